# More of what goes wrong: refused by ICMP, firewalls in the middle seen from both ends, time-outs, cut and stalled transfers, bounces,
# guessed passwords, TLS that is demanded or fails.

case_ftp_active_client_icmp() {
  active_blocked_case ftp-active-client-icmp 'reject' \
    "The client's firewall answers the server's data SYN with ICMP port unreachable, as a plain \"reject\" does."
}

# The router drops what comes from port 20; recorded at the client, who sees nothing of it, and at the server, whose SYNs go out.
case_ftp_active_router_drops() {
  local port
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER" connect_timeout=7
  firewall "$ROUTER" forward 'tcp sport 20 drop'
  capture ftp-active-router-drops-client.pcap "$CLIENT" c0
  capture ftp-active-router-drops-server.pcap "$SERVER" s0
  printf '%s\n' 'user student hangul12' epsv4 binary 'get report.bin' quit |
    inside "$CLIENT" tnftp -invA 10.77.2.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must_log '"425 ' 1
  port=$(control_port)
  session "client=10.77.1.10:$port" server=10.77.2.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=report.bin mode=active method=PORT direction=download outcome=failed replyCode=425
  publish ftp-active-router-drops-client.pcap "Recorded at the client: no data SYN ever arrives, since the router drops them; 425."
  publish ftp-active-router-drops-server.pcap "The same, recorded at the server: its SYNs go out and nothing comes back; 425."
}

case_ftp_active_then_passive() {
  net_pair
  vsftpd_start "$SERVER" connect_timeout=4
  firewall "$CLIENT" input 'tcp sport 20 tcp flags syn / syn,ack drop'
  capture ftp-active-then-passive.pcap "$CLIENT" c0
  raw_client "$CLIENT" story active-then-passive 10.77.0.2
  capture_end
  publish ftp-active-then-passive.pcap "PORT and 425, because the client's firewall drops the SYN; then the same file by PASV."
}

# The capture was filtered to port 21, so that what became of the data connection is not in it.
case_ftp_control_only() {
  net_pair
  vsftpd_start "$SERVER" connect_timeout=4
  firewall "$CLIENT" input 'tcp sport 20 tcp flags syn / syn,ack drop'
  capture ftp-control-only.pcap "$CLIENT" c0 'port 21'
  raw_client "$CLIENT" story active-then-passive 10.77.0.2
  capture_end
  sed -i 's/\tbytes=[0-9]*//' "$WORK/ledger"
  publish ftp-control-only.pcap "As ftp-active-then-passive.pcap, but filtered to port 21: no data connection is in it."
}

case_ftp_passive_router_prohibits() {
  local status=0
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER" accept_timeout=5
  firewall "$ROUTER" forward 'tcp dport 50000-50099 reject with icmpx type admin-prohibited'
  capture ftp-passive-router-prohibits.pcap "$CLIENT" c0
  raw_client "$CLIENT" ask_then_connect 10.77.2.2
  capture_end
  must_log '"425 ' 1
  publish ftp-passive-router-prohibits.pcap "The router answers SYNs to the passive ports with ICMP administratively prohibited; 425."
}

# The server's firewall drops the passive range; recorded at the server, where the SYNs arrive.
case_ftp_passive_closed_server_side() {
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER" accept_timeout=5
  firewall "$SERVER" input 'tcp dport 50000-50099 drop'
  capture ftp-passive-closed-server-side.pcap "$SERVER" s0
  raw_client "$CLIENT" ask_then_connect 10.77.2.2
  capture_end
  must_log '"425 ' 1
  publish ftp-passive-closed-server-side.pcap "Recorded at the server: SYNs to the passive port arrive and are not answered; 425."
}

case_ftp_one_direction() {
  net_pair
  vsftpd_start "$SERVER"
  capture ftp-one-direction.pcap "$CLIENT" c0 'src host 10.77.0.2'
  inside "$CLIENT" "${CURL[@]}" -o report.bin ftp://10.77.0.2/report.bin
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  VSFTPD_LOG=
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 security=none
  transfer verb=null argument=null mode=passive method=PASV direction=download bytes=12000
  publish ftp-one-direction.pcap "Only what the server sent was recorded."
}

