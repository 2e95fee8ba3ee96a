# Relays. Client network 10.1.0.0/24 (relay r1 at .1), server network 10.2.0.0/24 (r1 at .1, server at .5).

RELAYED='subnet 10.2.0.0 netmask 255.255.255.0 { } subnet 10.1.0.0 netmask 255.255.255.0 { range 10.1.0.50 10.1.0.60; option routers 10.1.0.1; option domain-name-servers 10.2.0.5; }'

routed_network() {
  lan near
  lan far
  attach c1 near
  attach r1 near eth0 10.1.0.1/24
  attach r1 far eth1 10.2.0.1/24
  attach srv1 far eth0 10.2.0.5/24
  in_ns r1 sysctl -qw net.ipv4.ip_forward=1
  in_ns srv1 ip route add default via 10.2.0.1
  dhcpd_on srv1 server <<<"authoritative; ping-check false; $RELAYED"
}

# relay_on HOST ARGUMENTS...
relay_on() {
  local host=$1; shift
  spawn "$host" "relay-$host" dhcrelay -4 -d --no-pid "$@"
  wait_log 5 "relay-$host" 'Sending on .*Socket/fallback'
  sleep 0.2
}

# relayed TYPES [RELAYS]: one bound lease as seen at the places of capture
relayed() {
  cat <<JSON
{"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "types": $(known $1), "relays": ${2:-[\"10.1.0.1\"]},
 "offers": [{"server": "10.2.0.5", "ip": "$(address c1)", "chosen": true}], "lease": $(lease c1)}
JSON
}

# merged NAME PART...: captures of one moment in one file ($FORMAT, else pcap), in order of time
merged() {
  local name=$1 part parts=() total=0; shift
  for part in "$@"; do parts+=("$WORK/$part.cap"); total=$((total + $(packets "$part"))); done
  mergecap -F "${FORMAT:-pcap}" -w "$WORK/$name.cap" "${parts[@]}"
  [ "${FORMAT:-pcap}" = pcap ] || { mv "$WORK/$name.cap" "$WORK/$name.raw"; python3 "$LAB/strip-pcapng.py" "$WORK/$name.raw" "$WORK/$name.cap"; }
  echo "$total packets captured" >"$WORK/$name.tcpdump"
}

# One lease, recorded at four places at once.
dhcp-relay() {
  local name twice='DISCOVER DISCOVER OFFER OFFER REQUEST REQUEST ACK ACK' once='DISCOVER OFFER REQUEST ACK'
  routed_network
  relay_on r1 -id eth0 -iu eth1 10.2.0.5
  capture r1 eth0 dhcp-relay-client-side
  capture r1 eth1 dhcp-relay-server-side
  capture r1 any dhcp-relay-any -y LINUX_SLL2
  dhclient_on c1
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" "$once"
  merged dhcp-relay-both dhcp-relay-client-side dhcp-relay-server-side
  for name in dhcp-relay-client-side dhcp-relay-server-side dhcp-relay-both dhcp-relay-any; do keep "$name"; done
  truth dhcp-relay-client-side "$(packets dhcp-relay-client-side)" <<JSON
{"transactions": [$(relayed "$once")], "notes": "between client and relay; the relay's address is in giaddr of its answers only"}
JSON
  truth dhcp-relay-server-side "$(packets dhcp-relay-server-side)" <<JSON
{"transactions": [$(relayed "$once")], "notes": "between relay and server: all by unicast, port 67 to 67"}
JSON
  truth dhcp-relay-both "$(packets dhcp-relay-both)" <<JSON
{"transactions": [$(relayed "$twice")], "notes": "both sides of the relay in one file"}
JSON
  truth dhcp-relay-any "$(packets dhcp-relay-any)" <<JSON
{"transactions": [$(relayed "$twice")], "notes": "both sides of the relay through -i any (SLL2)"}
JSON
}

