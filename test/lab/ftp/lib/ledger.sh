# What is true of a capture, one fact per line, tab-separated; tools/truth.py makes the JSON of it.

ledger() {
  local IFS=$'\t'
  printf '%s\n' "$*" >>"$WORK/ledger"
}

# The log of vsftpd, if it may speak for what is on the wire; a case where it may not (it was encrypted, rewritten on the way, not all
# captured, or the log cannot write it) empties this.
VSFTPD_LOG=

# session KEY=VALUE...; transfer KEY=VALUE... (belongs to the session before it)
session() {
  # A port that could not be found must end the case here: "set -e" does not see failures inside arguments.
  [[ " $* " =~ \ client=([^ ]+:[0-9]+|null)\  ]] || fail "a session without its client's port: $*"
  ledger session "$@" ${VSFTPD_LOG:+"log=$VSFTPD_LOG"}
}

transfer() {
  ledger transfer "$@"
}
