# How sessions begin, go on and break off: logins, resumed and aborted transfers, refusals, another port, many at once.

case_ftp_wrong_login() {
  net_pair
  vsftpd_start "$SERVER"
  capture ftp-wrong-login.pcap "$CLIENT" c0
  printf '%s\n' 'user student hangul21' 'user student hangul12' epsv4 binary pwd 'get report.bin' quit |
    inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  must_exit 67 inside "$CLIENT" curl -sS -u nobody-here:secret ftp://10.77.0.2/ 2>"$WORK/curl.log"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_log '"530 Login incorrect' 2
  local first second
  read -r first second <<<"$(ports_in_order ftp-wrong-login.pcap)"
  session "client=10.77.0.1:$first" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=12000 \
    outcome=completed replyCode=226
  session "client=10.77.0.1:$second" server=10.77.0.2:21 user=nobody-here login=refused security=none
  publish ftp-wrong-login.pcap \
    "First session: 530 for a wrong password, then the right one on the same connection. Second session: refused, nothing else."
}

case_ftp_rest_resume() {
  net_pair
  vsftpd_start "$SERVER"
  head -c 5000 "$HOMES/student/report.bin" >report.bin
  capture ftp-rest-resume.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" -C - -o report.bin ftp://10.77.0.2/report.bin
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_log 'FTP command: .*"REST 5000"' 1
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=7000 \
    restart=5000 outcome=completed replyCode=226
  publish ftp-rest-resume.pcap
}

case_ftp_abor_vsftpd() {
  net_pair
  vsftpd_start "$SERVER" "${SLOW[@]}" async_abor_enable=YES
  seed long.bin 60000 >"$HOMES/student/long.bin"
  capture ftp-abor-vsftpd.pcap "$CLIENT" c0
  raw_client "$CLIENT" abort 10.77.0.2 426 226
  capture_end
  publish ftp-abor-vsftpd.pcap "ABOR with Telnet IP and an urgent data mark; 426 for RETR, then 226 for ABOR."
}

case_ftp_abor_proftpd() {
  net_pair
  proftpd_start "$SERVER" 'TransferRate RETR 8'
  seed long.bin 60000 >"$HOMES/student/long.bin"
  capture ftp-abor-proftpd.pcap "$CLIENT" c0
  raw_client "$CLIENT" abort 10.77.0.2 226 426
  capture_end
  publish ftp-abor-proftpd.pcap "ProFTPD says \"226 Abort successful\" before the 426 of RETR."
}

case_ftp_midstream() {
  net_pair
  vsftpd_start "$SERVER"
  VSFTPD_LOG=
  raw_client "$CLIENT" midstream 10.77.0.2 "$WORK/ready" "$WORK/go" &
  local client=$!
  wait_for 50 test -e "$WORK/ready"
  capture ftp-midstream.pcap "$CLIENT" c0
  touch "$WORK/go"
  wait "$client"
  capture_end
  publish ftp-midstream.pcap "Recording started after the login and TYPE I."
}

case_ftp_550() {
  net_pair
  vsftpd_start "$SERVER"
  mkdir "$HOMES/student/locked"
  own_homes
  chmod 555 "$HOMES/student/locked"
  capture ftp-550.pcap "$CLIENT" c0
  seed notes.bin 5000 >notes.bin
  printf '%s\n' 'user student hangul12' epsv4 binary pwd 'get missing.bin' 'put notes.bin locked/notes.bin' passive \
    'get missing.bin' 'put notes.bin locked/notes.bin' quit | inside "$CLIENT" tnftp -invA 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must_log 'FTP response: .*"55[03] (Failed to open|Could not create)' 4
  must_log 'FTP command: .*"RETR missing.bin"' 2
  must_log 'FTP command: .*"STOR locked/notes.bin"' 2
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  local way
  for way in 'mode=active method=PORT' 'mode=passive method=PASV'; do
    # shellcheck disable=SC2086
    transfer verb=RETR argument=missing.bin path=/home/student/missing.bin ${way% *} ${way#* } direction=download \
      outcome=failed replyCode=550
    # shellcheck disable=SC2086
    transfer verb=STOR argument=locked/notes.bin path=/home/student/locked/notes.bin ${way% *} ${way#* } direction=upload \
      outcome=failed replyCode=553
  done
  publish ftp-550.pcap
}

case_ftp_port_2121() {
  net_pair
  vsftpd_start "$SERVER" listen_port=2121
  capture ftp-port-2121.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" -o report.bin ftp://10.77.0.2:2121/report.bin
  inside "$CLIENT" "${CURL[@]}" -P - -o chapter.bin ftp://10.77.0.2:2121/docs/chapter.bin
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal chapter.bin "$HOMES/student/docs/chapter.bin"
  local first second
  read -r first second <<<"$(ports_in_order ftp-port-2121.pcap 2121)"
  session "client=10.77.0.1:$first" server=10.77.0.2:2121 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=12000 \
    outcome=completed replyCode=226
  session "client=10.77.0.1:$second" server=10.77.0.2:2121 user=student login=accepted security=none
  transfer verb=RETR argument=chapter.bin path=/home/student/docs/chapter.bin mode=active method=PORT direction=download bytes=3000 \
    outcome=completed replyCode=226
  publish ftp-port-2121.pcap "Control on 2121; active data comes from port 20."
}

# Three machines fetch a file each at the same time, slowly enough to interleave.
case_ftp_three_clients() {
  local number jobs=()
  net_switch fl-s=10.77.0.2 fl-c1=10.77.0.11 fl-c2=10.77.0.12 fl-c3=10.77.0.13
  vsftpd_start "$SERVER" "${SLOW[@]}"
  for number in 1 2 3; do
    seed "part$number.bin" $((9000 + 1000 * number)) >"$HOMES/student/part$number.bin"
  done
  capture ftp-three-clients.pcap "$SERVER" e0
  for number in 1 2 3; do
    local mode=()
    ((number == 2)) && mode=(-P -)
    inside "fl-c$number" "${CURL[@]}" "${mode[@]}" -o "part$number.bin" "ftp://10.77.0.2/part$number.bin" &
    jobs+=($!)
  done
  for number in "${jobs[@]}"; do wait "$number"; done
  capture_end
  local way
  for number in 1 2 3; do
    must_equal "part$number.bin" "$HOMES/student/part$number.bin"
    way='mode=passive method=PASV'
    ((number == 2)) && way='mode=active method=PORT'
    session "client=10.77.0.1$number:$(control_port 21 "fl-c$number" "10.77.0.1$number:")" server=10.77.0.2:21 user=student login=accepted \
      security=none
    transfer verb=RETR "argument=part$number.bin" "path=/home/student/part$number.bin" "${way% *}" "${way#* }" direction=download \
      "bytes=$(size_of "part$number.bin")" outcome=completed replyCode=226
  done
  publish ftp-three-clients.pcap "Sessions by client address; the order of their first packets is left to chance."
}
