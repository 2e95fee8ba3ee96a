# Sourced by record.sh: networks, programs, captures, assertions and truths for one case at a time.
# Namespaces are named dl-*; everything a case makes lives in $WORK and in those namespaces.

set -euo pipefail

say() { printf '  %s\n' "$*" >&2; }
fail() {
  printf '  FAILED: %s\n' "$*" >&2
  for log in "$WORK"/*.log; do [ -e "$log" ] && { printf -- '--- %s\n' "${log##*/}" >&2; tail -n 25 "$log" >&2; }; done
  exit 1
}

# --- networks ---------------------------------------------------------------------------------------------------------

# The hardware address of a host's interface: fixed, so that truths and captures stay readable.
mac_of() {
  case $1 in
    c[1-9]) echo "02:00:00:00:0c:0${1#c}" ;;
    srv[1-9]) echo "02:00:00:00:05:0${1#srv}" ;;
    r[1-9]-*) local side=${1#r?-}; echo "02:00:00:00:0e:${1:1:1}${side#eth}" ;;
    *) fail "no hardware address for $1" ;;
  esac
}

in_ns() { local host=$1; shift; ip netns exec "dl-$host" "$@"; }

namespace() {
  ip netns add "dl-$1"
  in_ns "$1" sysctl -qw net.ipv6.conf.all.disable_ipv6="${IPV6_OFF:-1}" net.ipv6.conf.default.disable_ipv6="${IPV6_OFF:-1}" \
    net.ipv6.conf.default.accept_dad=0
  in_ns "$1" ip link set lo up
}

# lan NAME: a switch of its own, a bridge br0 in namespace dl-NAME.
lan() {
  namespace "$1"
  in_ns "$1" ip link add br0 address 02:00:00:00:b0:01 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
  in_ns "$1" ip link set br0 up
}

# attach HOST LAN [INTERFACE [ADDRESS/LENGTH]]: plugs a host (made at its first use) into a switch.
attach() {
  local host=$1 lan=$2 dev=${3:-eth0} address=${4:-} hw=$1
  [ -e "/run/netns/dl-$host" ] || namespace "$host"
  case $host in r[1-9]) hw=$host-$dev ;; esac
  ip link add dl-a type veth peer name dl-b
  ip link set dl-a netns "dl-$host" name "$dev" address "$(mac_of "$hw")"
  ip link set dl-b netns "dl-$lan" name "p-$host"
  in_ns "$host" ethtool -K "$dev" tx off tso off gso off gro off >/dev/null
  in_ns "$lan" ethtool -K "p-$host" tx off tso off gso off gro off >/dev/null
  in_ns "$lan" ip link set "p-$host" master br0 up
  in_ns "$host" ip link set "$dev" up
  [ -z "$address" ] || in_ns "$host" ip addr add "$address" brd + dev "$dev"
}

# The network most cases share: switch "sw", server srv1 at 10.9.0.1/24, client c1 without an address.
simple_network() {
  lan sw
  attach srv1 sw eth0 10.9.0.1/24
  attach c1 sw
}

forget_address() { in_ns "$1" ip addr flush dev eth0; in_ns "$1" ip route flush dev eth0 2>/dev/null || true; }

teardown() {
  local ns pid
  for ns in $(ip netns list | awk '/^dl-/{print $1}'); do
    for pid in $(ip netns pids "$ns"); do kill -9 "$pid" 2>/dev/null || true; done
    ip netns del "$ns"
  done
}

# --- programs ---------------------------------------------------------------------------------------------------------

# spawn HOST NAME COMMAND...: runs in the background with a private /run and client state; log in $WORK/NAME.log.
spawn() {
  local host=$1 name=$2; shift 2
  mkdir -p "$WORK/$host.run" "$WORK/$host.state"
  (exec ip netns exec "dl-$host" sh -c 'mount --bind "$1" /run && mount --bind "$2" /var/lib/dhcpcd && shift 2 && exec "$@"' \
    lab "$WORK/$host.run" "$WORK/$host.state" "$@") >>"$WORK/$name.log" 2>&1 </dev/null &
  echo $! >"$WORK/$name.pid"
  disown
}

stop() { # stop NAME [SIGNAL]: ends a spawned program and waits for its end
  local pid; pid=$(cat "$WORK/$1.pid")
  kill "-${2:-TERM}" "$pid" 2>/dev/null || true
  wait_for 8 "end of $1" gone "$pid"
}
gone() { ! kill -0 "$1" 2>/dev/null; }

