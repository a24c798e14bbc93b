#!/usr/bin/env bash
# fuzz.sh PROGRAM OUT [COUNT [FIRST]]: called by ./dev fuzz. Tries COUNT seeds of snapshots from FIRST on, and a share of
# texts, logos and damaged files, over all cores. What a build of the program has tried it does not try again: stop it and
# start it as you like. Failing seeds and the smallest snapshot of each go to OUT.
set -euo pipefail
program=$1 out=$2 count=${3:-100000} first=${4:-1}
each=500
tried=$out/tried-$(sha256sum "$program" | cut -c1-12)
mkdir -p "$tried"

part() {  # MODE FIRST COUNT
  local log=$tried/$1-$2-$3
  [ ! -s "$log" ] || return 0
  # A failure is in the log, too; the others go on. The program's own crashes speak on stderr.
  "$program" --mode "$1" --out "$out" "$2" "$3" >"$log.part" 2>>"$tried/stderr" || true
  grep '^seed' -A1 "$log.part" || true
  if ! grep -q 'failures$' "$log.part"; then
    echo "fuzz: $1 from $2 did not run to its end; $tried/stderr says why" >&2
    return 255  # and tries no more
  fi
  mv "$log.part" "$log"
}
# A quarter quicker: neither the places of allocations, which a failing seed's replay tells, nor filling what is allocated.
export ASAN_OPTIONS=malloc_context_size=0:max_malloc_fill_size=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export -f part
export program out tried

seed=$first
while [ "$seed" -lt $((first + count)) ]; do
  left=$((first + count - seed))
  size=$((left < each ? left : each))
  printf 'snapshots %d %d\ntexts %d %d\nimages %d %d\nfiles %d %d\n' "$seed" $size "$seed" $size "$seed" $size "$seed" $(((size + 9) / 10))
  seed=$((seed + each))
done | xargs -P "${MILEPOST_JOBS:-$(nproc)}" -L 1 bash -c 'part "$@"' part

awk '/failures$/ { made[$1] += $5; pages[$1] += $7; refused[$1] += $12; failed[$1] += $14; parts[$1]++ }
  END { for (mode in made)
          printf "%s: %d made with %d pages, %d refused, %d failures\n", mode, made[mode], pages[mode], refused[mode], failed[mode] }' \
  "$tried"/*-*-* | sort
! grep -qs '^seed' "$tried"/*-*-* || { echo "fuzz: failures; see $out and $tried" >&2; exit 1; }
