# Rarer messages and options: rapid commit, INFORM, BOOTP, PXE, LEASEQUERY, many options, overload, DHCPv6 beside.

raw() { # HOST LOG-NAME ARGUMENTS...: the raw client, with its answers in $WORK/LOG-NAME.answers
  local host=$1 name=$2; shift 2
  in_ns "$host" timeout 15 python3 "$LAB/raw-client.py" "$@" >"$WORK/$name.answers" || fail "raw client: no answer to $*"
}
answered() { python3 -c 'import json,sys; print(json.loads(open(sys.argv[1]).readlines()[int(sys.argv[2])])["yiaddr"])' "$WORK/$1.answers" "${2:-0}"; }

option_53() { python3 -c 'import json,sys; print(json.loads(open(sys.argv[1]).readline())["options"]["53"])' "$WORK/$1.answers"; }

dhcp-rapid-commit() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping --dhcp-rapid-commit
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1 $'noarp\noption rapid_commit'
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 init bound 'DISCOVER ACK' "$(lease c1)")], "notes": "option 80 in both messages"}
JSON
}

dhcp-inform() {
  simple_network
  in_ns c1 ip addr add 10.9.0.77/24 brd + dev eth0
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  dhcpcd_on c1 noarp --inform=10.9.0.77/24
  wait_log 15 server 'DHCPACK'
  end_captures 1
  saw server "$(mac_of c1)" 'INFORM ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 inform informed 'INFORM ACK' null)], "notes": "the client has 10.9.0.77 by hand"}
JSON
}

dhcp-bootp() {
  simple_network
  attach c2 sw
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping --bootp-dynamic
  capture sw br0 "$FUNCNAME"
  raw c1 first bootp eth0 "$(mac_of c1)"
  raw c2 second bootp eth0 "$(mac_of c2)" no-cookie
  end_captures
  [ "$(log_count server 'BOOTP\(eth0\)')" = 2 ] || fail 'the server should have logged two BOOTP clients'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(exchange c1 bootp bound 'BOOTREQUEST BOOTREPLY' "{\"ip\": \"$(answered first)\"}"),
  $(exchange c2 bootp bound 'BOOTREQUEST BOOTREPLY' "{\"ip\": \"$(answered second)\"}")],
 "notes": "the first client sends the magic cookie, the second does not; no message has option 53"}
JSON
}

# An ordinary server (srv1) and a proxy (srv2) that only adds PXE: the client then asks the proxy's port 4011.
dhcp-pxe() {
  simple_network
  attach srv2 sw eth0 10.9.0.2/24
  dhcpd_on srv1 server <<<"authoritative; ping-check false; $SUBNET"
  dnsmasq_on srv2 proxy --dhcp-range=10.9.0.0,proxy --pxe-prompt='Lab boot',0 --pxe-service=x86PC,'Lab install',labboot
  capture c1 eth0 "$FUNCNAME"
  raw c1 pxe pxe eth0 "$(mac_of c1)" 10.9.0.2
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  wait_log 1 proxy 'PXE\(eth0\) 10.9.0.200 .* labboot'
  wait_log 1 server 'DHCPOFFER on 10.9.0.200'
  local proxied='{"server": "10.9.0.2", "ip": "0.0.0.0", "chosen": false}' offered='{"server": "10.9.0.1", "ip": "10.9.0.200", "chosen": true}'
  [ "$(answered pxe 0)" = 0.0.0.0 ] && proxied="$proxied, $offered" || proxied="$offered, $proxied"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [
  {"client": "$(mac_of c1)", "kind": "init", "outcome": "bound", "relays": [],
   "types": $(known DISCOVER OFFER OFFER REQUEST ACK), "offers": [$proxied],
   "lease": {"ip": "10.9.0.200", "seconds": 600, "server": "10.9.0.1", "subnetMask": "255.255.255.0"}},
  {"client": "$(mac_of c1)", "types": ["REQUEST", "ACK"], "relays": []}],
 "notes": "the proxy's OFFER carries no address; the second transaction goes to port 4011 and is about booting, not about an address"}
JSON
}

dhcp-leasequery() {
  simple_network
  attach r1 sw eth0 10.9.0.3/24
  dhcpd_on srv1 server <<<"authoritative; ping-check false; allow leasequery; $SUBNET"
  capture srv1 eth0 "$FUNCNAME"
  udhcpc_on c1
  wait_bound c1
  raw r1 active leasequery 10.9.0.3 10.9.0.1 ip "$(address c1)"
  raw r1 mac leasequery 10.9.0.3 10.9.0.1 mac "$(mac_of c1)"
  raw r1 free leasequery 10.9.0.3 10.9.0.1 ip 10.9.0.209
  raw r1 strange leasequery 10.9.0.3 10.9.0.1 ip 192.0.2.77
  end_captures
  [ "$(option_53 active) $(option_53 mac) $(option_53 free) $(option_53 strange)" = '0d 0d 0b 0c' ] || fail 'other answers than expected'
  keep "$FUNCNAME"
  query() { echo "{${2:-}\"kind\": \"leasequery\", \"types\": [\"LEASEQUERY\", \"$1\"], \"relays\": [\"10.9.0.3\"]}"; }
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1), $(query LEASEACTIVE), $(query LEASEACTIVE "\"client\": \"$(mac_of c1)\", "), $(query LEASEUNASSIGNED), $(query LEASEUNKNOWN)],
 "notes": "asked by address (hlen 0), by hardware address, for a free address, for an address of another network; the answer about a lease names its client in chaddr even where the query did not"}