wait_for() { # wait_for SECONDS WHAT COMMAND...
  local tries=$(($1 * 10)) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "waited in vain for $what"
    sleep 0.1
  done
}

wait_log() { wait_for "$1" "\"$3\" in $2.log" grep -qE -- "$3" "$WORK/$2.log"; }

# log_count NAME PATTERN: lines of a program's log that match
log_count() { grep -cE -- "$2" "$WORK/$1.log" || true; }

# dnsmasq_on HOST NAME ARGUMENTS...: DHCP only, no DNS.
dnsmasq_on() {
  local host=$1 name=$2; shift 2
  spawn "$host" "$name" dnsmasq --keep-in-foreground --conf-file=/dev/null --port=0 --user=root --group=root --no-hosts --no-resolv \
    --log-dhcp --log-facility=- --pid-file= --dhcp-leasefile="$WORK/$name.leases" --interface=eth0 --bind-dynamic "$@"
  wait_log 5 "$name" 'DHCP, (IP range|proxy|static)|started'
  sleep 0.2
}

# dhcpd_on HOST NAME: ISC dhcpd with the configuration read from standard input.
dhcpd_on() {
  local host=$1 name=$2
  { echo 'default-lease-time 600; max-lease-time 7200; ddns-update-style none;'; cat; } >"$WORK/$name.conf"
  [ -e "$WORK/$name.leases" ] || : >"$WORK/$name.leases"
  spawn "$host" "$name" dhcpd -4 -f -d -cf "$WORK/$name.conf" -lf "$WORK/$name.leases" -pf "$WORK/$name.dhcpd-pid" eth0
  wait_log 5 "$name" 'Server starting service'
}

# hook_for CLIENT: a script that each of the three clients can call; it sets the address and notes the event.
hook_for() {
  local hook=$WORK/$1.hook
  printf '#!/bin/sh\nEVENTS=%s\n. %s/hook.sh\n' "$WORK/$1.events" "$LAB" >"$hook"
  chmod +x "$hook"
  echo "$hook"
}