# The relay adds option 82. Recorded on both interfaces twice: by tcpdump, merged by time into one pcapng with two interfaces, and by one
# dumpcap, which writes the packets of each interface in batches: that file is not in order of time.
dhcp-relay-option82() {
  local types='DISCOVER DISCOVER OFFER OFFER REQUEST REQUEST ACK ACK'
  routed_network
  relay_on r1 -a -id eth0 -iu eth1 10.2.0.5
  capture r1 eth0 near
  capture r1 eth1 far
  dumpcap_capture r1 dhcp-relay-unsorted -i eth0 -i eth1
  dhclient_on c1
  wait_bound c1
  end_dumpcap dhcp-relay-unsorted
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  [ "$(log_count relay-r1 'Adding .* relay agent option')" = 2 ] || fail 'option 82 should have been added twice'
  FORMAT=pcapng merged "$FUNCNAME" near far
  keep "$FUNCNAME" "$FUNCNAME.pcapng"
  keep dhcp-relay-unsorted dhcp-relay-unsorted.pcapng
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(relayed "$types")], "notes": "dhcrelay -a: option 82 on the server's side only; one pcapng interface a side"}
JSON
  truth dhcp-relay-unsorted "$(packets dhcp-relay-unsorted)" <<JSON
{"transactions": [$(relayed "$types")], "notes": "the same lease; the records are not in order of time (dumpcap wrote the interfaces in batches), the types told here are"}
JSON
}

# Two relays in a row: near (10.1) - r1 - middle (10.3) - r2 - far (10.2). The server answers the first relay directly.
dhcp-relay-chain() {
  lan near
  lan middle
  lan far
  attach c1 near
  attach r1 near eth0 10.1.0.1/24
  attach r1 middle eth1 10.3.0.1/24
  attach r2 middle eth0 10.3.0.2/24
  attach r2 far eth1 10.2.0.1/24
  attach srv1 far eth0 10.2.0.5/24
  in_ns r1 sysctl -qw net.ipv4.ip_forward=1
  in_ns r2 sysctl -qw net.ipv4.ip_forward=1
  in_ns r1 ip route add default via 10.3.0.2
  in_ns r2 ip route add 10.1.0.0/24 via 10.3.0.1
  in_ns srv1 ip route add default via 10.2.0.1
  dhcpd_on srv1 server <<<"authoritative; ping-check false; $RELAYED"
  relay_on r1 -id eth0 -iu eth1 10.3.0.2
  relay_on r2 -id eth0 -iu eth1 10.2.0.5
  capture r1 eth0 near
  capture r2 eth1 far
  dhclient_on c1
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  merged "$FUNCNAME" near far
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(relayed 'DISCOVER DISCOVER OFFER OFFER REQUEST REQUEST ACK ACK')],
 "notes": "the client's network and the server's network, two relays apart (hops 2 at the server); the network between the relays is not recorded"}
JSON
}

# The relay asks two servers, which share the network by halves.
dhcp-relay-two-servers() {
  routed_network
  attach srv2 far eth0 10.2.0.6/24
  in_ns srv2 ip route add default via 10.2.0.1
  dhcpd_on srv2 second <<<"authoritative; ping-check false; ${RELAYED/10.1.0.50 10.1.0.60/10.1.0.150 10.1.0.160}"
  relay_on r1 -a -id eth0 -iu eth1 10.2.0.5 10.2.0.6
  capture r1 eth0 near
  capture r1 eth1 far
  dhclient_on c1
  wait_bound c1
  end_captures
  grep -q DHCPOFFER "$WORK/server.log" && grep -q DHCPOFFER "$WORK/second.log" || fail 'both servers should have offered'
  merged "$FUNCNAME" near far
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [{"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "relays": ["10.1.0.1"], "lease": $(lease c1)}],
 "notes": "dhcrelay -a sends each message to both servers (option 82), and each makes an offer from its own half; both sides of the relay in one file"}
JSON
}
