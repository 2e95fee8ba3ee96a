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
