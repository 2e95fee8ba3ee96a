# What becomes of a lease: renewed, rebound, asked for again after a restart, refused, released.

# known TYPE... : a JSON list of message types
known() { python3 -c 'import json,sys; print(json.dumps(sys.argv[1:]))' "$@"; }

# exchange CLIENT KIND OUTCOME TYPES LEASE: a transaction without offers; LEASE is JSON or null
exchange() {
  cat <<JSON
{"client": "$(mac_of "$1")", "kind": "$2", "outcome": "$3", "types": $(known $4), "relays": [], "offers": [], "lease": $5}
JSON
}

dhcp-renew() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping --dhcp-option=58,6 --dhcp-option=59,60
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1 'also request dhcp-renewal-time, dhcp-rebinding-time;'
  wait_bound c1 30 3
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK REQUEST ACK REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 renew bound 'REQUEST ACK' "$(lease c1 2)"), $(exchange c1 renew bound 'REQUEST ACK' "$(lease c1 3)")],
 "notes": "the server sets T1 to 6 s; two renewals by unicast"}
JSON
}

dhcp-renew-udhcpc() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  sleep 0.5
  kill -USR1 "$(cat "$WORK/c1.pid")"
  wait_bound c1 10 2
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 renew bound 'REQUEST ACK' "$(lease c1 2)")], "notes": "the client renews because it was told to (SIGUSR1)"}
JSON
}

# The server that gave the lease is gone when the client renews (its host answers "port unreachable"); another one, which did not speak
# before, answers the broadcast of the rebinding client.
dhcp-rebind() {
  local timers='option dhcp-renewal-time 5; option dhcp-rebinding-time 12;' asked
  simple_network
  attach srv2 sw eth0 10.9.0.2/24
  dhcpd_on srv1 server <<<"authoritative; ping-check false; default-lease-time 40; $timers $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1 'also request dhcp-renewal-time, dhcp-rebinding-time;'
  wait_bound c1
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  stop server
  cp "$WORK/server.leases" "$WORK/second.leases"
  dhcpd_on srv2 second <<<"authoritative; ping-check false; default-lease-time 40; $timers $SUBNET"
  wait_bound c1 35 2
  stop c1 KILL
  end_captures
  saw second "$(mac_of c1)" 'REQUEST ACK'
  asked=$(log_count c1 'DHCPREQUEST for .* on eth0 to 10.9.0.1 port 67')
  [ "$asked" -ge 1 ] || fail 'no unicast renewal was tried'
  [ "$(log_count c1 'DHCPREQUEST for .* on eth0 to 255.255.255.255')" = 2 ] || fail 'one selecting and one rebinding broadcast were expected'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1),
  $(exchange c1 renew no-answer "$(printf 'REQUEST %.0s' $(seq "$asked"))" null),
  $(exchange c1 rebind bound 'REQUEST ACK' "$(lease c1 2)")],
 "notes": "T1 5 s, T2 12 s; renewals go unanswered (ICMP port unreachable quotes them), the rebinding broadcast is answered by 10.9.0.2. dhclient keeps one xid from the first renewal to the rebinding"}
JSON
}

# The same client is started again with its lease file.
dhcp-init-reboot() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  dhclient_on c1
  wait_bound c1
  stop c1 KILL
  forget_address c1
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1
  wait_bound c1 15 2
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK REQUEST ACK'
  grep -q 'state=REBOOT' "$WORK/c1.events" || fail 'not INIT-REBOOT'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 reboot bound 'REQUEST ACK' "$(lease c1 2)")], "notes": "recorded from the restart on"}
JSON
}

# A client with a lease of another network comes to this one: refused, then a first lease. Recorded from the move on.
dhcp-nak() {
  simple_network
  in_ns srv1 ip addr add 10.8.0.1/24 dev eth0
  dnsmasq_on srv1 elsewhere --dhcp-range=10.8.0.100,10.8.0.150,255.255.255.0,1h --dhcp-authoritative --no-ping
  dhclient_on c1
  wait_bound c1
  stop c1 KILL
  stop elsewhere
  forget_address c1
  in_ns srv1 ip addr del 10.8.0.1/24 dev eth0
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1
  wait_bound c1 20 2
  end_captures
  saw server "$(mac_of c1)" 'REQUEST NAK DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 reboot refused 'REQUEST NAK' null), $(dora c1 10.9.0.1 2)], "notes": "the client asks for $(address c1 1), which is of another network"}
JSON
}

# dhcpcd does the same, and ISC dhcpd refuses.
dhcp-nak-isc() {
  simple_network
  in_ns srv1 ip addr add 10.8.0.1/24 dev eth0
  dnsmasq_on srv1 elsewhere --dhcp-range=10.8.0.100,10.8.0.150,255.255.255.0,1h --dhcp-authoritative --no-ping
  dhcpcd_on c1 noarp
  wait_bound c1
  stop c1 KILL
  stop elsewhere
  forget_address c1
  in_ns srv1 ip addr del 10.8.0.1/24 dev eth0
  dhcpd_on srv1 server <<<"authoritative; ping-check false; $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1 noarp
  wait_bound c1 20 2
  end_captures
  saw server "$(mac_of c1)" 'REQUEST NAK DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 reboot refused 'REQUEST NAK' null), $(dora c1 10.9.0.1 2)], "notes": "the client asks for $(address c1 1), which is of another network"}
JSON
}

dhcp-release() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -R
  wait_bound c1
  sleep 1
  stop c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK RELEASE'
  [ ! -s "$WORK/server.leases" ] || fail 'the server still holds a lease'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 release released RELEASE null)]}
JSON
}

# The server is set up anew, with another range and without its leases, while the client holds one: the renewal is refused.
dhcp-nak-renewal() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  stop server
  rm "$WORK/server.leases"
  dnsmasq_on srv1 server --dhcp-range=10.9.0.50,10.9.0.60,255.255.255.0,1h --no-ping
  kill -USR1 "$(cat "$WORK/c1.pid")"
  wait_bound c1 20 2
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK REQUEST NAK DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 renew refused 'REQUEST NAK' null), $(dora c1 10.9.0.1 2)],
 "notes": "the server has lost its leases and has another range; the client was told to renew (SIGUSR1)"}
JSON
}