case_ftp_idle_421() {
  net_pair
  vsftpd_start "$SERVER" idle_session_timeout=3
  capture ftp-idle-421.pcap "$CLIENT" c0
  raw_client "$CLIENT" story idle 10.77.0.2 2
  capture_end
  publish ftp-idle-421.pcap "The client says nothing for three seconds: 421 and the server closes."
}

case_ftp_too_many_421() {
  net_pair
  vsftpd_start "$SERVER" max_clients=1
  VSFTPD_LOG=
  capture ftp-too-many-421.pcap "$CLIENT" c0
  raw_client "$CLIENT" story too-many 10.77.0.2
  capture_end
  publish ftp-too-many-421.pcap "A second session meets 421 instead of 220, since the server takes one client only."
}

case_ftp_stalled_reader() {
  net_pair
  vsftpd_start "$SERVER"
  seed long.bin 60000 >"$HOMES/student/long.bin"
  own_homes
  capture ftp-stalled-reader.pcap "$CLIENT" c0
  raw_client "$CLIENT" story slow-reader 10.77.0.2 7
  capture_end
  must_log '"226 ' 1
  publish ftp-stalled-reader.pcap "The client does not read for seven seconds: its window shuts; then all goes on, 226."
}

case_ftp_data_reset() {
  net_pair
  vsftpd_start "$SERVER" "${SLOW[@]}"
  seed long.bin 60000 >"$HOMES/student/long.bin"
  own_homes
  capture ftp-data-reset.pcap "$CLIENT" c0
  raw_client "$CLIENT" story reset-in-the-middle 10.77.0.2
  capture_end
  publish ftp-data-reset.pcap "The client resets the data connection in the middle of a download; 426."
}

case_ftp_server_dies() {
  local client
  net_pair
  vsftpd_start "$SERVER" "${SLOW[@]}"
  seed long.bin 60000 >"$HOMES/student/long.bin"
  own_homes
  capture ftp-server-dies.pcap "$CLIENT" c0
  raw_client "$CLIENT" story server-dies 10.77.0.2 "$WORK/ready" 10 &
  client=$!
  wait_for 50 test -e "$WORK/ready"
  sleep 1
  ip netns pids "$SERVER" | xargs -r kill -9
  wait "$client"
  capture_end
  publish ftp-server-dies.pcap "Every process of the server is killed in the middle of a download: both connections end by FIN, no reply."
}

case_ftp_bounce() {
  net_switch fl-s=10.77.0.2 fl-c=10.77.0.1 fl-v=10.77.0.9
  vsftpd_start "$SERVER" port_promiscuous=YES connect_from_port_20=NO
  capture ftp-bounce.pcap "$SERVER" e0
  raw_client "$CLIENT" story bounce 10.77.0.2 10.77.0.9 8080 accepted
  capture_end
  publish ftp-bounce.pcap "PORT names port 8080 of a third machine; the server obeys, connects there and is refused; 425."
}

case_ftp_bounce_refused() {
  net_switch fl-s=10.77.0.2 fl-c=10.77.0.1 fl-v=10.77.0.9
  vsftpd_start "$SERVER"
  capture ftp-bounce-refused.pcap "$CLIENT" e0
  raw_client "$CLIENT" story bounce 10.77.0.2 10.77.0.9 8080 refused
  raw_client "$CLIENT" story privileged 10.77.0.2
  capture_end
  publish ftp-bounce-refused.pcap "PORT names a third machine, then (second session) port 111 of the client; both get 500 Illegal PORT command."
}

case_ftp_guessing() {
  net_pair
  vsftpd_start "$SERVER" max_login_fails=4
  VSFTPD_LOG=
  capture ftp-guessing.pcap "$CLIENT" c0
  raw_client "$CLIENT" story guess 10.77.0.2 5 3
  capture_end
  publish ftp-guessing.pcap "Five sessions with three wrong passwords each."
}

case_ftp_before_login() {
  net_pair
  vsftpd_start "$SERVER"
  capture ftp-before-login.pcap "$CLIENT" c0
  raw_client "$CLIENT" story before-login 10.77.0.2
  capture_end
  publish ftp-before-login.pcap "PWD and PASV before any login: 530."
}

