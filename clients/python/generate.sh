#!/usr/bin/env bash
# generate.sh BUILD_DIR: writes Python modules of all protos to BUILD_DIR/python. BUILD_DIR must be configured: it holds
# Google's common protos. The .proto sources are found beside this script.
set -euo pipefail
build=$(realpath "${1:?generate.sh needs a configured build directory}")
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
out=$build/python
mkdir -p "$out"
cd "$root/proto"
find milepost -name '*.proto' ! -path '*/internal/*' -print0 |
  xargs -0 protoc -I . -I "$build/googleapis" --python_out="$out" --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" --grpc_python_out="$out"
cd "$build/googleapis"
find google -name '*.proto' -print0 | xargs -0 protoc -I . --python_out="$out"
