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
    must "$file: kernel dropped nothing" grep -q '^0 packets dropped by kernel' "$WORK/$file.tcpdump"
    said=$(awk '/packets? captured/ { print $1 }' "$WORK/$file.tcpdump")
    must "$file: $said packets" test "$said" = "$(packets_in "$WORK/captures/$file")"
  done
  CAPTURE_PID=()
}

packets_in() {
  capinfos -rTMc "$1" 2>/dev/null | cut -f 2
}

# publish FILE [NOTES]: the capture and its truth go to the fixtures together.
publish() {
  local file=$1 notes=${2:-} packets
  packets=$(packets_in "$WORK/captures/$file")
  must "$file: at most 120 KB" test "$(stat -c %s "$WORK/captures/$file")" -le 122880
  "$PYTHON" "$LAB/tools/truth.py" "$packets" "$notes" "$WORK/ledger" >"$WORK/truth.json"
  mkdir -p "$OUT"
  mv "$WORK/truth.json" "$OUT/${file%%.*}.truth.json"
  cp "$WORK/captures/$file" "$OUT/$file"
  echo "   $file: $packets packets"
}
