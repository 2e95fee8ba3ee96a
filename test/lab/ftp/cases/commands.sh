# What is said on the control connection: directories, file commands, odd ways to send lines, kinds of transfer.

# raw_record NAME SCRIPT: clients/SCRIPT.py against the server that listens already, recorded on the client.
raw_record() {
  capture "$1.pcap" "$CLIENT" c0
  raw_client "$CLIENT" "$2" 10.77.0.2
  capture_end
}

case_ftp_dirs_cwd() {
  net_pair
  vsftpd_start "$SERVER"
  raw_record ftp-dirs-cwd directories
  must_log 'OK RENAME: .*"/home/student/project/drafts/first.txt /home/student/project/final.txt"'
  must_log 'OK DOWNLOAD: .*"/home/student/project/./final.txt", 600 bytes'
  publish ftp-dirs-cwd.pcap "Relative, absolute and upward paths; the true path of each transfer is the server's."
}

case_ftp_mlsd() {
  net_pair
  proftpd_start "$SERVER"
  raw_record ftp-mlsd machine_listing
  publish ftp-mlsd.pcap "A directory name with quotation marks, doubled in 257."
}

case_ftp_pipelined() {
  net_pair
  vsftpd_start "$SERVER"
  raw_record ftp-pipelined pipelined
  publish ftp-pipelined.pcap "Several commands in one segment, one command over many, LF alone, lower case."
}

case_ftp_reuse_port() {
  net_pair
  inside "$SERVER" sysctl -qw net.ipv4.tcp_tw_reuse=1
  vsftpd_start "$SERVER"
  raw_record ftp-reuse-port same_port
  publish ftp-reuse-port.pcap "All data connections: server port 20, client port 50021."
}

case_ftp_mixed_modes() {
  net_pair
  vsftpd_start "$SERVER" cmds_denied=EPSV
  raw_record ftp-mixed-modes mixed_modes
  publish ftp-mixed-modes.pcap "EPSV refused (550), PASV, PORT, and a PASV that is asked twice (the first endpoint stays unused)."
}

case_ftp_stou_appe() {
  net_pair
  vsftpd_start "$SERVER"
  seed notes.bin 5000 >notes.bin
  seed more.bin 2000 >more.bin
  capture ftp-stou-appe.pcap "$CLIENT" c0
  printf '%s\n' 'user student hangul12' epsv4 binary pwd 'put notes.bin' 'append more.bin notes.bin' sunique 'put notes.bin' quit |
    inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  cat notes.bin more.bin | cmp - "$HOMES/student/notes.bin" || fail "notes.bin was not appended to"
  must_equal notes.bin "$HOMES/student/notes.bin.1"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  local facts
  for facts in 'STOR notes.bin 5000' 'APPE notes.bin 2000' 'STOU notes.bin 5000'; do
    # shellcheck disable=SC2086
    set -- $facts
    transfer "verb=$1" "argument=$2" mode=passive method=PASV direction=upload "bytes=$3" \
      outcome=completed replyCode=226
  done
  publish ftp-stou-appe.pcap "STOU was stored as notes.bin.1, as its 150 says."
}

case_ftp_ascii() {
  net_pair
  vsftpd_start "$SERVER" ascii_download_enable=YES ascii_upload_enable=YES
  seed --text poem.txt 40 >poem.txt
  capture ftp-ascii.pcap "$CLIENT" c0
  printf '%s\n' 'user student hangul12' epsv4 ascii pwd 'get readme.txt' 'put poem.txt' quit |
    inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must_equal readme.txt "$HOMES/student/readme.txt"
  must_equal poem.txt "$HOMES/student/poem.txt"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=readme.txt path=/home/student/readme.txt mode=passive method=PASV direction=download \
    "bytes=$(ascii_size_of readme.txt)" outcome=completed replyCode=226
  transfer verb=STOR argument=poem.txt path=/home/student/poem.txt mode=passive method=PASV direction=upload \
    "bytes=$(ascii_size_of poem.txt)" outcome=completed replyCode=226
  publish ftp-ascii.pcap "TYPE A: on the wire each LF is CR LF (readme.txt has $(size_of readme.txt) bytes on disk, poem.txt $(size_of poem.txt))."
}

case_ftp_empty() {
  net_pair
  vsftpd_start "$SERVER"
  mkdir "$HOMES/student/hollow"
  : >"$HOMES/student/nothing.bin"
  own_homes
  capture ftp-empty.pcap "$CLIENT" c0
  printf '%s\n' 'user student hangul12' epsv4 binary pwd 'get nothing.bin' 'put nothing.bin again.bin' 'dir hollow listing.txt' passive \
    'get nothing.bin' quit | inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1
  capture_end
  must "an empty file came" test -e nothing.bin -a ! -s nothing.bin
  must "an empty file went" test -e "$HOMES/student/again.bin" -a ! -s "$HOMES/student/again.bin"
  must_log '"226 ' 4
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  local facts
  for facts in 'RETR nothing.bin passive PASV download' 'STOR again.bin passive PASV upload' 'LIST hollow passive PASV listing' \
    'RETR nothing.bin active PORT download'; do
    # shellcheck disable=SC2086
    set -- $facts
    transfer "verb=$1" "argument=$2" "path=/home/student/$2" "mode=$3" "method=$4" "direction=$5" bytes=0 outcome=completed replyCode=226
  done
  publish ftp-empty.pcap
}
