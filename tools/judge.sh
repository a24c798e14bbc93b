#!/usr/bin/env bash
# judge.sh FILE.pdf...: called by ./dev judge. What independent programs say of documents: qpdf, poppler and mupdf read
# them without a complaint, and PDFBox takes them for valid PDF/A-1b.
set -euo pipefail
[ $# -gt 0 ] || { echo "judge: name the PDFs" >&2; exit 64; }
failed=0
for file in "$@"; do
  qpdf --check "$file" >/dev/null || failed=1
  for reader in "pdftotext $file -" "pdftoppm -r 20 $file" "pdfinfo -struct $file" "mutool draw -q -N -F trace $file"; do
    # shellcheck disable=SC2086 # a reader is a command with arguments
    said=$($reader 2>&1 >/dev/null) || failed=1
    [ -z "$said" ] || { printf '%s\n  %s\n' "$reader" "$said"; failed=1; }
  done
  pdfinfo "$file" | grep -q '^Tagged: *yes$' || { echo "no tags: $file"; failed=1; }
done
judges=$(dirname "${BASH_SOURCE[0]}")/../tests/judges
[ -d "$judges/node_modules/pdfjs-dist" ] ||
  (cd "$judges" && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --omit=optional --loglevel=error) >&2
node "$judges/read_with_pdfjs.mjs" "$@" || failed=1
jars=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging jaxb-api jaxb-core jaxb-runtime javax.activation; do
  jars+=/usr/share/java/$jar.jar:
done
java -cp "$jars" "$judges/Preflight.java" "$@" || failed=1
[ $failed = 0 ] || { echo "judge: failed" >&2; exit 1; }
echo "judge: $# files, no complaint"
