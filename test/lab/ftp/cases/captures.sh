# One ordinary session, recorded in unordinary ways: lossy cables and captures, cooked links, cut packets, other formats.

# two_way_job HOST: fetches report.bin (PASV), then stores notes.bin (PORT), in two sessions.
two_way_job() {
  seed notes.bin 5000 >notes.bin
  inside "$CLIENT" "${CURL[@]}" -o report.bin "ftp://$1/report.bin"
  inside "$CLIENT" "${CURL[@]}" -P - -T notes.bin "ftp://$1/notes.bin"
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal notes.bin "$HOMES/student/notes.bin"
}

# two_way_truth FILE CLIENT HOST [BYTES [FIELD...]]: the download's bytes in the capture, and more that is true of it.
two_way_truth() {
  local file=$1 client=$2 host=$3 bytes=${4:-12000} first second
  shift $(($# > 3 ? 4 : 3))
  read -r first second <<<"$(ports_in_order "$file")"
  session "client=$client:$first" "server=$host:21" user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download "bytes=$bytes" \
    "$@" outcome=completed replyCode=226
  session "client=$client:$second" "server=$host:21" user=student login=accepted security=none
  transfer verb=STOR argument=notes.bin path=/home/student/notes.bin mode=active method=PORT direction=upload bytes=5000 \
    outcome=completed replyCode=226
}

# Frames are lost, doubled and held back between the two ends, and each end is recorded: what arrives there late, twice or never.
case_ftp_loss_reorder() {
  local cable
  add_namespace "$CLIENT"
  add_namespace "$SERVER"
  add_namespace fl-w
  cable "$CLIENT" c0 fl-w w0
  cable fl-w w1 "$SERVER" s0
  address "$CLIENT" c0 10.77.0.1/24
  address "$SERVER" s0 10.77.0.2/24
  ip netns exec fl-w "$PYTHON" "$LAB/tools/cable.py" w0 w1 ftp-2 "$WORK/cable.json" &
  cable=$!
  vsftpd_start "$SERVER"
  seed report.bin 40000 >"$HOMES/student/report.bin"
  seed notes.bin 30000 >notes.bin
  capture ftp-loss-reorder.pcap "$CLIENT" c0
  capture ftp-loss-reorder-server.pcap "$SERVER" s0
  inside "$CLIENT" tnftp -invp 10.77.0.2 >"$WORK/tnftp.log" 2>&1 <<'COMMANDS'
user student hangul12
epsv4
binary
pwd
get report.bin
put notes.bin
quit
COMMANDS
  capture_end
  kill -TERM "$cable"
  wait "$cable"
  must "each direction lost, doubled and held some: $(cat "$WORK/cable.json")" "$PYTHON" -c \
    'import json, sys; sys.exit(not all(way[what] for way in json.load(open(sys.argv[1])) for what in ("lost", "doubled", "held")))' \
    "$WORK/cable.json"
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal notes.bin "$HOMES/student/notes.bin"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=40000 \
    missingBytes=0 outcome=completed replyCode=226
  transfer verb=STOR argument=notes.bin path=/home/student/notes.bin mode=passive method=PASV direction=upload bytes=30000 \
    missingBytes=0 outcome=completed replyCode=226
  publish ftp-loss-reorder.pcap "Recorded on the client. The cable, client to server and back: $(cat "$WORK/cable.json")"
  publish ftp-loss-reorder-server.pcap "The same session as ftp-loss-reorder.pcap, recorded on the server."
}

# Packets that were there and acknowledged, but that the capture lacks.
case_ftp_capture_loss() {
  local missing
  net_pair
  vsftpd_start "$SERVER"
  capture whole.pcap "$CLIENT" c0
  two_way_job 10.77.0.2
  capture_end
  missing=$("$PYTHON" "$LAB/tools/drop_frames.py" "$WORK/captures/whole.pcap" "$WORK/captures/ftp-capture-loss.pcap" 10.77.0.2:3,4,7)
  must "three full segments are missing, not $missing bytes" test "$missing" = 4344
  two_way_truth whole.pcap 10.77.0.1 10.77.0.2 $((12000 - missing)) "missingBytes=$missing"
  publish ftp-capture-loss.pcap "Three data segments of the download were taken out of the capture; bytes counts what is left."
  missing=$("$PYTHON" "$LAB/tools/drop_frames.py" "$WORK/captures/whole.pcap" "$WORK/captures/ftp-capture-loss-227.pcap" '227 ')
  must "the 227 is missing" test "$missing" -gt 20
  : >"$WORK/ledger"
  two_way_truth whole.pcap 10.77.0.1 10.77.0.2
  sed -i 's/\tlog=.*//' "$WORK/ledger"
  publish ftp-capture-loss-227.pcap "The 227 was taken out of the capture, so that nothing announces the data connection of the download."
}

# A router records on all its devices: each packet twice.
case_ftp_any() {
  net_router 10.77.1 10.77.2
  default_route "$CLIENT" 10.77.1.1
  default_route "$SERVER" 10.77.2.1
  vsftpd_start "$SERVER"
  capture ftp-any-sll2.pcap "$ROUTER" any -B 131072
  capture ftp-any-sll.pcap "$ROUTER" any -B 131072 -y LINUX_SLL
  two_way_job 10.77.2.2
  capture_end
  two_way_truth ftp-any-sll2.pcap 10.77.1.10 10.77.2.2
  publish ftp-any-sll2.pcap "Recorded with -i any on a router (SLL2): each packet twice, as it came and as it went."
  publish ftp-any-sll.pcap "The same sessions as ftp-any-sll2.pcap, as SLL version 1."
}

# way_case FILE NOTES [TCPDUMP OPTION...]
way_case() {
  local file=$1 notes=$2
  shift 2
  net_pair
  vsftpd_start "$SERVER"
  capture "$file" "$CLIENT" c0 "$@"
  two_way_job 10.77.0.2
  capture_end
  two_way_truth "$file" 10.77.0.1 10.77.0.2
  [[ $file != ftp-snap96* ]] || sed -i 's/method=PASV\t//' "$WORK/ledger"
  publish "$file" "$notes"
}

case_ftp_snap96() {
  way_case ftp-snap96.pcap "tcpdump -s 96: of each payload 30 bytes at most are left, so 227 ends before its port." -s 96
}

case_ftp_nanoseconds() {
  way_case ftp-nanoseconds.pcap "" --nano
}

case_ftp_pcapng() {
  net_pair
  vsftpd_start "$SERVER"
  capture_pcapng whole.pcapng "$CLIENT" c0
  two_way_job 10.77.0.2
  capture_end
  # Without dumpcap's description of the recording machine.
  "$PYTHON" "$LAB/../dhcp/strip-pcapng.py" "$WORK/captures/whole.pcapng" "$WORK/captures/ftp-pcapng.pcapng"
  two_way_truth ftp-pcapng.pcapng 10.77.0.1 10.77.0.2
  publish ftp-pcapng.pcapng
}

case_ftp_compressed() {
  net_pair
  vsftpd_start "$SERVER"
  capture ftp-gzip.pcap "$CLIENT" c0
  two_way_job 10.77.0.2
  capture_end
  two_way_truth ftp-gzip.pcap 10.77.0.1 10.77.0.2
  zstd -q -o "$WORK/captures/ftp-zstd.pcap.zst" "$WORK/captures/ftp-gzip.pcap"
  publish_truth ftp-zstd "" ftp-gzip.pcap
  gzip -n "$WORK/captures/ftp-gzip.pcap"
  publish ftp-gzip.pcap.gz
  publish_capture ftp-zstd.pcap.zst
}

case_ftp_rotated() {
  net_pair
  vsftpd_start "$SERVER"
  capture whole.pcap "$CLIENT" c0
  tnftp_job -p 10.77.0.2 epsv4
  capture_end
  must "two files" test "$(packets_in "$WORK/captures/whole.pcap")" -gt 70
  editcap -F pcap -r "$WORK/captures/whole.pcap" "$WORK/captures/ftp-rotated-1.pcap" 1-70
  editcap -F pcap "$WORK/captures/whole.pcap" "$WORK/captures/ftp-rotated-2.pcap" 1-70
  job_truth passive PASV "10.77.0.1:$(control_port)" 10.77.0.2:21
  publish_truth ftp-rotated "One session over ftp-rotated-1.pcap and ftp-rotated-2.pcap; the cut is in the middle of the download." \
    ftp-rotated-1.pcap ftp-rotated-2.pcap
  publish_capture ftp-rotated-1.pcap
  publish_capture ftp-rotated-2.pcap
}

case_ftp_background() {
  net_pair
  vsftpd_start "$SERVER" "${SLOW[@]}"
  ip netns exec "$SERVER" "$PYTHON" "$LAB/tools/background.py" &
  disown
  ip netns exec "$SERVER" "$PYTHON" -m http.server -d "$HOMES/student" 80 >"$WORK/http.log" 2>&1 &
  disown
  wait_listening "$SERVER" 80
  wait_listening "$SERVER" 22
  capture ftp-background.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" -o report.bin ftp://10.77.0.2/report.bin &
  local curl=$!
  raw_client "$CLIENT" background 10.77.0.2
  inside "$CLIENT" curl -sS -o page.txt http://10.77.0.2/readme.txt
  wait "$curl"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal page.txt "$HOMES/student/readme.txt"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=12000 \
    outcome=completed replyCode=226
  publish ftp-background.pcap "Not FTP, on 10.77.0.2: HTTP (80), SSH banner (22), SMTP (2525), NNTP (1119), POP3 (1110)."
}
