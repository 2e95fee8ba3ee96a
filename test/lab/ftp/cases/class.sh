# The captures of a whole class: each student once in active and once in passive mode, and what goes wrong with homework. One
# recording; test/class/ takes it apart again by the client's address.

CLASS_PAIRS=${CLASS_PAIRS:-185}
CLASS_FILES=(report.txt notes.txt '보고서.txt' '과제 3.txt' lecture.txt)
CLASS_LINES=(40 25 30 20 60)
# The server's second and further addresses, where it is set up otherwise.
CLASS_ANY_PORT=10.88.0.3 CLASS_TLS=10.88.0.4 CLASS_SLOW=10.88.0.5 CLASS_2121=10.88.0.6

class_network() {
  local host net
  add_namespace "$CLIENT"
  add_namespace "$SERVER"
  cable "$CLIENT" c0 "$SERVER" s0
  for host in 2 3 4 5 6; do
    ip -n "$SERVER" address add "10.88.0.$host/16" dev s0
  done
  ip -n "$SERVER" address add fd88::f002/64 dev s0
  for host in $(seq 1 "$CLASS_PAIRS"); do
    ip -n "$CLIENT" address add "10.88.1.$host/16" dev c0
    ip -n "$CLIENT" address add "10.88.2.$host/16" dev c0
  done
  for net in $(seq 11 36); do
    for host in $(seq 1 6); do
      ip -n "$CLIENT" address add "10.88.$net.$host/16" dev c0
    done
  done
  for host in 1 2 3 4; do
    ip -n "$CLIENT" address add "fd88::1:$host/64" dev c0
    ip -n "$CLIENT" address add "fd88::2:$host/64" dev c0
  done
  firewall "$CLIENT" input 'ip daddr 10.88.11.0/24 tcp sport 20 tcp flags syn / syn,ack drop' \
    'ip daddr 10.88.12.0/24 tcp sport 20 tcp flags syn / syn,ack reject with tcp reset'
  firewall "$SERVER" input 'ip saddr 10.88.13.0/24 tcp dport 50000-50999 drop' \
    'ip saddr 10.88.14.0/24 tcp dport 50000-50999 reject with tcp reset'
}

# class_server ADDRESS [KEY=VALUE...]: one more vsftpd, with the same homes. It listens on one address only.
class_server() {
  local address=$1 key=listen_address
  shift
  [[ $address != *:* ]] || key=listen_address6
  vsftpd_start "$SERVER" "$key=$address" connect_timeout=3 accept_timeout=3 pasv_max_port=50999 "$@"
  wait_for 50 sh -c "ip netns exec $SERVER ss -ltnH 'src [$address]' | grep -q ."
}

class_servers() {
  local index
  make_accounts "$SERVER"
  make_certificate
  for index in "${!CLASS_FILES[@]}"; do
    seed --text "${CLASS_FILES[index]}" "${CLASS_LINES[index]}" >"$HOMES/student/${CLASS_FILES[index]}"
  done
  seed --text long.txt 1200 >"$HOMES/student/long.txt"
  own_homes
  class_server 10.88.0.2
  class_server "$CLASS_ANY_PORT" connect_from_port_20=NO
  class_server "$CLASS_TLS" ssl_enable=YES "rsa_cert_file=$WORK/both.pem" require_ssl_reuse=NO ssl_ciphers=HIGH
  class_server "$CLASS_SLOW" "${SLOW[@]}" async_abor_enable=YES
  class_server "$CLASS_2121" listen_port=2121
  class_server fd88::f002 listen=NO listen_ipv6=YES
}

# pool SCENARIO MODE ADDRESS KEY=VALUE...: one capture of the class and what is true of it.
pool() {
  local scenario=$1 mode=$2 address=$3
  shift 3
  ledger pool "scenario=$scenario" "mode=$mode" "address=$address" "$@"
}

# own_folder ADDRESS: where that student works.
own_folder() {
  mkdir -p "$WORK/client/$1"
  cd "$WORK/client/$1"
}

url_path() {
  "$PYTHON" -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$1"
}

