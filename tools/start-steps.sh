# shellcheck shell=bash disable=SC2154
# The steps that the tests of ./cleave are written in.

fail() {
  [[ -s $work/why ]] || echo "$*" >"$work/why"
  exit 1
}

# A PATH with everything but command $1.
hide() {
  local folder
  rm -rf "$work/bin"
  mkdir "$work/bin"
  while IFS= read -r -d : folder; do
    find -L "$folder" -maxdepth 1 -type f ! -name "$1" -exec ln -s {} "$work/bin/" \; 2>/dev/null || true
  done <<<"$PATH:"
  PATH=$work/bin
}

# Makes a command at path $1 of shell script $2.
tool() {
  printf '#!/bin/sh\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

# Runs ./cleave to its end, which must have exit code $1.
ends() {
  local expected=$1 status=0
  shift
  timeout --foreground "${patience:-300}" "$cleave" "$@" >"$out" 2>"$err" </dev/null || status=$?
  ((status == expected)) || fail "exit code $status instead of $expected: $(tail -n 3 "$err")"
}

runs() {
  ends 0 "$@"
}

# Runs ./cleave with what stands behind --, which must refuse in one line that has each of the words before it. Besides
# that line only the data folder may be named, on standard output.
refused() {
  local words=()
  while (($#)) && [[ $1 != -- ]]; do
    words+=("$1")
    shift
  done
  shift || true
  patience=30 ends 1 "$@"
  (($(wc -l <"$err") == 1)) || fail "more or less than one line: $(cat "$err")"
  ! grep -v '^Data folder: ' "$out" || fail "it goes on: $(cat "$out")"
  for word in "${words[@]}"; do
    grep -qF -- "$word" "$err" || fail "\"$word\" is missing in: $(cat "$err")"
  done
  ! grep -qE 'Exception|^[[:space:]]+at ' "$err" || fail "it is no plain line: $(cat "$err")"
}

# Starts Cleave on free ports; sets server to its process, url, and took to the milliseconds until it was ready.
serve() {
  local from=${EPOCHREALTIME/[.,]/}
  # The background's own redirection may come later than the first look for the ready line.
  : >"$out"
  "$cleave" serve --port 0 --management-port 0 --data "$work/data" >"$out" 2>"$err" </dev/null &
  server=$!
  await 300 grep -q '^Cleave is ready' "$out"
  took=$(((${EPOCHREALTIME/[.,]/} - from) / 1000))
  url=$(sed -n 's/^Cleave is ready: //p' "$out")
}

# Waits until a command succeeds, at most $1 seconds and not longer than the server lives.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    kill -0 "$server" 2>/dev/null || fail "it ended: $(tail -n 3 "$err")"
    ((SECONDS < deadline)) || fail "waited in vain for: $*"
    sleep 0.05
  done
}

# SIGTERM must end the server with exit code 0 within 10 seconds.
terminated() {
  local pid=$server from=$SECONDS
  [[ -n $pid ]] || return 0
  server=
  kill -TERM "$pid" 2>/dev/null || true
  (sleep 15 && kill -KILL "$pid") 2>/dev/null &
  local watch=$!
  wait "$pid" || fail "SIGTERM ended it with $?"
  kill "$watch" 2>/dev/null || true
  ((SECONDS - from <= 10)) || fail "SIGTERM took $((SECONDS - from)) s"
}

not_built() {
  ! grep -qE 'Building|Built' "$err" || fail "it built: $(cat "$err")"
}

says_data_folder() {
  grep -qxF "Data folder: $work/data ($1)" "$out" ||
    fail "it does not say that $work/data is $1, but: $(head -n 3 "$out" | tr '\n' ' ')"
}
