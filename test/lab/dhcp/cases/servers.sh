# Two servers on one network, each offering its own address.

OTHER='authoritative; ping-check false; subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.200 10.9.0.210; option routers 10.9.0.2; option domain-name "isc.lab.example"; }'

# What dnsmasq (srv1, log "server") and dhcpd (srv2, log "second") offered, by their own logs
offer_of_dnsmasq() { grep -o 'DHCPOFFER(eth0) [0-9.]*' "$WORK/server.log" | head -1 | grep -o '[0-9.]*$'; }
offer_of_dhcpd() { grep -o 'DHCPOFFER on [0-9.]*' "$WORK/second.log" | head -1 | grep -o '[0-9.]*$'; }

# two_offers TYPES FIRST CHOSEN: the transaction with both offers; FIRST and CHOSEN are srv1 or srv2
two_offers() {
  local one two
  one="{\"server\": \"10.9.0.1\", \"ip\": \"$(offer_of_dnsmasq)\", \"chosen\": $([ "$3" = srv1 ] && echo true || echo false)}"
  two="{\"server\": \"10.9.0.2\", \"ip\": \"$(offer_of_dhcpd)\", \"chosen\": $([ "$3" = srv2 ] && echo true || echo false)}"
  [ "$2" = srv1 ] || { local swap=$one; one=$two two=$swap; }
  cat <<JSON
{"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "types": $(known $1), "relays": [], "offers": [$one, $two], "lease": $(lease c1)}
JSON
}

two_servers() { # DNSMASQ ARGUMENTS...
  simple_network
  attach srv2 sw eth0 10.9.0.2/24
  dnsmasq_on srv1 server --dhcp-range=10.9.0.100,10.9.0.150,255.255.255.0,1h --dhcp-option=3,10.9.0.1 --no-ping "$@"
}

# Both offer before the client decides (it waits three seconds); it takes the first.
dhcp-two-servers() {
  two_servers
  dhcpd_on srv2 second <<<"${OTHER/ping-check false/ping-check true}"
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1 'select-timeout 3;'
  wait_bound c1
  end_captures
  [ "$(lease c1 | grep -c '"server": "10.9.0.1"')" = 1 ] || fail 'the first offer was to be chosen'
  saw second "$(mac_of c1)" 'DISCOVER OFFER REQUEST'
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(two_offers 'DISCOVER OFFER OFFER REQUEST ACK' srv1 srv1)], "notes": "the second server offers a second later (it pings first); the client waits for three seconds and takes the first offer"}
JSON
}

# The client insists on a domain name, which only the slower server gives.
dhcp-two-servers-slower() {
  two_servers
  dhcpd_on srv2 second <<<"${OTHER/ping-check false/ping-check true}"
  capture c1 eth0 "$FUNCNAME"
  dhclient_on c1 'select-timeout 3; require domain-name;'
  wait_bound c1
  end_captures
  [ "$(lease c1 | grep -c '"server": "10.9.0.2"')" = 1 ] || fail 'the second offer was to be chosen'
  saw second "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(two_offers 'DISCOVER OFFER OFFER REQUEST ACK' srv1 srv2)], "notes": "the client requires a domain name, which only the slower server offers"}
JSON
}

# One server answers at once, the other after two seconds: its offer comes when the lease is already acknowledged.
dhcp-two-servers-late() {
  two_servers --dhcp-reply-delay=2
  dhcpd_on srv2 second <<<"$OTHER"
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  wait_log 5 server 'DHCPOFFER'
  end_captures 3
  saw second "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(two_offers 'DISCOVER OFFER REQUEST ACK OFFER' srv2 srv2)], "notes": "10.9.0.1 delays its offer by two seconds: it joins the transaction after the ACK"}
JSON
}