# class_tnftp MODE ADDRESS HOST COMMAND...: MODE is active or passive.
class_tnftp() {
  local flag=-A address=$2 host=$3
  [[ $1 == active ]] || flag=-p
  shift 3
  printf '%s\n' 'user student hangul12' "$@" quit | inside "$CLIENT" tnftp -inv "$flag" -s "$address" "$host" >>"$WORK/tnftp.log" 2>&1
}

# class_curl MODE ADDRESS ANNOUNCE ARGUMENT...: announced by PORT, PASV, EPRT or EPSV.
class_curl() {
  local options=(-sS --max-time 20 -u student:hangul12 --interface "$2")
  [[ $1 == passive ]] || options+=(-P "$2")
  [[ $3 == E* ]] || options+=(--disable-epsv --disable-eprt)
  shift 3
  inside "$CLIENT" curl "${options[@]}" "$@" 2>>"$WORK/curl.log"
}

# class_lftp MODE ADDRESS ANNOUNCE HOST COMMAND...
class_lftp() {
  local mode=$1 address=$2 announce=$3 host=$4 passive=yes extended=no
  shift 4
  [[ $mode == passive ]] || passive=no
  [[ $announce != EPSV ]] || extended=yes
  { printf '%s\n' 'set net:max-retries 1' 'set net:timeout 8' "set net:socket-bind-ipv4 $address" "set ftp:passive-mode $passive" \
      "set ftp:prefer-epsv $extended" 'set ftp:ssl-allow no' 'set ftp:sync-mode yes' 'set xfer:clobber yes' 'set xfer:use-temp-file no'
    [[ $host != "$CLASS_TLS" ]] ||
      printf 'set %s\n' 'ftp:ssl-allow yes' 'ftp:ssl-force yes' 'ftp:ssl-protect-data yes' 'ssl:verify-certificate no'
    printf '%s\n' "open -u student,hangul12 $host" "$@" exit; } >lftp.commands
  inside "$CLIENT" env HOME="$WORK" LC_ALL=C.UTF-8 lftp --norc -f lftp.commands >>"$WORK/lftp.log" 2>&1
}

# announce_of MODE CLIENT INDEX: every fourth student's client uses the extended commands (lftp has no EPRT over IPv4).
announce_of() {
  if (($3 % 4 == 1)); then
    if [[ $1 == passive ]]; then echo EPSV; elif [[ $2 == lftp ]]; then echo PORT; else echo EPRT; fi
  elif [[ $1 == passive ]]; then
    echo PASV
  else
    echo PORT
  fi
}

# homework SCENARIO MODE ADDRESS INDEX [HOST [PORT]]: a right one, in many ways: client, commands, file, a listing before, an upload after.
homework() {
  local scenario=$1 mode=$2 address=$3 index=$4 host=${5:-10.88.0.2} port=${6:-21}
  local clients=(curl tnftp lftp) client file announce listing=no upload=no commands=()
  client=${clients[index % 3]} file=${CLASS_FILES[index % 5]}
  announce=$(announce_of "$mode" "$client" "$index")
  ((index % 2)) || listing=yes
  ((index % 7)) || upload=yes
  own_folder "$address"
  seed --text "from-$address.txt" 10 >"from-$address.txt"
  case $client in
    tnftp)
      [[ $announce == E* ]] || commands+=(epsv4)
      commands+=(binary)
      [[ $listing == no ]] || commands+=('dir . listing.txt')
      commands+=("get \"$file\"")
      [[ $upload == no ]] || commands+=("put from-$address.txt")
      class_tnftp "$mode" "$address" "$host" "${commands[@]}"
      ;;
    curl)
      [[ $listing == no ]] || commands+=(-o listing.txt "ftp://$host:$port/")
      commands+=(-o "$file" "ftp://$host:$port/$(url_path "$file")")
      class_curl "$mode" "$address" "$announce" "${commands[@]}"
      [[ $upload == no ]] || class_curl "$mode" "$address" "$announce" -T "from-$address.txt" "ftp://$host:$port/from-$address.txt"
      ;;
    lftp)
      [[ $listing == no ]] || commands+=('ls >listing.txt')
      commands+=("get \"$file\"")
      [[ $upload == no ]] || commands+=("put from-$address.txt")
      class_lftp "$mode" "$address" "$announce" "$host" "${commands[@]}"
      ;;
  esac
  must_equal "$file" "$HOMES/student/$file"
  [[ $listing == no ]] || must "$address: a listing" test -s listing.txt
  [[ $upload == no ]] || must_equal "from-$address.txt" "$HOMES/student/from-$address.txt"
  pool "$scenario" "$mode" "$address" "client=$client" "announce=$announce" "file=$file" "bytes=$(size_of "$file")" "listing=$listing" \
    "upload=$upload" "server=$host:$port"
}

