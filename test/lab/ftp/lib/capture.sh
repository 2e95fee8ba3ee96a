# Starting, ending and publishing captures.

declare -A CAPTURE_PID=()

# capture FILE NS DEVICE [tcpdump options...]
capture() {
  local file=$1 namespace=$2 device=$3
  shift 3
  # Not by way of "inside": the process id has to be tcpdump's own.
  ip netns exec "$namespace" tcpdump -i "$device" -n -Z root --immediate-mode -U -B 16384 -w "$WORK/captures/$file" "$@" \
    2>"$WORK/$file.tcpdump" &
  CAPTURE_PID[$file]=$!
  wait_for 50 grep -q 'listening on' "$WORK/$file.tcpdump"
}

# Ends all captures and holds each to: nothing dropped, and as many records in the file as tcpdump says it captured.
capture_end() {
  local file said
  sleep 0.4
  for file in "${!CAPTURE_PID[@]}"; do
    kill -TERM "${CAPTURE_PID[$file]}"
    wait "${CAPTURE_PID[$file]}" || true
    if [[ $file == *.pcapng ]]; then
      must "$file: nothing dropped" grep -qE "^Packets received/dropped on interface .*: [0-9]+/0 " "$WORK/$file.dumpcap"
      said=$(awk '/Packets captured:/ { print $3 }' "$WORK/$file.dumpcap")
    else
      must "$file: kernel dropped nothing" grep -q '^0 packets dropped by kernel' "$WORK/$file.tcpdump"
      said=$(awk '/packets? captured/ { print $1 }' "$WORK/$file.tcpdump")
    fi
    must "$file: $said packets" test "$said" = "$(packets_in "$WORK/captures/$file")"
  done
  CAPTURE_PID=()
}

# The same with dumpcap, whose own format is pcapng. Ended by capture_end.
capture_pcapng() {
  local file=$1 namespace=$2 device=$3
  ip netns exec "$namespace" dumpcap -q -i "$device" -w "$WORK/captures/$file" 2>"$WORK/$file.dumpcap" &
  CAPTURE_PID[$file]=$!
  wait_for 50 grep -q '^File: ' "$WORK/$file.dumpcap"
}

packets_in() {
  capinfos -rTMc "$1" 2>/dev/null | cut -f 2
}

# publish FILE [NOTES]: the capture and its truth go to the fixtures together.
publish() {
  publish_truth "${1%%.*}" "${2:-}" "$1"
  publish_capture "$1"
}

publish_capture() {
  must "$1: at most 120 KB" test "$(size_of "$WORK/captures/$1")" -le 122880
  mkdir -p "$OUT"
  cp "$WORK/captures/$1" "$OUT/$1"
  echo "   $1: $(packets_in "$WORK/captures/$1") packets"
}

# publish_truth NAME NOTES FILE...: one truth of the files together.
publish_truth() {
  local name=$1 notes=$2 packets=0 file
  shift 2
  for file in "$@"; do
    packets=$((packets + $(packets_in "$WORK/captures/$file")))
  done
  "$PYTHON" "$LAB/tools/truth.py" "$packets" "$notes" "$WORK/ledger" >"$WORK/truth.json"
  mkdir -p "$OUT"
  mv "$WORK/truth.json" "$OUT/$name.truth.json"
}
