# shellcheck shell=bash disable=SC2154
# What ./cleave promises about starting, a function each, in an order: the first ones find nothing built yet.

cases=(
  without_a_JDK_it_says_what_to_install
  a_JDK_that_is_too_old_is_none
  without_Maven_it_says_what_to_install
  with_an_old_Maven_it_says_what_to_install
  without_Node_it_says_what_to_install
  with_an_old_Node_it_says_what_to_install
  without_npm_it_says_what_to_install
  the_first_start_builds_with_visible_progress
  a_second_start_builds_nothing_and_is_ready_in_three_seconds
  touched_sources_are_not_changed_sources
  it_starts_from_another_folder_through_a_link
  a_cache_of_the_JVM_that_does_not_fit_is_passed_over
  a_taken_port_is_one_plain_line
  a_taken_management_port_is_one_plain_line
  a_data_folder_that_cannot_be_written_is_one_plain_line
  a_data_folder_in_use_is_one_plain_line
  an_unknown_setting_names_the_nearest
  a_source_that_does_not_compile_is_shown_in_a_few_lines
  an_interrupted_build_is_not_taken_for_a_built_one
  two_at_once_build_once
)

without_a_JDK_it_says_what_to_install() {
  hide java
  CLEAVE_JDK_PLACES='' refused 'JDK 25' JAVA_HOME
}

a_JDK_that_is_too_old_is_none() {
  hide java
  mkdir -p "$work/jdk/bin"
  echo 'JAVA_VERSION="21.0.4"' >"$work/jdk/release"
  tool "$work/jdk/bin/javac" ''
  JAVA_HOME=$work/jdk CLEAVE_JDK_PLACES=$work/jdk refused 'JDK 25' JAVA_HOME
}

without_Maven_it_says_what_to_install() {
  hide mvn
  refused 'Maven 3.8.7'
}

with_an_old_Maven_it_says_what_to_install() {
  hide mvn
  tool "$work/bin/mvn" 'echo Apache Maven 3.6.3'
  refused 'Maven 3.8.7' 3.6.3
}

without_Node_it_says_what_to_install() {
  hide node
  refused 'Node 20'
}

with_an_old_Node_it_says_what_to_install() {
  hide node
  tool "$work/bin/node" 'echo v18.20.4'
  refused 'Node 20' 18.20.4
}

without_npm_it_says_what_to_install() {
  hide npm
  refused npm
}

the_first_start_builds_with_visible_progress() {
  serve
  [[ $(tail -n 1 "$out") =~ ^Cleave\ is\ ready:\ http://127\.0\.0\.1:[0-9]+$ ]] || fail "the ready line is not the last"
  grep -q '^Building Cleave  \[[0-9]*/[0-9]*\]' "$err" || fail "no progress was shown"
  (($(wc -l <"$err") < 40)) || fail "$(wc -l <"$err") lines of output"
  ! grep -q '\[INFO\]' "$err" || fail "Maven's own output was shown"
  ! grep -q Building "$out" || fail "progress was written to standard output"
  says_data_folder new
  terminated
}

# The best of three counts: what else the machine does is not ours.
a_second_start_builds_nothing_and_is_ready_in_three_seconds() {
  local best=999999
  for _ in 1 2 3; do
    serve
    not_built
    says_data_folder existing
    terminated
    ((took >= best)) || best=$took
    ((best > 3000)) || return 0
  done
  fail "ready after $best ms"
}

touched_sources_are_not_changed_sources() {
  find "$work/copy" \( -name target -o -name node_modules \) -prune -o -type f -exec touch {} +
  runs config
  not_built
}

it_starts_from_another_folder_through_a_link() {
  mkdir "$work/elsewhere"
  ln -s "$cleave" "$work/elsewhere/run"
  cd "$work/elsewhere"
  cleave=$work/elsewhere/run
  serve
  not_built
  terminated
}

a_cache_of_the_JVM_that_does_not_fit_is_passed_over() {
  local cache=$work/copy/app/target/cleave.aot
  mv "$cache" "$work/whole.aot"
  head -c 100000 "$work/whole.aot" >"$cache"
  serve
  mv "$work/whole.aot" "$cache"
  [[ ! -s $err ]] || fail "$(head -n 1 "$err")"
  [[ $(head -n 1 "$out") != '['* ]] || fail "$(head -n 1 "$out")"
  terminated
}

a_taken_port_is_one_plain_line() {
  serve
  refused "${url##*:}" -- serve --port "${url##*:}" --management-port 0 --data "$work/other"
}

a_taken_management_port_is_one_plain_line() {
  serve
  local port
  port=$(sed -n 's/.*Management: http:.*://p' "$out")
  refused "$port" -- serve --port 0 --management-port "$port" --data "$work/other"
}

# Root may write into any folder, but nobody can make one below a file.
a_data_folder_that_cannot_be_written_is_one_plain_line() {
  echo file >"$work/file"
  refused "$work/file" -- serve --port 0 --management-port 0 --data "$work/file/data"
}

a_data_folder_in_use_is_one_plain_line() {
  serve
  refused "$work/data" -- serve --port 0 --management-port 0 --data "$work/data"
}

an_unknown_setting_names_the_nearest() {
  refused throttle.login.rte throttle.login.rate -- serve --port 0 --data "$work/other" --set throttle.login.rte=3
}

a_source_that_does_not_compile_is_shown_in_a_few_lines() {
  echo 'package cleave.app; class Broken {' >"$work/copy/app/src/main/java/cleave/app/Broken.java"
  ends 1 config
  rm "$work/copy/app/src/main/java/cleave/app/Broken.java"
  grep -v '^Building' "$err" >"$work/shown"
  grep -q 'Broken.java' "$work/shown" || fail "the file is not named"
  grep -q "$work/copy/target/build.log" "$work/shown" || fail "the log is not named"
  (($(wc -l <"$work/shown") <= 10)) || fail "$(wc -l <"$work/shown") lines"
  [[ ! -s $out ]] || fail "it wrote to standard output"
}

an_interrupted_build_is_not_taken_for_a_built_one() {
  "$cleave" config >"$out" 2>"$err" </dev/null &
  server=$!
  await 30 grep -q '\[[1-9][0-9]*/' "$err"
  kill -TERM "$server"
  wait "$server" && fail "an interrupted build ended with 0"
  server=
  flock -n "$work/copy/target/build.lock" true || fail "Maven still runs"
  [[ ! -s $out ]] || fail "it ran what was not built"
}

two_at_once_build_once() {
  "$cleave" config >"$work/out2" 2>"$work/err2" </dev/null &
  server=$!
  runs config
  wait "$server" || fail "the other ended with $?"
  server=
  [[ $(cat "$err" "$work/err2" | grep -c '^Built Cleave') == 1 ]] || fail "not one build: $(cat "$err" "$work/err2")"
  cmp -s "$out" "$work/out2" || fail "they printed different things"
  ! grep -q Building "$out" || fail "progress was written to standard output"
}
