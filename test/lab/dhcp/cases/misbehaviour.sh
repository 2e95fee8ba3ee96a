# Machines that do not keep to the rules: a second server that contradicts the first, a relay that falls silent, a flood of made-up
# clients, a client that uses its address before or after the time.

# The second server names itself as router and DNS server; the first one is chosen.
dhcp-servers-contradict() {
  simple_network
  attach srv2 sw eth0 10.9.0.66/24
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  dnsmasq_on srv2 second --dhcp-range=10.9.0.180,10.9.0.190,255.255.255.0,2m --dhcp-option=3,10.9.0.66 --dhcp-option=6,10.9.0.66 --no-ping
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1 'select-timeout 3; require domain-name;'
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  wait_log 1 second 'DHCPOFFER'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [{"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "types": $(known DISCOVER OFFER OFFER REQUEST ACK), "lease": $(lease c1)}],
 "notes": "10.9.0.1 and 10.9.0.66 both offer, with different routers, DNS servers and lease times; the client requires a domain name, which 10.9.0.1 offers"}
JSON
}

# The relay hands the DISCOVER on and stands still before the server answers, three seconds later.
dhcp-relay-silent() {
  lan near
  lan far
  attach c1 near
  attach r1 near eth0 10.1.0.1/24
  attach r1 far eth1 10.2.0.1/24
  attach srv1 far eth0 10.2.0.5/24
  in_ns r1 sysctl -qw net.ipv4.ip_forward=1
  in_ns srv1 ip route add default via 10.2.0.1
  dnsmasq_on srv1 server --dhcp-range=10.1.0.50,10.1.0.60,255.255.255.0,1h --dhcp-option=3,10.1.0.1 --no-ping --dhcp-reply-delay=3
  relay_on r1 -id eth0 -iu eth1 10.2.0.5
  capture r1 eth0 near
  capture r1 eth1 far
  udhcpc_on c1 -n -t 3 -T 3
  wait_log 10 server 'DHCPDISCOVER'
  kill -STOP "$(cat "$WORK/relay-r1.pid")"
  wait_log 20 c1 'no lease, failing'
  end_captures
  wait_log 1 server 'DHCPOFFER'
  merged "$FUNCNAME" near far
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [{"client": "$(mac_of c1)", "kind": "init", "outcome": "offered", "relays": ["10.1.0.1"]}],
 "notes": "both sides of the relay in one file; the server's OFFER reaches the relay's host, and the client never hears of it"}
JSON
}

# The clients that raw-client.py makes up, each with its answer.
made_up_clients() {
  python3 -c 'import sys
for number in range(int(sys.argv[1])):
    low = number * 40503 & 0xFFFF
    print("," * (number > 0), "{\"client\": \"02:f1:00:d0:%02x:%02x\", \"kind\": \"init\", \"outcome\": \"offered\"}" % (low >> 8, low & 255))' "$1"
}

dhcp-starvation() {
  simple_network
  dnsmasq_on srv1 server --dhcp-range=10.9.0.100,10.9.0.119,255.255.255.0,1h --no-ping
  capture srv1 eth0 "$FUNCNAME"
  in_ns c1 python3 "$LAB/raw-client.py" flood eth0 "$(mac_of c1)" 80
  end_captures
  [ "$(log_count server 'DHCPDISCOVER')" -ge 20 ] || fail 'the server heard too few DISCOVERs'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(made_up_clients 80)],
 "notes": "80 made-up clients in two seconds, all from one Ethernet address; the pool has 20 addresses"}
JSON
}

dhcp-used-before-ack() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  in_ns c1 python3 "$LAB/raw-client.py" hasty eth0 "$(mac_of c1)" 10.9.0.1 >"$WORK/hasty.log"
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [{"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "types": $(known DISCOVER OFFER REQUEST ACK)}],
 "notes": "the client pings the server from the address offered before it has requested it"}
JSON
}

# A lease of eight seconds; the client dies without a word, and its address goes on being used.
dhcp-used-after-lease() {
  simple_network
  dhcpd_on srv1 server <<<"authoritative; ping-check false; default-lease-time 8; max-lease-time 8; $SUBNET"
  capture srv1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  stop c1 KILL
  in_ns c1 ping -q -c 12 -i 1 10.9.0.1 >"$WORK/ping.log"
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "the lease is of eight seconds and is not renewed; the client pings on from its address for twelve"}
JSON
}

dhcp-lease-short() {
  simple_network
  dhcpd_on srv1 server <<<"authoritative; ping-check false; default-lease-time 20; max-lease-time 20; $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1
  wait_bound c1 40 3
  stop c1
  end_captures
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 renew bound "REQUEST ACK" "$(lease c1 2)"), $(exchange c1 renew bound "REQUEST ACK" "$(lease c1 3)")],
 "notes": "leases of twenty seconds, renewed by unicast twice"}
JSON
}
