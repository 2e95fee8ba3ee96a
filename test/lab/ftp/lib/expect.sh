# What a case expects while it records. The first one that is not met ends the case.

PYTHON=$(python3 -c 'import sys; print(sys.executable)')

fail() {
  echo "   not as expected: $*" >&2
  exit 1
}

# must WORDS COMMAND...
must() {
  local words=$1
  shift
  "$@" || fail "$words"
}

# wait_for TENTHS COMMAND...: until it succeeds.
wait_for() {
  local tenths=$1 turn
  shift
  for ((turn = 0; turn < tenths; turn++)); do
    "$@" 2>/dev/null && return
    sleep 0.1
  done
  fail "waited in vain: $*"
}

# must_exit CODE COMMAND...
must_exit() {
  local wanted=$1 status=0
  shift
  "$@" || status=$?
  [[ $status == "$wanted" ]] || fail "exit $status instead of $wanted: $*"
}

must_equal() {
  cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

# must_log REGEX [COUNT]: lines of the server's log that match.
must_log() {
  local count
  count=$(grep -cE -- "$1" "$WORK/server.log" || true)
  if [[ -n ${2:-} ]]; then
    [[ $count == "$2" ]] || fail "server log has $count lines of: $1"
  else
    ((count > 0)) || fail "server log lacks: $1"
  fi
}

size_of() {
  stat -c %s "$1"
}

# Bytes a text takes in ASCII type: each line end is one more than on disk.
ascii_size_of() {
  echo $(($(stat -c %s "$1") + $(wc -l <"$1")))
}