class_honest() {
  local index
  for index in $(seq 1 "$CLASS_PAIRS"); do
    homework honest active "10.88.1.$index" "$index"
    homework honest passive "10.88.2.$index" "$((index + index / 3))"
  done
}

class_unusual() {
  local index
  for index in 1 2 3 4; do
    homework any-port active "10.88.33.$index" "$index" "$CLASS_ANY_PORT"
    homework port-2121 active "10.88.34.$index" 3 "$CLASS_2121" 2121
    homework port-2121 passive "10.88.35.$index" 6 "$CLASS_2121" 2121
    class_ipv6 active "fd88::1:$index"
    class_ipv6 passive "fd88::2:$index"
    class_both "10.88.36.$index"
  done
}

# class_ipv6 MODE ADDRESS: by tnftp, which has only the extended commands there.
class_ipv6() {
  local mode=$1 address=$2 announce=EPRT
  [[ $mode == active ]] || announce=EPSV
  own_folder "$address"
  class_tnftp "$mode" "$address" fd88::f002 binary 'get report.txt'
  must_equal report.txt "$HOMES/student/report.txt"
  pool ipv6 "$mode" "$address" client=tnftp "announce=$announce" file=report.txt "bytes=$(size_of report.txt)" listing=no upload=no \
    server=[fd88::f002]:21
}

# class_both ADDRESS: both modes in one session.
class_both() {
  own_folder "$1"
  class_tnftp active "$1" 10.88.0.2 epsv4 binary 'get report.txt' passive 'get notes.txt'
  must_equal report.txt "$HOMES/student/report.txt"
  must_equal notes.txt "$HOMES/student/notes.txt"
  pool both both "$1" client=tnftp announce=PORT file=report.txt "bytes=$(size_of report.txt)" listing=no upload=no server=10.88.0.2:21
}

# class_mistakes MODE INDEX: one of each kind, those that wait for time to pass at the same time.
class_mistakes() {
  local mode=$1 index=$2 odd=0 announce=PORT waiting=()
  [[ $mode == active ]] || { odd=1; announce=PASV; }
  class_blocked "$mode" "$index" & waiting+=($!)
  class_aborted "$mode" "10.88.$((23 + odd)).$index" "$announce" & waiting+=($!)
  class_wrong_password "$mode" "10.88.$((15 + odd)).$index"
  own_folder "10.88.$((17 + odd)).$index"
  class_tnftp "$mode" "10.88.$((17 + odd)).$index" 10.88.0.2 binary pwd
  pool nothing "$mode" "10.88.$((17 + odd)).$index" client=tnftp announce=null
  own_folder "10.88.$((19 + odd)).$index"
  class_tnftp "$mode" "10.88.$((19 + odd)).$index" 10.88.0.2 epsv4 'dir . listing.txt'
  must "a listing" test -s listing.txt
  pool listing "$mode" "10.88.$((19 + odd)).$index" client=tnftp "announce=$announce" listing=yes
  class_tnftp "$mode" "10.88.$((21 + odd)).$index" 10.88.0.2 epsv4 binary 'get missing.txt' || true
  must "no such file" test ! -e missing.txt
  pool missing-file "$mode" "10.88.$((21 + odd)).$index" client=tnftp "announce=$announce" file=missing.txt
  class_tls "$mode" "10.88.$((25 + odd)).$index" "$announce"
  class_second_try "$mode" "10.88.$((27 + odd)).$index" "$announce"
  local job
  for job in "${waiting[@]}"; do
    must "a mistake that waits" wait "$job"
  done
}

