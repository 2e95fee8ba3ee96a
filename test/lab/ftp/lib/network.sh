# Namespaces, cables between them and accounts in them. All names start with "fl-".

CLIENT=fl-c
SERVER=fl-s
ROUTER=fl-r

lab_begin() {
  remove_namespaces
  mkdir -p "$WORK/empty" "$WORK/captures" "$WORK/client"
  : >"$WORK/ledger"
  cd "$WORK/client"
}

lab_end() {
  local status=$?
  ((status == 0)) || { echo "   server log:"; tail -qn 15 "$WORK"/*.log 2>/dev/null | sed 's/^/   | /' || true; }
  remove_namespaces
  cd /
  if [[ -n ${FTP_LAB_KEEP:-} ]]; then echo "   kept: $WORK"; else rm -rf "$WORK"; fi
  return "$status"
}

# Ends what runs in our namespaces and takes them down.
remove_namespaces() {
  local namespace pid
  for namespace in $(ip netns list | awk '$1 ~ /^fl-/ { print $1 }'); do
    for pid in $(ip netns pids "$namespace"); do
      kill -9 "$pid" 2>/dev/null || true
    done
    ip netns delete "$namespace"
    rm -rf "/etc/netns/$namespace"
  done
}

# inside NS COMMAND...: a minute and a half at most.
inside() {
  local namespace=$1
  shift
  timeout --foreground -k 2 90 ip netns exec "$namespace" "$@"
}

add_namespace() {
  local namespace=$1
  ip netns add "$namespace"
  mkdir -p "/etc/netns/$namespace"
  printf '127.0.0.1 localhost %s\n' "$(hostname)" >"/etc/netns/$namespace/hosts"
  echo 'nameserver 127.0.0.1' >"/etc/netns/$namespace/resolv.conf"
  # Router solicitations and duplicate address detection would only be noise in the captures.
  inside "$namespace" sysctl -qw net.ipv6.conf.default.addr_gen_mode=1 net.ipv6.conf.default.accept_dad=0 \
    net.ipv6.conf.default.accept_ra=0 net.ipv6.conf.default.router_solicitations=0
  ip -n "$namespace" link set lo up
}

# cable NS-A DEVICE-A NS-B DEVICE-B: a veth pair without off-loading; the MAC addresses are made from a counter.
CABLES=0
cable() {
  CABLES=$((CABLES + 1))
  ip link add "flx$CABLES" type veth peer name "fly$CABLES"
  plug "flx$CABLES" "$1" "$2" "02:00:00:00:0$CABLES:01"
  plug "fly$CABLES" "$3" "$4" "02:00:00:00:0$CABLES:02"
}

plug() {
  local temporary=$1 namespace=$2 device=$3 mac=$4
  ip link set "$temporary" netns "$namespace" name "$device" address "$mac"
  inside "$namespace" ethtool -K "$device" tx off rx off tso off gso off gro off >/dev/null 2>&1
  ip -n "$namespace" link set "$device" up
}

address() {
  ip -n "$1" address add "$3" dev "$2"
}

# 10.77.0.1 and fd77::1 (client, c0) straight to 10.77.0.2 and fd77::2 (server, s0).
net_pair() {
  add_namespace "$CLIENT"
  add_namespace "$SERVER"
  cable "$CLIENT" c0 "$SERVER" s0
  address "$CLIENT" c0 10.77.0.1/24
  address "$SERVER" s0 10.77.0.2/24
  address "$CLIENT" c0 fd77::1/64
  address "$SERVER" s0 fd77::2/64
}

# Client NET.10 (c0) - router NET.1 (r0), router OTHER.1 (r1) - server OTHER.2 (s0).
net_router() {
  local client_net=$1 server_net=$2
  add_namespace "$CLIENT"
  add_namespace "$ROUTER"
  add_namespace "$SERVER"
  cable "$CLIENT" c0 "$ROUTER" r0
  cable "$ROUTER" r1 "$SERVER" s0
  address "$CLIENT" c0 "$client_net.10/24"
  address "$ROUTER" r0 "$client_net.1/24"
  address "$ROUTER" r1 "$server_net.1/24"
  address "$SERVER" s0 "$server_net.2/24"
  inside "$ROUTER" sysctl -qw net.ipv4.ip_forward=1
}

default_route() {
  ip -n "$1" route add default via "$2"
}

# net_switch NS=ADDRESS...: all on one bridge, br0 in fl-b; each one's device is e0.
net_switch() {
  local entry port=0
  add_namespace fl-b
  ip -n fl-b link add br0 type bridge
  ip -n fl-b link set br0 address 02:00:00:00:00:fe up
  for entry in "$@"; do
    port=$((port + 1))
    add_namespace "${entry%%=*}"
    cable "${entry%%=*}" e0 fl-b "p$port"
    ip -n fl-b link set "p$port" master br0
    address "${entry%%=*}" e0 "${entry#*=}/24"
  done
}

# firewall NS HOOK RULE...: nftables filter rules at the hook (input, forward, output).
firewall() {
  local namespace=$1 hook=$2
  shift 2
  { echo "table inet lab { chain $hook { type filter hook $hook priority 0; policy accept;"
    printf '%s;\n' "$@"
    printf '}\n}\n'; } | inside "$namespace" nft -f -
}

# control_port [PORT] [CLIENT-NS] [ADDRESS]: the client's port of the one control connection that was made to PORT (from ADDRESS); it must
# have been closed by FIN less than a minute ago, so that one of the two sides still remembers it.
control_port() {
  local port=${1:-21} client=${2:-$CLIENT} address=${3:-} found
  found=$(
    { inside "$client" ss -tanH "dport = :$port" | awk '{ print $4 }'
      inside "$SERVER" ss -tanH "sport = :$port" | awk '{ print $5 }'; } | grep -F "$address" | grep -oE '[0-9]+$' | sort -u
  )
  [[ $found =~ ^[0-9]+$ ]] || fail "expected one control connection, found: ${found:-none}"
  echo "$found"
}

# ports_in_order FILE [SERVER PORT]: the ports control connections came from, in the order of their SYNs; also where an RST made both
# sides forget them.
ports_in_order() {
  tcpdump -nr "$WORK/captures/$1" "dst port ${2:-21} and tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn" 2>/dev/null |
    sed -E 's/.*\.([0-9]+) > .*/\1/' | awk '!seen[$0]++' | tr '\n' ' '
}
