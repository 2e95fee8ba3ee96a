# The servers. They exclude each other as packages: vsftpd is the machine's own, the others are unpacked into a cache.

SERVERS=${FTP_LAB_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/ftpscope-lab}
SERVER_LIBRARIES=$SERVERS/usr/lib/x86_64-linux-gnu
UNPACKED=(pure-ftpd pure-ftpd-common proftpd-core libpcre2-posix3 libhiredis0.14 libmemcached11
  libmemcachedutil2 libhashkit2 inetutils-ftpd)

prepare_servers() {
  [[ -x $SERVERS/usr/sbin/proftpd && -x $SERVERS/usr/sbin/ftpd ]] && return
  local packages
  packages=$(mktemp -d)
  (cd "$packages" && apt-get download -q "${UNPACKED[@]}")
  local package
  for package in "$packages"/*.deb; do
    dpkg -x "$package" "$SERVERS"
  done
  rm -rf "$packages"
}

# make_accounts NS: student (password hangul12) and guest (empty12), known inside the namespace only.
make_accounts() {
  local directory=/etc/netns/$1
  cp /etc/passwd "$directory/passwd"
  echo 'student:x:1777:1777:student:/home/student:/bin/bash' >>"$directory/passwd"
  echo 'guest:x:1778:1777:guest:/home/guest:/bin/bash' >>"$directory/passwd"
  { echo "student:$(openssl passwd -6 -salt ftplab hangul12):19000:0:99999:7:::"
    echo "guest:$(openssl passwd -6 -salt ftplab empty12):19000:0:99999:7:::"; } >"$directory/shadow"
  mkdir -p "$directory/pam.d"
  printf '%s\n' 'auth required pam_unix.so nodelay' 'account required pam_unix.so' 'session required pam_permit.so' |
    tee "$directory/pam.d/vsftpd" >"$directory/pam.d/pure-ftpd"
  HOMES=$WORK/homes-$1
  mkdir -p "$HOMES/student/docs" "$HOMES/guest"
  seed report.bin 12000 >"$HOMES/student/report.bin"
  seed chapter.bin 3000 >"$HOMES/student/docs/chapter.bin"
  seed --text readme.txt 20 >"$HOMES/student/readme.txt"
  own_homes
}

seed() {
  "$PYTHON" "$LAB/tools/seed.py" "$@"
}

# What a case put into the homes gets the same owner and time as all the rest, so that listings do not change by the day.
own_homes() {
  chown -R 1777:1777 "$HOMES"
  find "$HOMES" -exec touch -h -d 2026-11-20T01:30:00Z {} +
}

# serve NS LOG COMMAND...: with the namespace's homes on /home. vsftpd tells of errors on descriptor 0 only.
serve() {
  local namespace=$1 log=$2
  shift 2
  ip netns exec "$namespace" env LD_LIBRARY_PATH="$SERVER_LIBRARIES" TZ=UTC \
    bash -c 'mount --bind "$0" /home && exec "$@"' "$WORK/homes-$namespace" "$@" 0<>"$log" >>"$log" 2>&1 &
  disown
}

wait_listening() {
  wait_for 100 sh -c "ip netns exec $1 ss -ltnH 'sport = :$2' | grep -q ."
}

# vsftpd settings that make 30000 bytes take about 2.5 s.
SLOW=(local_max_rate=12000 trans_chunk_size=4096 use_sendfile=NO)

# vsftpd_start NS [KEY=VALUE...]
vsftpd_start() {
  local namespace=$1 conf=$WORK/vsftpd-$1.conf
  shift
  [[ -d $WORK/homes-$namespace ]] || make_accounts "$namespace"
  printf '%s\n' listen=YES background=NO anonymous_enable=NO local_enable=YES write_enable=YES local_umask=022 \
    xferlog_enable=YES xferlog_std_format=NO log_ftp_protocol=YES "vsftpd_log_file=$WORK/server.log" \
    connect_from_port_20=YES pasv_min_port=50000 pasv_max_port=50099 seccomp_sandbox=NO isolate=NO \
    isolate_network=NO pam_service_name=vsftpd "secure_chroot_dir=$WORK/empty" delay_failed_login=0 "$@" >"$conf"
  VSFTPD_LOG=$WORK/server.log
  touch "$VSFTPD_LOG"
  serve "$namespace" "$WORK/vsftpd.log" /usr/sbin/vsftpd "$conf"
  local port
  port=$(sed -n 's/^listen_port=//p' "$conf")
  wait_listening "$namespace" "${port:-21}"
}

# pureftpd_start NS [OPTION...]
pureftpd_start() {
  local namespace=$1
  shift
  [[ -d $WORK/homes-$namespace ]] || make_accounts "$namespace"
  serve "$namespace" "$WORK/pure-ftpd.log" "$SERVERS/usr/sbin/pure-ftpd" -l unix -E -H -4 -u 1000 -p 50000:50099 \
    -g "$WORK/pure-ftpd.pid" -O "w3c:$WORK/server.log" "$@"
  touch "$WORK/server.log"
  wait_listening "$namespace" 21
}

# proftpd_start NS [DIRECTIVE...]
proftpd_start() {
  local namespace=$1 conf=$WORK/proftpd-$1.conf
  shift
  [[ -d $WORK/homes-$namespace ]] || make_accounts "$namespace"
  printf '%s\n' 'ServerName "lab"' 'ServerType standalone' 'DefaultServer on' 'Port 21' 'User nobody' 'Group nogroup' \
    'UseIPv6 off' 'UseReverseDNS off' 'AuthPAM off' 'AuthOrder mod_auth_unix.c' 'RequireValidShell off' 'WtmpLog off' \
    'DelayEngine off' 'AllowOverwrite on' 'AllowRetrieveRestart on' 'AllowStoreRestart on' 'PassivePorts 50000 50099' \
    "ScoreboardFile $WORK/scoreboard" "PidFile $WORK/proftpd.pid" "SystemLog $WORK/proftpd.log" \
    "TransferLog $WORK/transfers.log" 'LogFormat all "%h %m %J -> %s %S"' "ExtendedLog $WORK/server.log ALL all" "$@" >"$conf"
  touch "$WORK/server.log"
  serve "$namespace" "$WORK/proftpd-out.log" "$SERVERS/usr/sbin/proftpd" -n -c "$conf"
  wait_listening "$namespace" 21
}

# inetutils_start NS: the one that still knows the default data port of RFC 959.
inetutils_start() {
  make_accounts "$1"
  touch "$WORK/server.log"
  serve "$1" "$WORK/inetutils.log" "$SERVERS/usr/sbin/ftpd" -D -4 -a default "-p$WORK/inetutils.pid"
  wait_listening "$1" 21
}
