# First leases without trouble: DISCOVER, OFFER, REQUEST, ACK by three clients and two servers.

RANGE=(--dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0,1h --dhcp-option=3,10.9.0.1 --dhcp-option=6,10.9.0.1 --domain=lab.example --dhcp-authoritative)
SUBNET='subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.200 10.9.0.210; option routers 10.9.0.1; option domain-name "isc.lab.example"; option domain-name-servers 10.9.0.1, 10.9.0.2; }'

dhcp-dora-dnsmasq() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}"
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1
  wait_bound c1
  in_ns c1 busybox ping -qc1 -W2 10.9.0.1 >/dev/null
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "dnsmasq pings the address before it offers it; the client pings the router afterwards"}
JSON
}

dhcp-dora-udhcpc() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)]}
JSON
}

dhcp-dora-isc() {
  simple_network
  dhcpd_on srv1 server <<<"authoritative; $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1
  wait_bound c1 25
  end_captures 3
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "dhcpcd probes the address by ARP before it uses it, and announces it afterwards: not link-local"}
JSON
}

# Eight machines are switched on at once, and the server probes the addresses one after the other before it offers them.
dhcp-boot-at-once() {
  local i all=()
  simple_network
  for i in 2 3 4 5 6 7 8; do attach "c$i" sw; done
  dnsmasq_on srv1 server "${RANGE[@]}"
  capture sw br0 "$FUNCNAME"
  for i in 1 2 3 4 5 6 7 8; do dhclient_on "c$i"; done
  for i in 1 2 3 4 5 6 7 8; do wait_bound "c$i" 60; done
  end_captures
  for i in 1 2 3 4 5 6 7 8; do all+=("$(first_lease "c$i")"); done
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(IFS=,; echo "${all[*]}")],
 "notes": "the server pings each address for three seconds, so the last client waits for more than twenty; who asked again gets an OFFER for each DISCOVER; recorded on the bridge"}
JSON
}
first_lease() { # CLIENT: bound, whatever it took
  echo "{\"client\": \"$(mac_of "$1")\", \"kind\": \"init\", \"outcome\": \"bound\", \"relays\": [], \"lease\": $(lease "$1")}"
}

# One machine with two interfaces in the same network: Linux answers ARP for either address on both.
dhcp-two-interfaces() {
  local second=02:00:00:00:1c:01
  simple_network
  ip link add dl-a type veth peer name dl-b
  ip link set dl-a netns dl-c1 name eth1 address "$second"
  ip link set dl-b netns dl-sw name p-c1-eth1
  in_ns sw ip link set p-c1-eth1 master br0 up
  in_ns c1 ip link set eth1 up
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture sw br0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  spawn c1 c1-eth1 udhcpc -f -i eth1 -s "$(hook_for c1)" -x hostname:lab-c1
  wait_bound c1 15 2
  sleep 1
  in_ns srv1 ip neigh flush dev eth0
  in_ns srv1 busybox ping -qc1 -W2 "$(address c1 1)" >/dev/null
  in_ns srv1 busybox ping -qc1 -W2 "$(address c1 2)" >/dev/null
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  saw server "$second" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(dora c1 10.9.0.1 2 | sed "s/$(mac_of c1)/$second/")],
 "notes": "both interfaces of c1 answer ARP for either address; recorded on the bridge"}
JSON
}
