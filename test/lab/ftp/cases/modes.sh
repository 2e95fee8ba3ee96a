# One small job in both modes, with all four ways to announce the data connection, from three servers.

# tnftp_job MODE HOST [COMMAND...]: logs in, lists, fetches report.bin, stores notes.bin. MODE is -A (active) or -p (passive).
tnftp_job() {
  local mode=$1 host=$2
  shift 2
  seed notes.bin 5000 >notes.bin
  {
    echo 'user student hangul12'
    printf '%s\n' "$@" binary pwd 'dir . listing.txt' 'get report.bin' 'put notes.bin' quit
  } | inside "$CLIENT" tnftp -inv "$mode" "$host" >"$WORK/tnftp.log" 2>&1
  must_equal report.bin "$HOMES/student/report.bin"
  must_equal notes.bin "$HOMES/student/notes.bin"
}

# job_truth MODE METHOD CLIENT SERVER: what tnftp_job did, told from its files.
job_truth() {
  local mode=$1 method=$2 client=$3 server=$4
  session "client=$client" "server=$server" user=student login=accepted security=none
  transfer verb=LIST argument=. path=/home/student "mode=$mode" "method=$method" direction=listing \
    "bytes=$(ascii_size_of listing.txt)" outcome=completed replyCode=226
  transfer verb=RETR argument=report.bin path=/home/student/report.bin "mode=$mode" "method=$method" direction=download \
    "bytes=$(size_of report.bin)" outcome=completed replyCode=226
  transfer verb=STOR argument=notes.bin path=/home/student/notes.bin "mode=$mode" "method=$method" direction=upload \
    "bytes=$(size_of notes.bin)" outcome=completed replyCode=226
}

# modes_case NAME MODE METHOD VERSION [TNFTP COMMAND...]: recorded on the client, against vsftpd.
modes_case() {
  local name=$1 mode=$2 method=$3 version=$4 flag=-A host=10.77.0.2 client server
  shift 4
  [[ $mode == active ]] || flag=-p
  net_pair
  if [[ $version == 6 ]]; then
    host=fd77::2
    vsftpd_start "$SERVER" listen=NO listen_ipv6=YES
  else
    vsftpd_start "$SERVER"
  fi
  capture "$name.pcap" "$CLIENT" c0
  tnftp_job "$flag" "$host" "$@"
  capture_end
  must_log "FTP command: Client \"[^\"]*\", \"$method" 3
  must_log 'OK DOWNLOAD: .*"/home/student/report.bin", 12000 bytes'
  must_log 'OK UPLOAD: .*"/home/student/notes.bin", 5000 bytes'
  must_log '"226 ' 3
  client=10.77.0.1:$(control_port) server=10.77.0.2:21
  [[ $version == 4 ]] || { client="[fd77::1]:$(control_port)" server='[fd77::2]:21'; }
  job_truth "$mode" "$method" "$client" "$server"
  publish "$name.pcap"
}

case_ftp_active_vsftpd() {
  modes_case ftp-active-vsftpd active PORT 4 epsv4
}

case_ftp_passive_vsftpd() {
  modes_case ftp-passive-vsftpd passive PASV 4 epsv4
}

case_ftp_eprt_v4() {
  modes_case ftp-eprt-v4 active EPRT 4
}

case_ftp_epsv_v4() {
  modes_case ftp-epsv-v4 passive EPSV 4
}

case_ftp_eprt_v6() {
  modes_case ftp-eprt-v6 active EPRT 6
}

case_ftp_epsv_v6() {
  modes_case ftp-epsv-v6 passive EPSV 6
}

case_ftp_pureftpd_passive() {
  net_pair
  pureftpd_start "$SERVER"
  capture ftp-pureftpd-passive.pcap "$CLIENT" c0
  tnftp_job -p 10.77.0.2 epsv4
  capture_end
  job_truth passive PASV "10.77.0.1:$(control_port)" 10.77.0.2:21
  publish ftp-pureftpd-passive.pcap
}

case_ftp_proftpd_active() {
  net_pair
  proftpd_start "$SERVER"
  capture ftp-proftpd-active.pcap "$CLIENT" c0
  tnftp_job -A 10.77.0.2 epsv4
  capture_end
  job_truth active PORT "10.77.0.1:$(control_port)" 10.77.0.2:21
  publish ftp-proftpd-active.pcap
}
