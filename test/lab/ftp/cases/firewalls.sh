# Data connections that a firewall or a missing listener keeps from coming about, and a control connection lost on the way.

# active_blocked_case NAME VERDICT NOTES: the client's firewall refuses connections from port 20.
active_blocked_case() {
  local name=$1 verdict=$2
  net_pair
  vsftpd_start "$SERVER" connect_timeout=7
  firewall "$CLIENT" input "tcp sport 20 tcp flags syn / syn,ack $verdict"
  capture "$name.pcap" "$CLIENT" c0
  printf '%s\n' 'user student hangul12' epsv4 binary pwd 'dir . listing.txt' 'get report.bin' quit |
    inside "$CLIENT" tnftp -invA 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must_log 'FTP response: Client "10.77.0.1", "425 ' 2
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=LIST argument=. path=/home/student mode=active method=PORT direction=listing bytes=0 outcome=failed replyCode=425
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=active method=PORT direction=download bytes=0 \
    outcome=failed replyCode=425
  publish "$name.pcap" "$3"
}

case_ftp_active_client_drops_syn() {
  active_blocked_case ftp-active-client-drops-syn drop \
    "The server's data SYNs (and their retries) reach the client, whose firewall drops them silently; the server gives up after 7 s."
}

case_ftp_active_client_rejects() {
  active_blocked_case ftp-active-client-rejects 'reject with tcp reset' \
    "The client's firewall answers the server's data SYN with RST."
}

# passive_blocked_case NAME VERDICT NOTES: the server's firewall refuses its passive ports. Two sessions: curl, which connects before
# it asks for the file (and so never asks), and a client that asks first, as FileZilla does.
passive_blocked_case() {
  local name=$1 verdict=$2 status=0
  net_pair
  vsftpd_start "$SERVER" accept_timeout=5
  firewall "$SERVER" input "tcp dport 50000-50099 $verdict"
  capture "$name.pcap" "$CLIENT" c0
  inside "$CLIENT" curl -sS --max-time 5 --disable-epsv -u student:hangul12 ftp://10.77.0.2/report.bin \
    >"$WORK/curl.out" 2>"$WORK/curl.log" || status=$?
  must "curl gives up (7, 28), not $status" test "$status" = 7 -o "$status" = 28
  must "curl got nothing" test ! -s "$WORK/curl.out"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  raw_client "$CLIENT" ask_then_connect 10.77.0.2
  capture_end
  must_log 'FTP command: .*"RETR' 1
  must_log 'FTP response: .*"425 ' 1
  publish "$name.pcap" "$3"
}

case_ftp_passive_range_closed() {
  passive_blocked_case ftp-passive-range-closed drop \
    "The server's firewall drops SYNs to the passive ports. In the first session (curl) no transfer command is ever sent: PASV is the last one."
}

case_ftp_passive_range_refused() {
  passive_blocked_case ftp-passive-range-refused 'reject with tcp reset' \
    "The server's firewall answers SYNs to the passive ports with RST. In the first session (curl) no transfer command is ever sent."
}

# A router in the middle forgets the control connection while a download runs; the download itself ends well.
case_ftp_control_lost() {
  local client
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER" "${SLOW[@]}"
  VSFTPD_LOG=
  seed report.bin 30000 >"$HOMES/student/report.bin"
  capture ftp-control-lost.pcap "$CLIENT" c0
  inside "$CLIENT" curl -sS --max-time 6 --disable-epsv -u student:hangul12 ftp://10.77.2.2/report.bin \
    >report.bin 2>"$WORK/curl.log" &
  local curl=$!
  sleep 1
  client=$(inside "$CLIENT" ss -tnH 'dport = :21' | awk '{ print $4 }')
  firewall "$ROUTER" forward "tcp dport 21 drop" "tcp sport 21 drop"
  must_exit 28 wait "$curl"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  session "client=$client" server=10.77.2.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=30000 \
    outcome=unfinished replyCode=null
  publish ftp-control-lost.pcap \
    "A router drops the control connection from about 1 s on; all 30000 bytes arrive and the data connection ends by FIN, yet no final reply does."
}
