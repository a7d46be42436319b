# shellcheck shell=bash
# Builds the program with Maven, only when its sources changed, and shows one line of progress instead of Maven's output.

jar=$home/app/target/cleave.jar
cache=$home/app/target/cleave.aot
stamp=$home/target/built
log=$home/target/build.log
running=

# True when the jars are those of the last finished build (none changed, none is gone) and the sources are its sources.
is_built() {
  [[ -f $stamp && -f $jar && -z $(find "$jar" "$home/app/target/lib" -newer "$stamp" -print -quit) ]] &&
    [[ $(<"$stamp") == "$(sources)" ]]
}

# One hash of everything the program is made from. Contents only: a fresh clone or a touch changes nothing.
sources() (
  cd "$home" || exit
  sum=$(command -v sha256sum || command -v shasum)
  find .mvn pom.xml ./*/pom.xml ./*/src/main web tools/build.sh \
    \( -name node_modules -o -path web/dist -o -path web/target -o -path web/test \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 "$sum" | "$sum"
)

# All output goes to standard error: standard output is the program's.
build() {
  mkdir -p "$home/target"
  exec 8>"$home/target/build.lock"
  lock
  # Who waited for another's build has nothing left to do.
  if ! is_built; then
    need_tools
    local hash
    hash=$(sources)
    trap interrupted INT TERM HUP
    compile
    train
    trap - INT TERM HUP
    echo "$hash" >"$stamp"
    say "Built Cleave in $SECONDS s"
  fi
  exec 8>&-
}

# Maven inherits the lock, so it is held until Maven too has ended, however this script ends.
lock() {
  command -v flock >/dev/null || return 0
  flock -n 8 && return
  say "Waiting for another build of Cleave"
  flock 8
}

need_tools() {
  local version
  command -v mvn >/dev/null || die "needs Maven 3.8.7 or newer to build, and no mvn is on the PATH: install it."
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  at_least 3.8.7 "$version" ||
    die "needs Maven 3.8.7 or newer to build, and $(command -v mvn) is ${version:-broken}: install a newer one."
  command -v node >/dev/null || die "needs Node 20.19 or newer to build, and no node is on the PATH: install it."
  version=$(node -v 2>/dev/null || true)
  at_least 20.19 "${version#v}" ||
    die "needs Node 20.19 or newer to build, and $(command -v node) is ${version:-broken}: install a newer one."
  command -v npm >/dev/null || die "needs npm to build, and no npm is on the PATH: install it (it comes with Node)."
}

at_least() {
  [[ $2 == [0-9]* ]] && printf '%s\n' "$1" "$2" | sort -V -C
}

# Compiles into empty folders: what a deleted source or an interrupted compiler left behind must not be packed. A new
# file instead of the old jar: whoever runs that still reads from it.
compile() {
  rm -rf "$stamp" "$cache" "$jar" "$home"/*/target/{classes,maven-status,generated-sources} "$home/app/target/lib" "$home/web/dist"
  maven -Dquick -Dmaven.test.skip=true -Denforcer.skip=true -T 1C -pl app -am package && return
  say "The build failed:"
  errors "$log" >&2
  echo "The whole log: $log" >&2
  exit 1
}

# Runs Maven. A failed download is worth a second try, nothing else is.
maven() {
  start mvn -B "$@"
  follow maven_step && return
  grep -qE '^\[ERROR\].*Could not transfer|^npm error.*(ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN)' "$log" || return 1
  say "A download failed, trying once more"
  start mvn -B -U "$@"
  follow maven_step
}

# Maven without the gates that the suite of modules' tests has.
ungated() {
  maven -ntp -Dspotless.check.skip -Djacoco.skip -Dcyclonedx.skip -Denforcer.skip \
    -Dsurefire.failIfNoSpecifiedTests=false "$@"
}

# What went wrong according to the log $1: a few lines, each once.
errors() {
  grep -E '^\[ERROR\] .|^npm error|error TS[0-9]+:' "$1" |
    grep -vE '\[Help [0-9]+\] |e-run Maven|For more information|After correcting|mvn <args>|COMPILATION ERROR' |
    sed -e 's/^\[ERROR\] */  /' -e 's/ -> \[Help 1\]$//' -e "s#$home/##g" |
    grep '[^ ]' | cut -c 1-300 | awk '!seen[$0]++' | head -n 8 || true
}

# A new program's first start records what the JVM learned of it, which makes every later start twice as fast. Cleave
# runs without that too, so nothing here fails the build.
train() {
  local log=$home/target/train.log data=$home/target/train limit=${patience:-60}
  rm -rf "$data" "$cache"
  program_options
  start "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$cache" -Xlog:aot=off "${options[@]}" -jar "$jar" \
    serve --port 0 --management-port 0 --data "$data"
  follow train_step || rm -f "$cache"
  rm -rf "$data"
}

train_step() {
  if grep -q '^Cleave is ready' "$log"; then kill "$running" 2>/dev/null || true; fi
  printf 'preparing a fast start'
}

maven_step() {
  awk '
    /^\[INFO\] Downloaded from/ { files++ }
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { at = $NF; name = $(NF - 2) }
    END { printf "%s %s%s", at ? at : "[0]", name ? name : "preparing", files ? "  " files " downloads" : "" }' "$log"
}

# Starts a command in the background, its output in $log, in a process group of its own so that all of it can be ended.
start() {
  set -m
  (cd "$home" && exec "$@") >"$log" 2>&1 </dev/null 7>&- &
  running=$!
  set +m
}

# Waits at most $limit seconds for what was started and says meanwhile how far it is, in what $1 prints: in one line
# that is redrawn, or where there is no terminal in a line per step.
follow() {
  local step shown='' begun=$SECONDS
  while kill -0 "$running" 2>/dev/null; do
    step="${label:-Building Cleave}  $("$1")"
    if [[ -t 2 ]]; then
      printf '\r\033[K%s  %s s' "$step" "$((SECONDS - ${from:-0}))" >&2
    elif [[ ${step%  *downloads} != "$shown" ]]; then
      shown=${step%  *downloads}
      echo "$step  $((SECONDS - ${from:-0})) s" >&2
    fi
    ((SECONDS - begun < ${limit:-1800})) || stop "$running"
    sleep 0.3
  done
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
  set -- "$running"
  running=
  wait "$1"
}

# Ends the process group $1, by force where $2 tenths of a second are not enough.
stop() {
  local tries=${2:-100}
  [[ -n $1 ]] && kill -- "-$1" 2>/dev/null || return 0
  while ((tries-- > 0)) && kill -0 -- "-$1" 2>/dev/null; do sleep 0.1; done
  kill -KILL -- "-$1" 2>/dev/null || true
}

interrupted() {
  stop "$running"
  say "Interrupted: the next ./cleave builds again"
  exit 130
}

say() {
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
  echo "$*" >&2
}
