# Transfers that break off, stand still or are turned down at the last step, and two ends that do not mean the same.

# A cable is cut in the middle of an upload and never mended; the client sends on in vain, then gives up.
case_ftp_cable_cut_upload() {
  local client
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER"
  VSFTPD_LOG=
  capture ftp-cable-cut-upload.pcap "$CLIENT" c0
  raw_client "$CLIENT" story cut-upload 10.77.2.2 "$WORK/ready" 25 &
  client=$!
  wait_for 50 test -e "$WORK/ready"
  sleep 2
  firewall "$ROUTER" forward 'meta l4proto tcp drop'
  wait "$client"
  capture_end
  publish ftp-cable-cut-upload.pcap "After 2 s nothing passes the router any more, for good; the client gives up after 25 s."
}

# The client stops reading for good, and the capture ends while its window is shut.
case_ftp_receiver_stops() {
  net_pair
  vsftpd_start "$SERVER"
  VSFTPD_LOG=
  seed long.bin 60000 >"$HOMES/student/long.bin"
  own_homes
  capture ftp-receiver-stops.pcap "$CLIENT" c0
  raw_client "$CLIENT" story stops-reading 10.77.0.2 "$WORK/ready" &
  disown
  wait_for 50 test -e "$WORK/ready"
  sleep 28
  capture_end
  publish ftp-receiver-stops.pcap "The client reads nothing of its download; its window stays shut until the capture ends."
}

# The client has two addresses and calls the passive port from the other one.
case_ftp_other_address_425() {
  net_pair
  address "$CLIENT" c0 10.77.0.3/24
  vsftpd_start "$SERVER"
  capture ftp-other-address-425.pcap "$CLIENT" c0
  raw_client "$CLIENT" story from-other-address 10.77.0.2 10.77.0.3
  capture_end
  must_log '"425 Security: Bad IP connecting' 1
  publish ftp-other-address-425.pcap "The data connection comes from 10.77.0.3, which the server does not take: 425 in spite of it."
}

# The client is set to implicit TLS, on the port where the server speaks in clear.
case_ftp_implicit_on_explicit() {
  local status=0
  net_pair
  vsftpd_tls_start
  capture ftp-implicit-on-explicit.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --insecure -o report.bin ftps://10.77.0.2:21/report.bin 2>"$WORK/curl.log" || status=$?
  must "curl's handshake fails (35), not $status" test "$status" = 35
  capture_end
  session "client=$(opener ftp-implicit-on-explicit.pcap)" server=10.77.0.2:21 user=null login=none security=none
  publish ftp-implicit-on-explicit.pcap "The client begins TLS with its first byte; the server, who expects AUTH, greets in clear and answers 530."
}

# The server's router forwards port 21 and not the passive range; recorded on the router, where each session is there on both sides.
case_ftp_nat_both_sides_range() {
  net_router "$OUTSIDE" "$INSIDE"
  default_route "$CLIENT" "$OUTSIDE.1"
  default_route "$SERVER" "$INSIDE.1"
  inside "$ROUTER" nft -f - <<RULES
table ip lab {
  chain before { type nat hook prerouting priority -100; iifname r0 ip daddr $OUTSIDE.1 tcp dport 21 dnat to $INSIDE.2; }
  chain own { type filter hook input priority 0; tcp dport 50000-50099 drop; }
}
RULES
  vsftpd_start "$SERVER" "pasv_address=$OUTSIDE.1" accept_timeout=5
  VSFTPD_LOG=
  capture ftp-nat-both-sides-range.pcap "$ROUTER" any -B 131072
  raw_client "$CLIENT" ask_then_connect "$OUTSIDE.1"
  capture_end
  # Inside there is no data connection at all, so nothing to count.
  sed "s/server=$OUTSIDE.1:21/server=$INSIDE.2:21/; s/\tbytes=0//" "$WORK/ledger" >"$WORK/inside"
  cat "$WORK/inside" >>"$WORK/ledger"
  publish ftp-nat-both-sides-range.pcap \
    "The one session as it is outside and inside the NAT; SYNs to the passive port (announced with the outside address) end in the router."
}

case_ftp_disk_full() {
  local status=0
  net_pair
  make_accounts "$SERVER"
  mkdir "$HOMES/student/full"
  own_homes
  vsftpd_start "$SERVER"
  nsenter -m -t "$(ip netns pids "$SERVER" | head -1)" mount -t tmpfs -o size=16k,uid=1777,gid=1777 none /home/student/full
  seed notes.bin 30000 >notes.bin
  capture ftp-disk-full.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --limit-rate 20k -T notes.bin ftp://10.77.0.2/full/notes.bin 2>"$WORK/curl.log" || status=$?
  must "curl fails" test "$status" != 0
  sleep 1
  capture_end
  must_log '"451 Failure writing to local file' 1
  session "client=$(opener ftp-disk-full.pcap)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=STOR argument=notes.bin path=/home/student/full/notes.bin mode=passive method=PASV direction=upload outcome=failed \
    replyCode=451
  publish ftp-disk-full.pcap "The folder's file system has room for 16 KB: the whole file is taken, then 451."
}
