#!/usr/bin/env bash
# Installs what ./dev bench documents compares with: Debian's ReportLab and WeasyPrint, npm's Typst and pdfmake.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
packages=(python3-reportlab python3-reportlab-accel weasyprint valgrind fonts-lato)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "== bench: installing ${missing[*]}"
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
# npm writes this when it is done.
[ node_modules/.package-lock.json -nt package.json ] ||
  npm install --no-audit --no-fund --no-package-lock --loglevel=error
