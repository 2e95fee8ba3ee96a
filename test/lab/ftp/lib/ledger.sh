# What is true of a capture, one fact per line, tab-separated; tools/truth.py makes the JSON of it.

ledger() {
  local IFS=$'\t'
  printf '%s\n' "$*" >>"$WORK/ledger"
}

# session KEY=VALUE...; transfer KEY=VALUE... (belongs to the session before it)
session() {
  ledger session "$@"
}

transfer() {
  ledger transfer "$@"
}
