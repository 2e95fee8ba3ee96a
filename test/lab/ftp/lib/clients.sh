# The clients that several groups of cases share.

CURL=(curl -sS --max-time 30 --disable-epsv --disable-eprt -u student:hangul12)

# raw_client NS SCRIPT [ARGUMENT...]: one of clients/*.py, which writes its part of the ledger itself.
raw_client() {
  local namespace=$1 script=$2
  shift 2
  inside "$namespace" env LEDGER="$WORK/ledger" VSFTPD_LOG="$VSFTPD_LOG" PYTHONDONTWRITEBYTECODE=1 "$PYTHON" "$LAB/clients/$script.py" "$@" \
    >>"$WORK/raw-client.log" 2>&1
}

# lftp_client COMMANDS...: one session as student, without lftp's own configuration and with little patience.
lftp_client() {
  local settings=(net:max-retries=1 net:timeout=8 net:reconnect-interval-base=1 xfer:clobber=yes xfer:use-temp-file=no
    ftp:prefer-epsv=no ftp:passive-mode=yes ssl:verify-certificate=no)
  { printf 'set %s\n' "${settings[@]/=/ }"
    printf '%s\n' "$@" 'exit'; } >"$WORK/lftp.commands"
  inside "$CLIENT" env HOME="$WORK" LC_ALL=C.UTF-8 lftp --norc -f "$WORK/lftp.commands" >>"$WORK/lftp.log" 2>&1
}
