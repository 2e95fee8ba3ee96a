# The announced address is not the one on the wire, or there is none: NAT, a gateway that rewrites, two servers, the default port.

OUTSIDE=203.0.113
INSIDE=192.168.50

# The server is behind NAT: the router passes port 21 and the passive range on to it, without looking into FTP. The client has a
# default route to the router, which lets nothing else in.
nat_before_server() {
  net_router "$OUTSIDE" "$INSIDE"
  default_route "$CLIENT" "$OUTSIDE.1"
  default_route "$SERVER" "$INSIDE.1"
  inside "$ROUTER" nft -f - <<RULES
table ip lab {
  chain before { type nat hook prerouting priority -100; iifname r0 ip daddr $OUTSIDE.1 tcp dport { 21, 50000-50099 } dnat to $INSIDE.2; }
  chain through { type filter hook forward priority 0; policy drop; ct status dnat accept; ct state established accept; }
}
RULES
  vsftpd_start "$SERVER"
}

case_ftp_nat_passive() {
  nat_before_server
  capture ftp-nat-passive.pcap "$CLIENT" c0
  lftp_client 'set ftp:fix-pasv-address yes' "open -u student,hangul12 $OUTSIDE.1" 'get report.bin'
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_log "FTP response: .*\"227 Entering Passive Mode \\(192,168,50,2,"
  session "client=$OUTSIDE.10:$(control_port)" "server=$OUTSIDE.1:21" user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=12000 \
    outcome=completed replyCode=226
  publish ftp-nat-passive.pcap "227 names $INSIDE.2; the client connects to $OUTSIDE.1 instead."
}

case_ftp_nat_passive_obeyed() {
  local status=0
  nat_before_server
  capture ftp-nat-passive-obeyed.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --no-ftp-skip-pasv-ip --max-time 5 -o report.bin "ftp://$OUTSIDE.1/report.bin" || status=$?
  must "curl gives up" test "$status" = 28
  capture_end
  session "client=$OUTSIDE.10:$(control_port)" "server=$OUTSIDE.1:21" user=student login=accepted security=none
  publish ftp-nat-passive-obeyed.pcap \
    "227 names $INSIDE.2 and the client tries to connect there, in vain; so it never sends a transfer command."
}

# The client is behind NAT: the router masks it, and (with HELPER = yes) knows FTP and rewrites PORT.
nat_before_client() {
  local helper=$1
  net_router "$INSIDE" "$OUTSIDE"
  default_route "$CLIENT" "$INSIDE.1"
  {
    echo 'table ip lab {'
    [[ $helper == no ]] || echo 'ct helper ftp-standard { type "ftp" protocol tcp; }
      chain watch { type filter hook prerouting priority 0; tcp dport 21 ct helper set "ftp-standard"; }'
    echo 'chain after { type nat hook postrouting priority 100; oifname r1 masquerade; }
      chain through { type filter hook forward priority 0; policy accept;
        iifname r1 ct state established,related accept; iifname r1 drop; }
}'
  } | inside "$ROUTER" nft -f -
}

case_ftp_nat_active_alg() {
  nat_before_client yes
  vsftpd_start "$SERVER"
  capture ftp-nat-active-alg.pcap "$SERVER" s0
  capture ftp-nat-active-alg-inside.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" -P - -o report.bin "ftp://$OUTSIDE.2/report.bin"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_log "FTP command: .*\"PORT 203,0,113,1,"
  local port
  read -r port <<<"$(ports_in_order ftp-nat-active-alg.pcap)"
  session "client=$OUTSIDE.1:$port" "server=$OUTSIDE.2:21" user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=active method=PORT direction=download bytes=12000 \
    outcome=completed replyCode=226
  publish ftp-nat-active-alg.pcap "Recorded on the server: the router's conntrack helper has written its own address into PORT."
  read -r port <<<"$(ports_in_order ftp-nat-active-alg-inside.pcap)"
  sed -i "s/client=$OUTSIDE.1:[0-9]*/client=$INSIDE.10:$port/; s/\tlog=.*//" "$WORK/ledger"
  publish ftp-nat-active-alg-inside.pcap "The same session as ftp-nat-active-alg.pcap, recorded on the client: PORT as it was sent."
}

case_ftp_nat_active_no_alg() {
  nat_before_client no
  vsftpd_start "$SERVER"
  capture ftp-nat-active-no-alg.pcap "$SERVER" s0
  printf '%s\n' 'user student hangul12' epsv4 binary pwd 'get report.bin' quit |
    inside "$CLIENT" tnftp -invA "$OUTSIDE.2" >"$WORK/tnftp.log" 2>&1
  capture_end
  must_log 'FTP response: .*"500 Illegal PORT command'
  local port
  read -r port <<<"$(ports_in_order ftp-nat-active-no-alg.pcap)"
  session "client=$OUTSIDE.1:$port" "server=$OUTSIDE.2:21" user=student login=accepted security=none
  publish ftp-nat-active-no-alg.pcap "PORT names the private $INSIDE.10; the server refuses it (500), no transfer command follows."
}

case_ftp_fxp() {
  net_switch fl-c=10.77.0.1 fl-s=10.77.0.2 fl-s2=10.77.0.3
  vsftpd_start fl-s2 port_promiscuous=YES connect_from_port_20=NO "vsftpd_log_file=$WORK/second.log"
  vsftpd_start "$SERVER" pasv_promiscuous=YES
  capture ftp-fxp.pcap fl-b br0
  raw_client "$CLIENT" between_servers 10.77.0.2 10.77.0.3 "$WORK/second.log"
  capture_end
  must_equal "$WORK/homes-fl-s/student/report.bin" "$WORK/homes-fl-s2/student/copy.bin"
  publish ftp-fxp.pcap "The one data connection runs from 10.77.0.3 to 10.77.0.2 and belongs to a transfer of either session."
}

case_ftp_default_port_proftpd() {
  net_pair
  proftpd_start "$SERVER"
  capture ftp-default-port-proftpd.pcap "$CLIENT" c0
  raw_client "$CLIENT" default_port 10.77.0.2 10.77.0.1 40020
  capture_end
  publish ftp-default-port-proftpd.pcap \
    "No PORT and no PASV: ProFTPD connects to the port below that of the client's control connection (40020, 40021), from any port."
}

case_ftp_default_port() {
  net_pair
  inetutils_start "$SERVER"
  capture ftp-default-port.pcap "$CLIENT" c0
  raw_client "$CLIENT" default_port 10.77.0.2 10.77.0.1 40021
  capture_end
  publish ftp-default-port.pcap "No PORT and no PASV: the server connects, from any port, to the port of the client's control connection."
}
