#!/usr/bin/env bash
# lint.sh [--quick | --all | --format | --accept-contract]: called by ./dev lint, after setup and configure.
#   (nothing)          format, shell, contract, and clang-tidy over the files that differ from main
#   --quick            all but clang-tidy; buf only where it is installed: for machines without a package registry
#   --all              clang-tidy over every file
#   --format           lay out all C++ files anew and check nothing
#   --accept-contract  make today's contract the released one that later changes may not break (only at a release)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=${1:-}
build=build/dev
jobs=${MILEPOST_JOBS:-$(nproc)}
failed=()
check() { printf -- '-- %s\n' "$1"; shift; "$@" || failed+=("$1"); }

mapfile -t cpp < <(git ls-files --cached --others --exclude-standard '*.cc' '*.h')

format() {
  local wrong
  wrong=$(printf '%s\0' "${cpp[@]}" | xargs -0 -r clang-format --dry-run 2>&1 |
    sed -n 's/^\([^ :]*\):[0-9]*:[0-9]*: .*clang-format-violations.*/\1/p' | sort -u)
  [ -z "$wrong" ] || { printf '%s\n' "$wrong" "laid out differently; ./dev format lays it out"; return 1; }
}

shell() { bash -n dev tools/*.sh tests/bench/documents/setup.sh .ci/run; }

buf_path() {
  command -v buf && return
  local tool=tools/lint/node_modules/.bin/buf
  if [ ! -x "$tool" ] && [ "$mode" != --quick ]; then
    (cd tools/lint && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error) >&2
  fi
  [ -x "$tool" ] && echo "$tool"
}

contract() {
  local buf image=$build/milepost.binpb
  cmake --build "$build" --target milepost_contract_gate >"$build/contract.log" 2>&1 || { cat "$build/contract.log"; return 1; }
  if ! buf=$(buf_path); then
    [ "$mode" = --quick ] && echo "buf is not installed; style and compatibility are judged by ./dev lint" && return
    echo "buf could not be installed" >&2
    return 1
  fi
  "$buf" lint "$image" --path milepost || return 1
  "$buf" breaking "$image" --against proto/released.binpb --path milepost
}

changed() {  # the C++ sources that differ from where this branch left main, or from the last commit on main itself
  local base
  base=$(git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main 2>/dev/null || echo HEAD)
  [ "$base" != "$(git rev-parse HEAD)" ] || base=HEAD~1
  git rev-parse -q --verify "$base" >/dev/null || base=HEAD
  { git diff --name-only --diff-filter=d "$base" -- '*.cc'; git ls-files --others --exclude-standard '*.cc'; } | sort -u
}

tidy() {
  local -a files
  if [ "$mode" = --all ]; then
    mapfile -t files < <(git ls-files '*.cc')
  else
    mapfile -t files < <(changed)
  fi
  [ ${#files[@]} -gt 0 ] || { echo "no C++ file differs"; return; }
  echo "${#files[@]} files"
  # What protoc writes has to exist before anything that includes it can be read.
  cmake --build "$build" --target milepost_stubs --parallel "$jobs" >"$build/tidy.log" || { tail "$build/tidy.log"; return 1; }
  printf '%s\0' "${files[@]}" | xargs -0 -r -n 1 -P "$jobs" clang-tidy --quiet -p "$build" 2>/dev/null
}

case $mode in
  --format) clang-format -i "${cpp[@]}"; exit ;;
  --accept-contract)
    cmake --build "$build" --target milepost_image >/dev/null
    "$(buf_path)" build "$build/milepost.binpb" --path milepost --exclude-source-info -o proto/released.binpb
    exit ;;
  '' | --quick | --all) ;;
  *) echo "lint: unknown option $mode" >&2; exit 64 ;;
esac
check "format ($(clang-format --version | grep -oE '[0-9]+\.[0-9.]+' | head -1))" format
check shell shell
check contract contract
[ "$mode" = --quick ] || check tidy tidy
[ ${#failed[@]} -eq 0 ] || { echo "lint: failed: ${failed[*]}" >&2; exit 1; }
echo "lint: clean"
