#!/usr/bin/env bash
# Records the DHCP fixtures from real servers and clients in network namespaces. Needs root and Debian's dnsmasq-base, isc-dhcp-server,
# isc-dhcp-relay, isc-dhcp-client, udhcpc, dhcpcd-base, avahi-autoipd, tcpdump, tshark, nftables, ethtool and python3.
#   record.sh            all cases            record.sh dhcp-renew dhcp-nak     some of them            record.sh --list
set -euo pipefail
LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
FIXTURES=${FIXTURES:-$(cd "$LAB/../../.." && pwd)/fixtures}
source "$LAB/lib.sh"
for file in "$LAB"/cases/*.sh; do source "$file"; done

all_cases() { declare -F | awk '$3 ~ /^dhcp-/ {print $3}'; }

# Each case runs in a shell of its own, so that one failure leaves the others standing.
run_case() (
  set -e
  WORK=$(mktemp -d) CAPTURES=()
  trap 'teardown; rm -rf "$WORK"' EXIT
  teardown
  "$1"
)

[ "${1:-}" != --list ] || { all_cases; exit; }
[ "$(id -u)" = 0 ] || { echo 'record.sh: needs root (network namespaces)' >&2; exit 2; }
mkdir -p "$FIXTURES"
failed=()
for name in ${@:-$(all_cases)}; do
  declare -F "$name" >/dev/null || { echo "record.sh: no case \"$name\"; see --list" >&2; exit 2; }
  echo "$name" >&2
  set +e; run_case "$name"; status=$?; set -e
  [ $status = 0 ] || failed+=("$name")
done
[ ${#failed[@]} = 0 ] || { echo "record.sh: failed: ${failed[*]}" >&2; exit 1; }
