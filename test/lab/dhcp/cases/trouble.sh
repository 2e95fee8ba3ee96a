# What goes wrong: an address in use, no server, a server that falls silent, an empty pool.

# failed_try CLIENT OUTCOME TYPES OFFERS: a first lease that came to nothing
failed_try() {
  cat <<JSON
{"client": "$(mac_of "$1")", "kind": "init", "outcome": "$2", "types": $(known $3), "relays": [], "offers": $4, "lease": null}
JSON
}
times() { local i; for ((i = 0; i < $2; i++)); do printf '%s ' "$1"; done; } # times WORD COUNT

# Another host already uses the address that the server gives: the client hears it answer ARP, declines, and asks again.
dhcp-decline() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  udhcpc_on c1 -n -q
  wait_bound c1
  wait_for 5 'end of the trial run' gone "$(cat "$WORK/c1.pid")"
  forget_address c1
  attach c2 sw eth0 "$(address c1 1)/24"
  stop server
  rm "$WORK/server.leases" "$WORK/server.log"
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -a -A 3
  wait_bound c1 40 2
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK DECLINE DISCOVER OFFER REQUEST ACK'
  wait_log 1 server "DHCPDECLINE\\(eth0\\) $(address c1 1)"
  [ "$(address c1 1)" != "$(address c1 2)" ] || fail 'the declined address was given again'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(exchange c1 decline declined DECLINE null), $(dora c1 10.9.0.1 2)],
 "notes": "$(address c1 1) is in use by $(mac_of c2), which answers the client's ARP probe"}
JSON
}

dhcp-decline-dhcpcd() {
  simple_network
  attach c2 sw eth0 10.9.0.200/24
  dhcpd_on srv1 server <<<"authoritative; ping-check false; $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1
  wait_bound c1 50
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK DECLINE DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [
  {"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "types": $(known DISCOVER OFFER REQUEST ACK), "relays": [],
   "offers": [{"server": "10.9.0.1", "ip": "10.9.0.200", "chosen": true}], "lease": {"ip": "10.9.0.200", "seconds": 600, "server": "10.9.0.1"}},
  $(exchange c1 decline declined DECLINE null), $(dora c1 10.9.0.1)],
 "notes": "10.9.0.200 is in use by $(mac_of c2)"}
JSON
}

# No server at all: DISCOVERs, then a link-local address (RFC 3927: three probes, two announcements).
dhcp-no-server-linklocal() {
  local ip asked claims
  lan sw
  attach c1 sw
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1
  wait_log 40 c1 'using IPv4LL address'
  end_captures 3
  ip=$(in_ns c1 ip -4 -o addr show dev eth0 | grep -o '169\.254\.[0-9.]*' | head -1)
  asked=$(log_count c1 'sending DISCOVER')
  claims=$(linklocal_claims c1 "$ip" 3 2)
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(failed_try c1 no-offer "$(times DISCOVER "$asked")" '[]')], "linkLocal": $claims, "notes": "dhcpcd, no server"}
JSON
}

linklocal_claims() { # CLIENT IP PROBES ANNOUNCEMENTS
  python3 -c 'import json,sys; mac,ip,p,a=sys.argv[1:]; print(json.dumps([{"mac":mac,"ip":ip,"kind":k} for k in ["probe"]*int(p)+["announcement"]*int(a)]))' \
    "$(mac_of "$1")" "$2" "$3" "$4"
}

# udhcpc gives up; avahi-autoipd then takes an address, and the one it is told to start with is in use by another host.
dhcp-linklocal-conflict() {
  local ip asked
  lan sw
  attach c1 sw
  attach c2 sw eth0 169.254.7.9/16
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -n -t 3 -T 2
  wait_log 20 c1 'no lease, failing'
  asked=$(log_count c1 'broadcasting discover')
  spawn c1 autoipd avahi-autoipd --no-drop-root --no-chroot --start=169.254.7.9 --script=/bin/true eth0
  wait_log 40 autoipd 'Successfully claimed'
  end_captures 3
  ip=$(grep -o 'Successfully claimed IP address [0-9.]*' "$WORK/autoipd.log" | grep -o '[0-9.]*$')
  [ "$ip" != 169.254.7.9 ] || fail 'the address in use was taken'
  keep "$FUNCNAME"
  [ "$(log_count autoipd 'Trying address|Starting with address')" = 2 ] || fail 'one conflict was expected'
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(failed_try c1 no-offer "$(times DISCOVER "$asked")" '[]')], "linkLocal": [{"mac": "$(mac_of c1)", "ip": "169.254.7.9", "kind": "probe"}, $(linklocal_claims c1 "$ip" 3 2 | tr -d '[]')],
 "notes": "udhcpc gives up; avahi-autoipd probes 169.254.7.9 first (in use by $(mac_of c2), which answers at once) and settles on $ip"}
JSON
}

# The server's host drops every REQUEST before the server sees it: OFFERs arrive, ACKs never do.
dhcp-offer-not-acked() {
  local tries=2 each
  simple_network
  in_ns srv1 nft -f - <<'NFT'
table ip lab {
  chain input { type filter hook input priority 0; udp dport 67 @th,1984,24 0x350103 drop; }
}
NFT
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -t 3 -T 1 -A 2
  wait_for 30 'second DISCOVER' twice_discovered
  wait_for 30 'six selects' six_selects
  stop c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER DISCOVER OFFER'
  local ip; ip=$(grep -o 'DHCPOFFER(eth0) [0-9.]*' "$WORK/server.log" | head -1 | grep -o '[0-9.]*$')
  each=$(failed_try c1 no-answer 'DISCOVER OFFER REQUEST REQUEST REQUEST' "[{\"server\": \"10.9.0.1\", \"ip\": \"$ip\", \"chosen\": true}]")
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$each, $each], "notes": "the server's firewall drops REQUESTs; the client asks three times, starts over under a new xid, asks three times again"}
JSON
}
twice_discovered() { [ "$(log_count server DHCPDISCOVER)" -ge 2 ]; }
six_selects() { [ "$(log_count c1 'broadcasting select')" -ge 6 ]; }

dhcp-pool-exhausted() {
  local asked
  simple_network
  attach c2 sw
  dnsmasq_on srv1 server --dhcp-range=10.9.0.100,10.9.0.100,255.255.255.0,1h --dhcp-authoritative --no-ping
  capture sw br0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  udhcpc_on c2 -n -t 3 -T 2
  wait_log 20 c2 'no lease, failing'
  end_captures
  asked=$(log_count c2 'broadcasting discover')
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  [ "$(log_count server 'no address available')" = "$asked" ] || fail 'the server did not say that its pool is empty'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(failed_try c2 no-offer "$(times DISCOVER "$asked")" '[]')], "notes": "one address, two clients; recorded on the switch's bridge"}
JSON
}
