# shellcheck shell=bash
# What the tests need beyond the JDK, Maven and Node: installed where that is possible, else said in one line.

caches=${XDG_CACHE_HOME:-$HOME/.cache}/cleave

install_tools() {
  local packages
  packages=$(missing_packages)
  if [[ -n $packages && $EUID == 0 ]] && command -v apt-get >/dev/null; then
    say "Installing $packages"
    # shellcheck disable=SC2086 # a list of packages
    { apt_install $packages || { apt-get update -qq && apt_install $packages; }; } >>"$logs/install.log" 2>&1 || true
  fi
  packages=$(missing_packages)
  [[ -z $packages ]] || say "Missing, so what needs it is skipped or does without: $packages"
  install_minio
  install_promtool
  "$home/tools/kafka/install.sh" >>"$logs/install.log" 2>&1 ||
    say "Missing, so tests of events over Kafka fail: Kafka's jars, which Maven could not get"
  chromium=$(find_chromium || true)
}

# Without windows it takes half the time.
find_chromium() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}

# Prometheus's own tool, which runs the tests of our alerts: on the PATH, else built once for this user.
install_promtool() {
  local bin=$caches/bin version=v0.316.0
  if command -v promtool >/dev/null || [[ -x $bin/promtool ]]; then return; fi
  if build_go promtool "github.com/prometheus/prometheus/cmd/promtool@$version"; then return; fi
  say "Missing, so the tests of the alerts are skipped: promtool (install it, or Go to build it)"
}

# Builds the Go program $1 from the module $2 into the cache, quietly and without getting in anybody's way.
# The tag leaves out what promtool does not need here: finding targets in clouds, most of its size.
build_go() {
  local bin=$caches/bin from=$SECONDS building
  command -v go >/dev/null || return 1
  mkdir -p "$bin"
  GOBIN=$bin nice -n 19 go install -tags remove_all_sd "$2" >>"$logs/install.log" 2>&1 &
  building=$!
  while kill -0 "$building" 2>/dev/null; do
    [[ ! -t 2 ]] || printf '\r\033[KBuilding %s, once on this machine: %s s' "$1" $((SECONDS - from)) >&2
    ((SECONDS - from < 900)) || kill "$building"
    sleep 1
  done
  wait "$building" || return 1
  say "Built $1, once on this machine"
}

# MinIO, which the store of objects at an S3 is tested on: on the PATH, else built once for this user, else S3Proxy.
install_minio() {
  local bin=$caches/bin
  if command -v minio >/dev/null || [[ -x $bin/minio ]]; then return; fi
  if build_go MinIO github.com/minio/minio@latest; then return; fi
  if [[ ! -d $caches/s3proxy ]]; then
    rm -rf "$caches/s3proxy.tmp"
    if mvn -B -q -f "$home/tools/s3proxy/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
      -DoutputDirectory="$caches/s3proxy.tmp" >>"$logs/install.log" 2>&1; then
      mv "$caches/s3proxy.tmp" "$caches/s3proxy"
    fi
  fi
  if [[ -d $caches/s3proxy ]]; then
    stand_in="S3 was tested on S3Proxy, since MinIO is not here and cannot be built (it needs Go)"
    say "$stand_in"
  else
    say "Missing, so tests on an S3 fail: minio (install it, or Go to build it)"
  fi
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

missing_packages() {
  local path=$PATH:/usr/sbin:/usr/local/sbin missing=()
  PATH=$path command -v nginx >/dev/null || missing+=(nginx)
  command -v wrk >/dev/null || missing+=(wrk)
  command -v brotli >/dev/null || missing+=(brotli)
  find_chromium >/dev/null || missing+=(chromium-headless-shell)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
  command -v pgbench >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pgbench' >/dev/null || missing+=(postgresql-contrib)
  python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
  echo "${missing[*]-}"
}
