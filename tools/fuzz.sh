# shellcheck shell=bash
# The suite of made-up input. Schemathesis makes up requests from /openapi.yaml: every answer must be one that the API
# describes. Jazzer makes up uploads for a minute: each is taken or refused, and none is a fault of ours.

schemathesis=4.32.5
venv=$caches/schemathesis-$schemathesis
server=
beside=

# Both at once: the one computes, the other waits for answers most of the time.
suite_fuzz() {
  local status=0
  pack || return
  (
    trap 'stop "$running"' EXIT
    trap 'exit 130' INT TERM HUP
    log=$logs/fuzz-uploads.log label="Testing uploads"
    fuzz_uploads
  ) &
  beside=$!
  fuzz_requests || status=$?
  wait "$beside" || status=$?
  beside=
  return "$status"
}

fuzz_uploads() {
  local status=0
  rm -f "$home"/story/target/surefire-reports/TEST-*Fuzz*.xml
  JAZZER_FUZZ=1 ungated -Dtest=UploadFuzzTest -pl story -am test || status=$?
  collect "$home"/story/target/surefire-reports/TEST-*Fuzz*.xml
  return "$status"
}

fuzz_requests() {
  local status=0 url token
  install_schemathesis || {
    record skipped fuzz "Schemathesis could not be installed, ${log#"$home/"} says why"
    return 0
  }
  serve || return
  token=$(register "$url" 2>"$log") || return
  CLEAVE_TOKEN=$token run "$venv/bin/schemathesis" --config-file "$home/tools/fuzz.toml" run "$url/openapi.yaml" \
    --report junit --report-junit-path "$logs/fuzz.xml" || status=$?
  collect "$logs/fuzz.xml"
  stop "$server"
  wait "$server" || record failed "Cleave stops after it was fuzzed" "exit code $?"
  return "$status"
}

install_schemathesis() {
  [[ ! -x $venv/bin/schemathesis ]] || return 0
  rm -rf "$venv"
  run python3 -m venv "$venv" && { pip_install || pip_install; }
}

pip_install() {
  run "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$schemathesis"
}

# Starts Cleave on a new data folder and sets url. Throttles are wide open: they are tested elsewhere and would answer
# nearly every request here.
serve() {
  local wide=1000000 tries=3000
  rm -rf "$logs/fuzz-data"
  program_options
  set -m
  "$JAVA_HOME/bin/java" "${options[@]}" -jar "$jar" serve --port 0 --management-port 0 --data "$logs/fuzz-data" \
    --set "throttle.register.burst=$wide" --set "throttle.register.rate=$wide" \
    --set "throttle.login.burst=$wide" --set "throttle.login.rate=$wide" --set throttle.account.failures=1000 \
    >"$logs/fuzz-server.log" 2>&1 </dev/null 7>&- &
  server=$!
  set +m
  url=
  while [[ -z $url ]] && ((tries-- > 0)) && kill -0 "$server" 2>/dev/null; do
    sleep 0.1
    url=$(sed -n 's/^Cleave is ready: //p' "$logs/fuzz-server.log")
  done
  [[ -n $url ]] || {
    tail -n 3 "$logs/fuzz-server.log" >"$log"
    return 1
  }
}

# Prints the token of a new user.
register() {
  node --input-type=module - "$1" <<'END'
const user = JSON.stringify({ email: 'fuzz@example.org', password: 'only for a test 7361' });
async function post(path) {
  const answer = await fetch(process.argv[2] + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: user });
  if (!answer.ok) {
    console.error(`${path} answered ${answer.status}`);
    process.exit(1);
  }
  return answer.json();
}
await post('/register');
console.log((await post('/login')).token);
END
}