# The data SYN is dropped (11 and 13) or refused (12 and 14) on its way in.
class_blocked() {
  local mode=$1 index=$2 net=11 announce=PORT way status
  [[ $mode == active ]] || { net=13; announce=PASV; }
  for way in dropped refused; do
    status=0
    class_curl "$mode" "10.88.$net.$index" "$announce" --max-time 6 -o report.txt ftp://10.88.0.2/report.txt || status=$?
    must "$mode $way: curl fails, not $status" test "$status" != 0
    pool "$way" "$mode" "10.88.$net.$index" client=curl "announce=$announce" file=report.txt
    net=$((net + 1))
  done
}

class_aborted() {
  raw_client "$CLIENT" class_abort "$1" "$2" "$CLASS_SLOW" long.txt
  pool aborted "$1" "$2" client=class_abort.py "announce=$3" file=long.txt
}

class_wrong_password() {
  local flag=-A
  [[ $1 == active ]] || flag=-p
  printf '%s\n' 'user student wrong99' quit | inside "$CLIENT" tnftp -inv "$flag" -s "$2" 10.88.0.2 >>"$WORK/tnftp.log" 2>&1
  pool wrong-password "$1" "$2" client=tnftp announce=null
}

class_tls() {
  own_folder "$2"
  class_lftp "$1" "$2" "$3" "$CLASS_TLS" 'get report.txt'
  must_equal report.txt "$HOMES/student/report.txt"
  pool tls "$1" "$2" client=lftp "announce=$3" file=report.txt
}

# Refused at first, right in a second session.
class_second_try() {
  own_folder "$2"
  class_wrong_password_first "$1" "$2"
  class_curl "$1" "$2" "$3" -o report.txt ftp://10.88.0.2/report.txt
  must_equal report.txt "$HOMES/student/report.txt"
  pool second-try "$1" "$2" client=curl "announce=$3" file=report.txt "bytes=$(size_of report.txt)"
}

class_wrong_password_first() {
  must_exit 67 class_curl "$1" "$2" PORT -u student:wrong99 ftp://10.88.0.2/
}

# What is no FTP at all: a web page.
class_web() {
  local index
  seed --text page.html 20 >"$WORK/empty/page.html"
  ip netns exec "$SERVER" "$PYTHON" -m http.server --bind 10.88.0.2 --directory "$WORK/empty" 80 >"$WORK/web.log" 2>&1 &
  disown
  wait_listening "$SERVER" 80
  for index in 1 2 3 4; do
    inside "$CLIENT" curl -sS --interface "10.88.29.$index" -o "page-$index" http://10.88.0.2/page.html
    must_equal "$WORK/client/page-$index" "$WORK/empty/page.html"
    pool web null "10.88.29.$index" client=curl announce=null
  done
}

# Recorded on every interface, as many do ("-i any").
class_on_any() {
  local index
  for index in 1 2 3 4 5 6; do
    homework on-any active "10.88.31.$index" "$index"
    homework on-any passive "10.88.32.$index" "$((index + 1))"
  done
}

# The pool of captures is kept packed; sessions are told apart by the clients' addresses.
case_class() {
  local index
  class_network
  class_servers
  capture class.pcap "$CLIENT" c0
  class_honest
  class_unusual
  for index in 1 2 3 4 5 6; do
    class_mistakes active "$index"
    class_mistakes passive "$index"
    cd "$WORK/client"
  done
  class_web
  capture_end
  capture class-any.pcap "$CLIENT" any -B 131072
  class_on_any
  capture_end
  class_publish
}

class_publish() {
  local file folder=$OUT/class
  mkdir -p "$folder"
  "$PYTHON" "$LAB/tools/class_truth.py" "$WORK/ledger" >"$WORK/class.truth.ndjson"
  for file in class class-any; do
    gzip -9n <"$WORK/captures/$file.pcap" >"$folder/$file.pcap.gz"
    echo "   $file.pcap.gz: $(packets_in "$WORK/captures/$file.pcap") packets, $(size_of "$folder/$file.pcap.gz") bytes"
  done
  mv "$WORK/class.truth.ndjson" "$folder"
}
