#!/bin/bash
# Records the FTP captures of fixtures/ again: real servers and clients in network namespaces, tcpdump beside them.
#
#   test/lab/ftp/record.sh            every case
#   test/lab/ftp/record.sh CASE...    those cases
#   test/lab/ftp/record.sh --list     their names
#
# Needs root and the programs of README.md. A case either meets all its expectations and replaces its files, or leaves them alone.
set -euo pipefail

LAB=$(cd "$(dirname "$0")" && pwd)
OUT=${FTP_LAB_OUT:-$(cd "$LAB/../../.." && pwd)/fixtures}

for part in "$LAB"/lib/*.sh "$LAB"/cases/*.sh; do
  # shellcheck source=/dev/null
  source "$part"
done

list_cases() {
  compgen -A function case_ | sed 's/^case_//; s/_/-/g' | sort
}

# Runs one case in a shell of its own, so that nothing of it outlives it.
run_case() (
  set -euo pipefail
  CASE=$1
  WORK=$(mktemp -d -t ftp-lab.XXXXXX)
  trap lab_end EXIT
  lab_begin
  "case_${CASE//-/_}"
)

# The truths are linted like all else; elsewhere than in the repository they stay as they are.
format_truths() {
  local root
  root=$(dirname "$OUT")
  [[ ! -x $root/node_modules/.bin/biome ]] || (cd "$root" && node_modules/.bin/biome format --write "$OUT"/ftp*.truth.json >/dev/null)
}

main() {
  if [[ ${1:-} == --list ]]; then
    list_cases
    return
  fi
  [[ $(id -u) == 0 ]] || { echo "record.sh: needs root for namespaces and capturing" >&2; exit 2; }
  prepare_servers
  local names=("$@") failed=() name
  ((${#names[@]})) || mapfile -t names < <(list_cases)
  for name in "${names[@]}"; do
    declare -F "case_${name//-/_}" >/dev/null || { echo "record.sh: no case $name (see --list)" >&2; exit 2; }
    echo "== $name"
    # "set -e" is off inside a condition, so the outcome is asked for afterwards.
    set +e
    run_case "$name"
    local status=$?
    set -e
    ((status == 0)) || { failed+=("$name"); echo "-- FAILED: $name"; }
  done
  format_truths
  ((${#failed[@]} == 0)) || { echo "failed: ${failed[*]}"; exit 1; }
}

main "$@"
