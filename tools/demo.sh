#!/usr/bin/env bash
# demo.sh [--out DIR]: called by ./dev demo, after setup and build. Starts a server of its own on a free port of this
# machine, imports the people of clients/demo, makes the documents of five of them, of a team and of the organization,
# and stops the server. The clock stands still, so every run makes the same bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=out/demo
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=${2:?demo: --out needs a directory}; shift 2 ;;
    --out=*) out=${1#--out=}; shift ;;
    *) echo "demo: unknown argument $1" >&2; exit 64 ;;
  esac
done
clock=2026-06-30T09:00:00Z
bin=build/dev/bin
mkdir -p "$out/briefs"
rm -f "$out"/milepost.db* "$out"/port "$out"/server.log "$out"/*-plan.pdf "$out"/*-progress.pdf "$out"/briefs/*.pdf \
  "$out"/team-summary.pdf "$out"/roll-up.pdf "$out"/blank-form.pdf

server=
stop() {
  if [ -n "$server" ] && kill "$server" 2>/dev/null; then wait "$server" || true; fi
  rm -f "$out/port"
}
trap stop EXIT
start() {
  rm -f "$out/port"
  "$bin/milepostd" serve --listen=127.0.0.1:0 --port-file="$out/port" --database="sqlite:$out/milepost.db" \
    --auth=development --clock="fixed:$clock" --drain-timeout-s=0 >>"$out/server.log" 2>&1 </dev/null &
  server=$!
  for _ in $(seq 200); do
    [ -s "$out/port" ] && break
    kill -0 "$server" 2>/dev/null || { server=; cat "$out/server.log" >&2; echo "demo: the server did not start" >&2; exit 1; }
    sleep 0.05
  done
  [ -s "$out/port" ] || { cat "$out/server.log" >&2; echo "demo: the server did not listen within 10 s" >&2; exit 1; }
  MILEPOST_SERVER=127.0.0.1:$(cat "$out/port")
  export MILEPOST_SERVER
}
start
# The sweep at the start counts people, once a day: let it find nobody before there is somebody.
for _ in $(seq 200); do
  grep -q 'swept in' "$out/server.log" && break
  sleep 0.05
done
milepost() { "$bin/milepost" "$@"; }

echo "== import clients/demo"
milepost import clients/demo/*.yaml
people=()
for file in clients/demo/*.yaml; do  # each of the five has a file of the same name
  person=$(basename "$file" .yaml)
  case $person in catalog | colleagues | engineering | templates) ;; *) people+=("$person") ;; esac
done
for person in "${people[@]}"; do
  for kind in plan progress; do
    milepost --as "$person" report "$person" --kind "$kind" --out "$out/$person-$kind.pdf"
  done
  milepost --as "$person" brief "$person" --out "$out/briefs/$person-brief.pdf"
done
milepost --as helen report helen --kind team-summary --out "$out/team-summary.pdf"
milepost --as helen report helen --kind blank-form --out "$out/blank-form.pdf"
# Now it finds everybody.
stop
start
counted=
for _ in $(seq 200); do
  counted=$(milepost --as profiles/olga --roles hr_admin --output json call GoalsService.GetOrganizationSummary '{}' | grep -c asOfTime || true)
  [ "$counted" != 0 ] && break
  sleep 0.05
done
[ "$counted" != 0 ] || { echo "demo: nobody was counted within 10 s" >&2; exit 1; }
milepost --as profiles/olga --roles hr_admin report olga --kind roll-up --out "$out/roll-up.pdf"

cat <<T

The documents:
$(printf '  %s\n' "$out"/*.pdf "$out"/briefs/*.pdf)

Next: start the server again over the same data, and ask it something.
  $bin/milepostd serve --listen=127.0.0.1:50051 --database=sqlite:$out/milepost.db --auth=development --clock=fixed:$clock
  export MILEPOST_SERVER=127.0.0.1:50051 MILEPOST_AS=${people[0]}
  $bin/milepost list profiles/${people[0]}/goals
  $bin/milepost --help
README.md goes on from there.
T
