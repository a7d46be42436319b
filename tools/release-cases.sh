# shellcheck shell=bash disable=SC2154
# What ./cleave package promises, in the same way. The release of the first one is what the others look at.

cases+=(
  package_makes_a_folder_and_an_archive
  the_runtime_has_every_module_that_the_jars_need
  the_archive_runs_elsewhere_without_Java_Node_or_PATH
  it_takes_the_same_options_and_tells_the_same_mistakes
  files_whose_times_were_lost_only_start_slower
  a_release_that_is_not_whole_says_so
)

package_makes_a_folder_and_an_archive() {
  patience=1200 runs package
  local folder archive
  { read -r folder && read -r archive; } <"$out" || fail "it does not name both: $(cat "$out")"
  for file in bin/cleave runtime/bin/java app/cleave.jar app/cleave.aot LICENSE README.md cleave-sbom.json; do
    [[ -s $folder/$file ]] || fail "there is no $file"
  done
  grep -q '"bomFormat" : "CycloneDX"' "$folder/cleave-sbom.json" || fail "the list of parts is none"
  # From here on only the archive counts: it lies where nothing was built.
  mkdir "$work/unpacked here"
  tar -xzf "$archive" -C "$work/unpacked here"
  mv "$work/unpacked here/${folder##*/}" "$work/unpacked here/release"
  rm -rf "$folder" "$archive"
}

the_runtime_has_every_module_that_the_jars_need() {
  local app=$work/copy/app/target needed module
  # shellcheck source=tools/java.sh
  source "$home/tools/java.sh"
  # shellcheck source=tools/package.sh
  source "$home/tools/package.sh"
  find_java
  needed=$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --class-path "$app/lib/*" "$app/cleave.jar" "$app"/lib/*.jar 2>/dev/null | tail -n 1)
  [[ $needed == java.base,* ]] || fail "jdeps found nothing: $needed"
  for module in ${needed//,/ }; do
    [[ " ${runtime_modules[*]} " == *" $module "* ]] || fail "it lacks $module"
  done
}

# With a JVM that refuses to start where the cache does not fit.
released() {
  cleave=$work/released
  tool "$cleave" "cd /; exec env -i ${1-} '$work/unpacked here/release/bin/cleave' \"\$@\""
}

the_archive_runs_elsewhere_without_Java_Node_or_PATH() {
  released "PATH=/nowhere CLEAVE_JAVA_OPTIONS=-XX:AOTMode=on"
  sed -i 's#exec env#exec /usr/bin/env#' "$cleave"
  rm -rf "$work/data"
  serve
  says_data_folder new
  local person='{"email":"mira@example.org","password":"a lantern in the fog"}' token
  [[ $(ask /register -d "$person" -o /dev/null -w '%{http_code}') == 201 ]] || fail "nobody can register"
  token=$(ask /login -d "$person" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
  [[ -n $token ]] || fail "nobody can log in"
  [[ $(ask /status -d '{"text":"From a release."}' -H "Authorization: Bearer $token" -o /dev/null -w '%{http_code}') == 201 ]] ||
    fail "nobody can write"
  ask /login -X GET -H 'Accept: text/html' | grep -qi '<!doctype html>' || fail "the client is not there"
  echo "ready after $took ms"
  terminated
}

ask() {
  curl -sS -m 20 "$url$1" -H 'Content-Type: application/json' "${@:2}"
}

it_takes_the_same_options_and_tells_the_same_mistakes() {
  released
  runs config --set notification.retention=3d
  grep -q '^notification.retention *3d' "$out" || fail "the setting does not count"
  refused throttle.login.rte throttle.login.rate -- serve --port 0 --data "$work/other" --set throttle.login.rte=3
  ends 2 package
  grep -q 'in a checkout' "$err" || fail "it does not say where releases are made: $(cat "$err")"
}

files_whose_times_were_lost_only_start_slower() {
  find "$work/unpacked here/release/app" -name '*.jar' -exec touch {} +
  released
  serve
  [[ ! -s $err ]] || fail "$(head -n 1 "$err")"
  terminated
}

a_release_that_is_not_whole_says_so() {
  mv "$work/unpacked here/release/runtime" "$work/runtime"
  released
  patience=30 ends 1 config
  grep -q 'runtime/bin/java is missing: unpack the archive again' "$err" || fail "it says: $(cat "$err")"
  (($(wc -l <"$err") == 1)) || fail "more than one line: $(cat "$err")"
}
