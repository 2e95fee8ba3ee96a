# The same simple lease in other forms of capture.

plain_truth() { # NAME NOTES
  truth "$1" "$(packets "$1")" <<JSON
{"transactions": [$(dora c1 10.9.0.1)], "notes": "$2"}
JSON
}

# One lease, recorded in many ways at once.
dhcp-forms() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 dhcp-nanoseconds --time-stamp-precision=nano
  capture c1 eth0 dhcp-snap96 -s 96
  capture c1 eth0 plain
  dumpcap_capture c1 dhcp-pcapng -i eth0
  capture sw any dhcp-any -y LINUX_SLL2
  capture sw any dhcp-any-sll -y LINUX_SLL
  dhclient_on c1
  wait_bound c1
  in_ns c1 busybox ping -qc1 -W2 10.9.0.1 >/dev/null
  end_dumpcap dhcp-pcapng
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  python3 "$LAB/tag-vlan.py" "$WORK/plain.cap" "$WORK/dhcp-vlan.cap" 42
  python3 "$LAB/tag-vlan.py" "$WORK/plain.cap" "$WORK/dhcp-qinq.cap" 42 1001
  cp "$WORK/plain.tcpdump" "$WORK/dhcp-vlan.tcpdump"
  cp "$WORK/plain.tcpdump" "$WORK/dhcp-qinq.tcpdump"
  for name in dhcp-nanoseconds dhcp-snap96 dhcp-any dhcp-any-sll dhcp-vlan dhcp-qinq; do keep "$name"; done
  keep dhcp-pcapng dhcp-pcapng.pcapng
  plain_truth dhcp-nanoseconds 'nanosecond pcap'
  plain_truth dhcp-pcapng 'recorded by dumpcap'
  plain_truth dhcp-any 'the switch through -i any (SLL2): every packet is seen at each port and at the bridge; types are told once each'
  plain_truth dhcp-any-sll 'the same through SLL version 1'
  plain_truth dhcp-vlan '802.1Q, VLAN 42, tagged after recording'
  plain_truth dhcp-qinq '802.1ad 1001 around 802.1Q 42, tagged after recording'
  truth dhcp-snap96 "$(packets dhcp-snap96)" <<JSON
{"capture": {"cutPackets": 6}, "transactions": [{"client": "$(mac_of c1)"}],
 "notes": "four DHCP messages of one lease, cut before their options, so their types cannot be read; the two pings are cut by two bytes"}
JSON
}

dhcp-broadcast-flag() {
  simple_network
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture c1 eth0 "$FUNCNAME"
  udhcpc_on c1 -B
  wait_bound c1
  end_captures
  saw server "$(mac_of c1)" 'DISCOVER OFFER REQUEST ACK'
  keep "$FUNCNAME"
  plain_truth "$FUNCNAME" 'the client sets the broadcast flag: the answers are broadcast'
}

dhcp-many-clients() {
  local n all=""
  lan sw
  attach srv1 sw eth0 10.9.0.1/24
  for n in 1 2 3 4 5 6; do attach c$n sw; done
  dnsmasq_on srv1 server "${RANGE[@]}" --no-ping
  capture sw br0 "$FUNCNAME"
  for n in 1 2 3 4 5 6; do udhcpc_on c$n; done
  for n in 1 2 3 4 5 6; do wait_bound c$n; saw server "$(mac_of c$n)" 'DISCOVER OFFER REQUEST ACK'; done
  end_captures
  for n in $(grep -o 'DHCPDISCOVER(eth0) [0-9a-f:]*' "$WORK/server.log" | sed 's/.*:0\([1-6]\)$/\1/'); do all+="${all:+, }$(dora c$n 10.9.0.1)"; done
  keep "$FUNCNAME"
  truth "$FUNCNAME" "$(packets "$FUNCNAME")" <<JSON
{"transactions": [$all], "notes": "six clients at once, told in the order in which the server took them up"}
JSON
}