JSON
}

dhcp-rich-options() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping --dhcp-option-force=42,10.9.0.1,10.9.0.3 --dhcp-option-force=44,10.9.0.4 --dhcp-option-force=46,8 \
    --dhcp-option-force=option:domain-search,lab.example,eng.lab.example,example.org \
    --dhcp-option-force=121,10.20.0.0/16,10.9.0.254,192.0.2.128/25,10.9.0.253,0.0.0.0/0,10.9.0.1 \
    --dhcp-option-force=43,01:04:0a:09:00:05:02:03:6c:61:62 --dhcp-option-force=66,tftp.lab.example --dhcp-option-force=67,boot/lab.0 \
    --dhcp-option-force=vi-encap:32473,5,labvalue --dhcp-option-force=26,1400 --dhcp-option-force=2,32400 --dhcp-option-force=option:sip-server,10.9.0.6
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -V 'lab vendor' -F lab-c1.lab.example -x 0x4d:036c6162 -O search -O staticroutes -O ntpsrv -O wins -O tftp -O bootfile -O 43 -O 125 -O mtu
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "the server adds 2, 26, 42, 43, 44, 46, 66, 67, 119, 120, 121 and 125; the client sends 60 and 77 and asks for a name (81)",
 "serverOptions": {"2": 32400, "26": 1400, "42": ["10.9.0.1", "10.9.0.3"], "43": "01040a09000502036c6162", "44": ["10.9.0.4"], "46": 8, "66": "tftp.lab.example",
  "67": "boot/lab.0", "119": ["lab.example", "eng.lab.example", "example.org"], "120": ["10.9.0.6"],
  "121": [["10.20.0.0/16", "10.9.0.254"], ["192.0.2.128/25", "10.9.0.253"], ["0.0.0.0/0", "10.9.0.1"]], "125": {"enterprise": 32473, "5": "labvalue"}}}
JSON
}

# More options than the options field holds: ISC dhcpd goes on in the file and sname fields (option 52).
dhcp-overload() {
  local path; path=$(printf 'export/%.0s' {1..24})
  simple_network
  dhcpd_on srv1 server <<<"authoritative; ping-check false; option root-path \"/${path}root\"; option merit-dump \"/${path}dump\"; option nis-domain \"nis.lab.example\"; option domain-search \"lab.example\", \"eng.lab.example\", \"example.org\"; $SUBNET"
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -O rootpath -O 14 -O nisdomain -O search
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "options 14, 17, 40 and 119 do not all fit into 576 bytes: the server goes on in file and sname (52), and option 17 is split between the options and the file field",
 "serverOptions": {"14": "/${path}dump", "17": "/${path}root", "40": "nis.lab.example", "119": ["lab.example", "eng.lab.example", "example.org"]}}
JSON
}

# One dnsmasq gives IPv4 by DHCP and IPv6 by DHCPv6.
dhcp-v6-beside() {
  local IPV6_OFF=0
  simple_network
  in_ns srv1 ip addr add fd00:9::1/64 dev eth0 nodad
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping --enable-ra --dhcp-range=fd00:9::100,fd00:9::1ff,64,1h
  wait_for 5 'link-local address' sh -c "ip netns exec dl-c1 ip -6 addr show dev eth0 scope link | grep -q fe80"
  capture c1 eth0 "$FUNCNAME"
  spawn c1 six dhclient -6 -d -sf "$(hook_for c1)" -cf /dev/null -lf "$WORK/six.leases" -pf "$WORK/six.dhclient-pid" eth0
  dhclient_on c1
  wait_bound c1
  wait_log 15 server 'DHCPREPLY'
  end_captures 1
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  [ "$(log_count server 'DHCP(SOLICIT|ADVERTISE|REQUEST|REPLY)\(eth0\) (fd00:9::.* )?00:01:')" = 4 ] || fail 'four DHCPv6 messages were expected'
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "dhcpv6": {"packets": 4, "types": ["SOLICIT", "ADVERTISE", "REQUEST", "REPLY"]}, "notes": "DHCPv6 in the same capture is counted, not decoded"}
JSON
}
