# shellcheck shell=bash
# Finds the JDK, and says what Java options Cleave runs with.

die() {
  echo "cleave: $*" >&2
  exit 1
}

# Sets jdk to the feature version of the JDK in folder $1. Reads its release file: asking the JVM itself takes 40 ms.
read_jdk() {
  local line
  jdk=
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]] && jdk=${BASH_REMATCH[1]}
  done <"$1/release"
  [[ -n $jdk ]]
}

# Exports JAVA_HOME: the one that is set if it is new enough, else the first JDK 25 in the usual places, else a newer one.
find_java() {
  local place newer='' on_path
  if [[ -n ${JAVA_HOME-} ]] && read_jdk "$JAVA_HOME" && ((jdk >= 25)); then
    export JAVA_HOME
    return
  fi
  on_path=$(command -v java || true)
  [[ -z $on_path ]] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for place in ${CLEAVE_JDK_PLACES-/usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home} "$on_path"; do
    if ! read_jdk "$place" || ((jdk < 25)); then continue; fi
    if ((jdk == 25)); then
      export JAVA_HOME=$place
      return
    fi
    newer=${newer:-$place}
  done
  [[ -n $newer ]] || die "needs a JDK 25 or newer and found none: install one, or set JAVA_HOME to where it is."
  export JAVA_HOME=$newer
}

# What every Cleave runs with, and the heap of one that may have many modules.
jvm_options=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -XX:+UseSerialGC
  -XX:+ExitOnOutOfMemoryError
)
heap_options=(-Xms64m -Xmx320m -Xmn32m)
# A cache that does not fit this JVM or these options is passed over without a word.
quiet_options=(-Xlog:aot=off -Xlog:cds=off)

# Sets options to the JVM's options. The program gets them too, as properties, so that it can start itself again the
# same way. CLEAVE_JAVA_OPTIONS comes last and so wins.
# shellcheck disable=SC2034 # options and jar are read by who sources this
program_options() {
  local common=("${jvm_options[@]}" "${heap_options[@]}")
  if [[ -f $cache && $cache != *[[:space:]]* ]]; then
    common+=("-XX:AOTCache=$cache" "${quiet_options[@]}")
  fi
  # shellcheck disable=SC2206 # several options in one variable are several words
  common+=(${CLEAVE_JAVA_OPTIONS-})
  options=("${common[@]}" "-Dcleave.jar=$jar" "-Dcleave.java.options=${common[*]}")
}