# dhclient_on CLIENT [CONFIGURATION [ARGUMENTS...]]
dhclient_on() {
  local host=$1 conf=${2:-}; shift; [ $# -eq 0 ] || shift
  printf 'send host-name "lab-%s";\nrequest subnet-mask, broadcast-address, routers, domain-name, domain-name-servers;\n%s\n' \
    "$host" "$conf" >"$WORK/$host.dhclient"
  spawn "$host" "$host" dhclient -4 -d -sf "$(hook_for "$host")" -cf "$WORK/$host.dhclient" -lf "$WORK/$host.leases" \
    -pf "$WORK/$host.dhclient-pid" "$@" eth0
}

# udhcpc_on CLIENT [ARGUMENTS...]
udhcpc_on() {
  local host=$1; shift
  spawn "$host" "$host" udhcpc -f -i eth0 -s "$(hook_for "$host")" -x "hostname:lab-$host" "$@"
}

# dhcpcd_on CLIENT [CONFIGURATION [ARGUMENTS...]]: the vendor class is set so that it does not name the recording machine.
dhcpcd_on() {
  local host=$1 conf=${2:-}; shift; [ $# -eq 0 ] || shift
  printf 'hostname lab-%s\nvendorclassid dhcpcd-9.4.1\nclientid\noption subnet_mask, routers, domain_name_servers, domain_name\n%s\n' \
    "$host" "$conf" >"$WORK/$host.dhcpcd"
  spawn "$host" "$host" dhcpcd -4 -B -d -f "$WORK/$host.dhcpcd" -c "$(hook_for "$host")" "$@" eth0
}

# wait_bound CLIENT [SECONDS [COUNT]]: until the client's hook has told of COUNT leases
wait_bound() { wait_for "${2:-15}" "lease of $1" has_leases "$1" "${3:-1}"; }
has_leases() { [ "$(grep -cP '^event=lease\t' "$WORK/$1.events" 2>/dev/null || true)" -ge "$2" ]; }

# --- captures ---------------------------------------------------------------------------------------------------------

# capture HOST INTERFACE NAME [TCPDUMP ARGUMENTS...]: into $WORK/NAME.cap until end_captures
capture() {
  local host=$1 dev=$2 name=$3; shift 3
  (exec ip netns exec "dl-$host" tcpdump -Z root --immediate-mode -U -B 131072 -n -i "$dev" -w "$WORK/$name.cap" "$@") \
    >"$WORK/$name.tcpdump" 2>&1 </dev/null &
  CAPTURES+=("$name:$!")
  wait_for 5 "tcpdump $name" grep -q 'listening on' "$WORK/$name.tcpdump"
}

end_captures() {
  local entry name pid
  sleep "${1:-0.5}"
  for entry in "${CAPTURES[@]}"; do
    name=${entry%%:*} pid=${entry##*:}
    kill -TERM "$pid"
    wait "$pid" || fail "tcpdump $name ended badly: $(cat "$WORK/$name.tcpdump")"
    grep -q '^0 packets dropped by kernel' "$WORK/$name.tcpdump" || fail "dropped packets in $name: $(cat "$WORK/$name.tcpdump")"
  done
  CAPTURES=()
}

# dumpcap_capture HOST NAME -i INTERFACE...: a pcapng capture; end_dumpcap NAME takes out what tells of the recording machine
dumpcap_capture() {
  local host=$1 name=$2; shift 2
  (exec ip netns exec "dl-$host" dumpcap -q "$@" -w "$WORK/$name.raw") >"$WORK/$name.dumpcap" 2>&1 </dev/null &
  echo $! >"$WORK/$name.pid"
  wait_for 5 "dumpcap $name" test -s "$WORK/$name.raw"
  sleep 0.5
}
end_dumpcap() {
  sleep 0.8
  stop "$1" INT
  ! grep -E "received/dropped on interface" "$WORK/$1.dumpcap" | grep -vqE '/0 \(pcap:0/' || fail "dropped packets in $1: $(cat "$WORK/$1.dumpcap")"
  grep -o 'Packets captured: [0-9]*' "$WORK/$1.dumpcap" | awk '{print $3, "packets captured"}' >"$WORK/$1.tcpdump"
  [ -s "$WORK/$1.tcpdump" ] || fail "dumpcap did not count: $(cat "$WORK/$1.dumpcap")"
  python3 "$LAB/strip-pcapng.py" "$WORK/$1.raw" "$WORK/$1.cap"
}

# packets NAME: as tcpdump counted them
packets() { awk '/packets? captured/{print $1}' "$WORK/$1.tcpdump"; }

# keep NAME [FIXTURE.EXTENSION]: a finished capture becomes a fixture
keep() { install -m 644 "$WORK/$1.cap" "$FIXTURES/${2:-$1.pcap}"; }

# --- assertions and truths --------------------------------------------------------------------------------------------

# saw LOG-NAME MAC TYPES: the server's own log must tell exactly these messages of this client, in this order
saw() {
  local seen; seen=$(python3 "$LAB/facts.py" types "$WORK/$1.log" "$2")
  [ "$seen" = "$3" ] || fail "$1 logged for $2: $seen; expected: $3"
}
# logged_types LOG-NAME MAC: the same as a JSON list, for cases whose retries are not known beforehand
logged_types() { python3 "$LAB/facts.py" types "$WORK/$1.log" "$2" json; }

# lease CLIENT [N]: the N-th lease the client's hook was told of, as the truth's JSON
lease() { python3 "$LAB/facts.py" lease "$WORK/$1.events" "${2:-1}"; }
address() { python3 "$LAB/facts.py" address "$WORK/$1.events" "${2:-1}"; }

# truth FIXTURE PACKETS: the rest of the truth is read from standard input and must be valid JSON
truth() { python3 "$LAB/facts.py" truth "$2" >"$WORK/$1.truth" && install -m 644 "$WORK/$1.truth" "$FIXTURES/$1.truth.json" && say "$1: $2 packets"; }

# dora CLIENT-HOST SERVER-IP [LEASE-NUMBER [RELAYS]]: the transaction every undisturbed first lease is
dora() {
  local ip; ip=$(address "$1" "${3:-1}")
  cat <<JSON
{"client": "$(mac_of "$1")", "kind": "init", "outcome": "bound", "types": ["DISCOVER", "OFFER", "REQUEST", "ACK"], "relays": ${4:-[]},
 "offers": [{"server": "$2", "ip": "$ip", "chosen": true}], "lease": $(lease "$1" "${3:-1}")}
JSON
}
