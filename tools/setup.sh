#!/usr/bin/env bash
# setup.sh [--format | --lint | --judge]: installs the Debian packages (12 and 13) that are missing, in one call of
# apt-get: for building and testing, and for laying out code, for all of ./dev lint or for ./dev judge.
# docs/adr/0005-debian-packages.md says why each is here. Needs no root when nothing is missing.
set -euo pipefail

packages=(
  build-essential cmake ninja-build ccache pkg-config git
  # the server: gRPC, protobuf, Abseil, SQLite, TLS
  libgrpc++-dev protobuf-compiler-grpc protobuf-compiler libprotobuf-dev libabsl-dev libre2-dev libc-ares-dev
  libsqlite3-dev libssl-dev zlib1g-dev
  golang-github-gogo-googleapis-dev libgoogle-common-protos-java
  # the programs' allocator
  libgoogle-perftools-dev
  # flags and files
  libcli11-dev libyaml-cpp-dev libzip-dev
  # documents
  libhpdf-dev libharfbuzz-dev libfribidi-dev libunibreak-dev libutf8proc-dev libdeflate-dev liblcms2-dev
  libpng-dev libturbojpeg0-dev libqpdf-dev
  fonts-lato fonts-noto-core fonts-droid-fallback fonts-dejavu-core
  # tests
  libgtest-dev libgmock-dev libicu-dev qpdf poppler-utils mupdf-tools python3 python3-grpcio python3-protobuf procps
)
case ${1:-} in
  --judge) packages+=(default-jdk-headless libpdfbox2-java libactivation-java libjaxb-api-java libjaxb-java) ;;&
  --judge) tools=(nodejs npm) ;;
  --format) tools=(clang-format) ;;
  --lint) tools=(clang-format clang-tidy nodejs npm) ;;
  *) tools=() ;;
esac

missing=()
installed=$(dpkg-query -W -f '${binary:Package} ${db:Status-Abbrev}\n' | sed -n 's/^\([^ :]*\)[^ ]* ii.*$/\1/p')
for package in "${packages[@]}"; do
  grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
for package in "${tools[@]}"; do
  tool=${package/nodejs/node}  # may come from somewhere else than Debian
  command -v "$tool" >/dev/null || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || { echo "setup: not a Debian system; install by hand: ${missing[*]}" >&2; exit 69; }
as_root=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run as root, or install sudo; missing: ${missing[*]}" >&2; exit 77; }
  as_root=(sudo)
fi
echo "== setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"$log" 2>&1
}
# The package lists of a fresh machine are empty, those of an old one may be stale.
"${as_root[@]}" apt-get update -qq </dev/null >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
install || { tail -20 "$log" >&2; echo "setup: apt-get failed" >&2; exit 1; }
echo "== setup: done"
