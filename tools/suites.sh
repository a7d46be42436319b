# shellcheck shell=bash
# The suites. Each leaves a log, and a line per test ("outcome TAB test TAB message") in $logs/NAME.tsv.

run_suite() {
  local name=$1 from=$SECONDS status=0
  log=$logs/$name.log label="Testing $name" limit=2700
  : >"$logs/$name.tsv"
  "suite_$name" || status=$?
  if ((status != 0)) && ! grep -q '^failed' "$logs/$name.tsv"; then
    record failed "$name as a whole" "$( (errors "$log" | grep . || tail -n 3 "$log") | tr -s '\n ' ' ' | cut -c 1-500)"
  elif [[ ! -s $logs/$name.tsv ]]; then
    record failed "$name as a whole" "it ran no test"
  fi
  report "$name" $((SECONDS - from))
}

record() {
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$logs/$name.tsv"
}

count() {
  cat "${@:2}" | grep -c "^$1" || true
}

report() {
  local file=$logs/$1.tsv
  printf '%-7s %5s passed %4s failed %4s skipped %5s s\n' "$1" \
    "$(count passed "$file")" "$(count failed "$file")" "$(count skipped "$file")" "$2"
  awk -F '\t' '$1 == "failed" { printf "  FAILED  %s: %s\n", $2, $3 } $1 == "skipped" { printf "  skipped %s: %s\n", $2, $3 }' "$file"
  if grep -q '^failed' "$file"; then echo "  log: ${log#"$home/"}"; fi
}

total() {
  local passed failed skipped
  passed=$(count passed "$logs"/*.tsv)
  failed=$(count failed "$logs"/*.tsv)
  skipped=$(count skipped "$logs"/*.tsv)
  [[ -z ${stand_in-} ]] || echo "$stand_in"
  cat "$logs"/*.stand-ins 2>/dev/null || true
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && passed > 0))
}

# Every module's own tests, with all gates of quality.
suite_java() {
  local status=0
  rm -rf "$home"/*/target/surefire-reports
  # Two modules at a time: their tests wait as much as they work.
  maven -ntp -T 2 -fae -Dmaven.test.failure.ignore=true -pl '!e2e' verify || status=$?
  collect "$home"/*/target/surefire-reports/TEST-*.xml
  ((status != 0)) || left_out
  return "$status"
}

# A class of tests that the build passes over would be missed by nobody.
left_out() {
  local file module class
  while read -r file; do
    module=${file%%/src/test/*} class=${file#*/src/test/java/}
    class=${class%.java} class=${class//\//.}
    [[ -f $module/target/surefire-reports/TEST-$class.xml ]] || record failed "$class" "the build did not run it"
  done < <(find "$home"/*/src/test/java -name '*Test.java' -not -path "$home/e2e/*")
}

suite_web() {
  local status=0
  rm -f "$home/web/target/vitest.xml"
  if [[ ! $home/web/node_modules/.package-lock.json -nt $home/web/package-lock.json ]]; then
    run npm --prefix web ci --no-audit --no-fund || run npm --prefix web ci --no-audit --no-fund || return
  fi
  run npm --prefix web test || status=$?
  collect "$home/web/target/vitest.xml"
  return "$status"
}

# The launched process: by HTTP, in the browser, under faults.
suite_e2e() { e2e '**/*'; }
suite_http() { e2e 'http/*'; }
suite_pages() { e2e 'pages/*'; }
suite_faults() { e2e 'faults/*'; }

e2e() {
  local status=0 tests="cleave/e2e/$1Test"
  if [[ -z $chromium && $1 != 'http/*' && $1 != 'faults/*' ]]; then
    record skipped "pages" "there is no Chromium"
    [[ $1 != 'pages/*' ]] || return 0
    tests+=',!cleave/e2e/pages/*'
  fi
  rm -rf "$home/e2e/target/surefire-reports"
  pack || return
  ungated -Dmaven.test.failure.ignore=true "-Dtest=$tests" -pl e2e -am package || status=$?
  collect "$home"/e2e/target/surefire-reports/TEST-*.xml
  return "$status"
}

# The program as tests start it: its jars, and the cache that halves what each of their many starts costs.
pack() {
  ungated -DskipTests -pl app -am package || return
  [[ -f $cache && -z $(find "$jar" "$home/app/target/lib" -newer "$cache" -print -quit) ]] || train
}

suite_start() {
  run "$home/tools/start-test.sh" "$logs/start.tsv"
}

# The images, in an engine. A first run makes base images too.
suite_containers() {
  limit=4500 run "$home/tools/containers-test.sh" "$logs/containers.tsv" "$logs/containers.stand-ins"
}

# The manifests, on a node of a Kubernetes that a first run builds.
suite_kubernetes() {
  limit=7200 run "$home/tools/kubernetes-test.sh" "$logs/kubernetes.tsv" "$logs/kubernetes.stand-ins"
}

# Reads JUnit reports; those that do not exist count for nothing.
collect() {
  local file
  for file in "$@"; do
    [[ ! -f $file ]] || awk -f "$home/tools/junit.awk" "$file" >>"$logs/$name.tsv"
  done
}

run() {
  start "$@"
  follow running_step
}

running_step() {
  printf 'running'
}
