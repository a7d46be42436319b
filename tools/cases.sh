# shellcheck shell=bash disable=SC2154
# How the suites of containers run their cases, each a function that runs in a subshell, and what any of them asks of a
# Cleave at $url. A line per case ("outcome TAB test TAB message") goes to file $results.

record() {
  printf '%s\t%s\t%s\n' "$@" | tee -a "$results"
}

broken() {
  [[ -s $work/why ]] || echo "$*" >"$work/why"
  echo "$*"
  exit 1
}

# Ends a case that cannot be tried here, and says why.
unproved() {
  echo "$*" | tee "$work/unproved"
  exit 0
}

# Waits until a command succeeds, $1 seconds at most.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || broken "waited in vain for: $*"
    sleep 0.5
  done
}

status_of() {
  curl -sS -m 10 -o /dev/null -w '%{http_code}' "$@"
}

attempt() {
  local name=${2//_/ } from=$SECONDS status
  echo "== $1: $name"
  : >"$work/why"
  rm -f "$work/unproved"
  set +e
  (
    set -e
    "$2"
  )
  status=$?
  set -e
  if [[ -s $work/unproved ]]; then
    record skipped "$1: $name" "$(<"$work/unproved")"
  elif ((status == 0)); then
    record passed "$1: $name" "$((SECONDS - from)) s"
  else
    record failed "$1: $name" "$(tr '\n\t' '  ' <"$work/why" | cut -c 1-300)"
  fi
  ((status != 130)) || exit 130
}

# Everybody's list, which needs nginx, user, and the service with its database.
serves() {
  local path
  [[ -s $work/token ]] || enter
  for path in /status /story /post /notification /me; do
    [[ $(status_of "$url$path" -H "Authorization: Bearer $(<"$work/token")") == 200 ]] || return 1
  done
}

enter() {
  post /register '{"email":"operator@example.org","password":"a lantern in the fog"}' >/dev/null
  post /login '{"email":"operator@example.org","password":"a lantern in the fog"}' | sed -n 's/.*"token":"\([^"]*\)".*/\1/p' >"$work/token"
  [[ -s $work/token ]]
}

post() {
  curl -sS -m 20 "$url$1" -H 'Content-Type: application/json' "${@:3}" -d "$2"
}

check() {
  "$release/bin/cleave" check "$url" --preset all --operator-token "$(<"$work/token")" >"$work/check" 2>&1 || {
    cat "$work/check"
    broken "$(grep -A1 '^FAIL' "$work/check" | head -n 4)"
  }
}

# A release of this very build.
this_release() {
  is_built || build
  version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$home/pom.xml")
  version=${version%-SNAPSHOT}
  release=$home/target/release/cleave-$version
  cmp -s "$release/app/cleave.jar" "$jar" && [[ -s $release/app/cleave.aot ]] || (release)
  # A build takes back what it had set for its own end.
  trap 'exit 130' INT TERM HUP
}
