# TLS: explicit in both modes, refused, implicit, and given up again for the control connection (CCC).

make_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=ftp.lab.example -keyout "$WORK/key.pem" -out "$WORK/cert.pem" 2>/dev/null
  cat "$WORK/key.pem" "$WORK/cert.pem" >"$WORK/both.pem"
}

# vsftpd_tls_start [KEY=VALUE...]
vsftpd_tls_start() {
  make_certificate
  vsftpd_start "$SERVER" ssl_enable=YES "rsa_cert_file=$WORK/both.pem" require_ssl_reuse=NO ssl_ciphers=HIGH debug_ssl=YES "$@"
  VSFTPD_LOG=
}

CURL_TLS=("${CURL[@]}" --insecure --ssl-reqd)

# opener FILE [SERVER PORT]: the client of its only control connection.
opener() {
  local port
  read -r port <<<"$(ports_in_order "$@")"
  echo "10.77.0.1:$port"
}

# hidden_transfer MODE VERB ARGUMENT PATH DIRECTION BYTES: one whose command and content are encrypted.
hidden_transfer() {
  transfer verb=null argument=null "mode=$1" method=inferred replyCode=null "hidden.verb=$2" "hidden.argument=$3" \
    "hidden.path=$4" "hidden.direction=$5" "hidden.plainBytes=$6" hidden.outcome=completed
}

# tls_case NAME MODE COMMAND...: the command stores notes.bin, then fetches report.bin.
tls_case() {
  local name=$1 mode=$2
  shift 2
  net_pair
  vsftpd_tls_start
  seed notes.bin 5000 >notes.bin
  capture "$name.pcap" "$CLIENT" c0
  "$@"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal notes.bin "$HOMES/student/notes.bin"
  must_log 'FTP command: .*"PROT P"'
  must_log 'SSL version: '
  session "client=$(opener "$name.pcap")" server=10.77.0.2:21 user=null login=unknown security=explicit-tls
  hidden_transfer "$mode" STOR notes.bin /home/student/notes.bin upload 5000
  hidden_transfer "$mode" RETR report.bin /home/student/report.bin download 12000
  publish "$name.pcap" "AUTH and its reply are in the clear, all else is TLS (control and data, PROT P)."
}

tls_by_curl() {
  inside "$CLIENT" "${CURL_TLS[@]}" -T notes.bin ftp://10.77.0.2/notes.bin ftp://10.77.0.2/report.bin >report.bin
}

tls_by_lftp() {
  lftp_client 'set ftp:ssl-force yes' 'set ftp:ssl-protect-data yes' 'set ftp:passive-mode no' \
    'open -u student,hangul12 10.77.0.2' 'put notes.bin' 'get report.bin'
}

case_ftp_auth_tls_passive() {
  tls_case ftp-auth-tls-passive passive tls_by_curl
}

case_ftp_auth_tls_active() {
  tls_case ftp-auth-tls-active active tls_by_lftp
}

case_ftp_auth_refused() {
  net_pair
  vsftpd_start "$SERVER"
  capture ftp-auth-refused.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --ssl -o report.bin ftp://10.77.0.2/report.bin
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must_log 'FTP command: .*"AUTH '
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download bytes=12000 \
    outcome=completed replyCode=226
  publish ftp-auth-refused.pcap "The server knows no TLS: AUTH is refused and the client goes on without."
}

case_ftps_implicit_990() {
  net_pair
  vsftpd_tls_start implicit_ssl=YES listen_port=990
  capture ftps-implicit-990.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL[@]}" --insecure -o report.bin ftps://10.77.0.2/report.bin
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  session "client=$(opener ftps-implicit-990.pcap 990)" server=10.77.0.2:990 user=null login=unknown security=implicit-tls
  hidden_transfer passive RETR report.bin /home/student/report.bin download 12000
  publish ftps-implicit-990.pcap
}

case_ftp_ccc() {
  net_pair
  make_certificate
  pureftpd_start "$SERVER" -Y 1 -2 "$WORK/both.pem"
  capture ftp-ccc.pcap "$CLIENT" c0
  inside "$CLIENT" "${CURL_TLS[@]}" --ftp-ssl-ccc --ftp-ssl-ccc-mode active --tls-max 1.2 -v -o report.bin \
    ftp://10.77.0.2/report.bin 2>"$WORK/curl.log"
  capture_end
  must_equal report.bin "$HOMES/student/report.bin"
  must "CCC was accepted" grep -q '^< 200 ' "$WORK/curl.log"
  session "client=$(opener ftp-ccc.pcap)" server=10.77.0.2:21 user=null login=unknown security=explicit-tls
  transfer verb=RETR argument=report.bin path=/home/student/report.bin mode=passive method=PASV direction=download \
    outcome=completed replyCode=226 hidden.plainBytes=12000
  publish ftp-ccc.pcap "After the login CCC takes the control connection back to plain text; data stays encrypted (PROT P)."
}
