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
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
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
