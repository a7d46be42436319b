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
  "$home/tools/kafka/install.sh" >>"$logs/install.log" 2>&1 ||
    say "Missing, so tests of events over Kafka fail: Kafka's jars, which Maven could not get"
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
}

# MinIO, which the store of objects at an S3 is tested on: on the PATH, else built once for this user, else S3Proxy.
install_minio() {
  local bin=$caches/bin building
  if command -v minio >/dev/null || [[ -x $bin/minio ]]; then return; fi
  if command -v go >/dev/null; then
    mkdir -p "$bin"
    GOBIN=$bin go install github.com/minio/minio@latest >>"$logs/install.log" 2>&1 &
    building=$!
    while kill -0 "$building" 2>/dev/null; do
      [[ ! -t 2 ]] || printf '\r\033[KBuilding MinIO, once on this machine: %s s' "$SECONDS" >&2
      sleep 1
    done
    if wait "$building"; then
      say "Built MinIO, once on this machine"
      return
    fi
  fi
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
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    missing+=(chromium)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
  command -v pgbench >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pgbench' >/dev/null || missing+=(postgresql-contrib)
  python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
  echo "${missing[*]-}"
}