case_ftp_anonymous() {
  net_pair
  make_accounts "$SERVER"
  chmod 555 "$HOMES/guest"
  seed public.bin 4000 >"$HOMES/guest/public.bin"
  vsftpd_start "$SERVER" anonymous_enable=YES ftp_username=guest anon_root=/home/guest
  capture ftp-anonymous.pcap "$CLIENT" c0
  inside "$CLIENT" curl -sS --max-time 30 --disable-epsv -o public.bin ftp://10.77.0.2/public.bin
  capture_end
  must_equal public.bin "$HOMES/guest/public.bin"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=anonymous login=accepted security=none
  transfer verb=RETR argument=public.bin path=/public.bin mode=passive method=PASV direction=download bytes=4000 outcome=completed replyCode=226
  publish ftp-anonymous.pcap
}

# A picture in ASCII type: every 0x0A of it becomes two bytes, but the one behind the 0x0D of its signature.
case_ftp_ascii_picture() {
  net_pair
  vsftpd_start "$SERVER" ascii_download_enable=YES ascii_upload_enable=YES
  { printf '\x89PNG\r\n\x1a\n'; seed picture.png 6000; } >"$HOMES/student/picture.png"
  own_homes
  capture ftp-ascii-picture.pcap "$CLIENT" c0
  printf '%s\n' 'user student hangul12' epsv4 ascii 'get picture.png' quit |
    inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must_log 'FTP command: .*"TYPE A"'
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=picture.png path=picture.png mode=passive method=PASV direction=download \
    "bytes=$(($(ascii_size_of "$HOMES/student/picture.png") - 1))" outcome=completed replyCode=226
  publish ftp-ascii-picture.pcap "A PNG fetched in ASCII type, so damaged."
}

case_ftp_tls_required() {
  net_pair
  vsftpd_tls_start force_local_logins_ssl=YES
  capture ftp-tls-required.pcap "$CLIENT" c0
  must_exit 67 inside "$CLIENT" "${CURL[@]}" -o report.bin ftp://10.77.0.2/report.bin 2>"$WORK/curl.log"
  capture_end
  session "client=$(opener ftp-tls-required.pcap)" server=10.77.0.2:21 user=student login=refused security=none
  publish ftp-tls-required.pcap "The server wants TLS before any login, and the client knows nothing of it."
}

case_ftp_tls_data_clear() {
  net_pair
  vsftpd_tls_start force_local_data_ssl=NO
  capture ftp-tls-data-clear.pcap "$CLIENT" c0
  lftp_client 'set ftp:ssl-force yes' 'set ftp:ssl-protect-data no' 'open -u student,hangul12 10.77.0.2' 'get report.bin'
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  session "client=$(opener ftp-tls-data-clear.pcap)" server=10.77.0.2:21 user=null login=unknown security=explicit-tls
  transfer verb=null argument=null mode=passive method=inferred direction=download bytes=12000 replyCode=null hidden.verb=RETR
  publish ftp-tls-data-clear.pcap "Commands are encrypted, the file is not (no PROT P)."
}

case_ftp_tls_distrusted() {
  local status=0
  net_pair
  vsftpd_tls_start
  capture ftp-tls-distrusted.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --ssl-reqd --tls-max 1.2 -o report.bin ftp://10.77.0.2/report.bin 2>"$WORK/curl.log" || status=$?
  must "curl does not trust the certificate (60), not $status" test "$status" = 60
  capture_end
  session "client=$(opener ftp-tls-distrusted.pcap)" server=10.77.0.2:21 user=null login=unknown security=explicit-tls
  publish ftp-tls-distrusted.pcap "The client does not trust the server's own certificate, says so by an alert, and leaves."
}

# A router on the way takes packets of 1000 bytes only and says so; the server's firewall drops what it says.
case_ftp_path_mtu() {
  local status=0
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  ip -n "$ROUTER" link set r0 mtu 1000
  vsftpd_start "$SERVER"
  VSFTPD_LOG=
  firewall "$SERVER" input 'ip protocol icmp drop'
  capture ftp-path-mtu.pcap "$SERVER" s0
  inside "$CLIENT" "${CURL[@]}" --max-time 12 -o report.bin ftp://10.77.2.2/report.bin 2>"$WORK/curl.log" || status=$?
  must "curl gives up (28), not $status" test "$status" = 28
  local port
  read -r port <<<"$(ports_in_order ftp-path-mtu.pcap)"
  capture_end
  session "client=10.77.1.10:$port" server=10.77.2.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download
  publish ftp-path-mtu.pcap "Packets of 1500 bytes do not pass; the router's ICMP reaches the server, which ignores it; nothing arrives."
}
