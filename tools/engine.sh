# shellcheck shell=bash disable=SC2154
# A container engine for the tests: the one that runs here, else one of our own that ends with us. Its images stay in
# this user's cache, so that only a machine's first run makes them.

engine_pid=
engine_run=

# Sets DOCKER_HOST and engine to what is used; where there is none, says why in lacking.
find_engine() {
  lacking=
  if command -v docker >/dev/null && timeout 20 docker info >/dev/null 2>&1; then
    engine="the engine that runs here"
    return
  fi
  if ((EUID != 0)); then
    lacking="there is no engine that we may use, and only root can start one"
  elif ! command -v dockerd >/dev/null && ! command -v apt-get >/dev/null; then
    lacking="there is no engine, and no apt-get to install one by"
  else
    install_engine && start_engine && return
    lacking="no engine could be started, ${log#"$home/"} says why"
  fi
  return 1
}

install_engine() {
  local packages=()
  command -v dockerd >/dev/null || packages+=(docker.io)
  command -v docker-compose >/dev/null || docker compose version >/dev/null 2>&1 || packages+=(docker-compose)
  command -v debootstrap >/dev/null || packages+=(debootstrap)
  command -v iptables >/dev/null || packages+=(iptables)
  ((${#packages[@]})) || return 0
  { apt_install "${packages[@]}" || { apt-get update -qq && apt_install "${packages[@]}"; }; } >>"$log" 2>&1
}

start_engine() {
  local tries=600
  engine_run=$(mktemp -d)
  export DOCKER_HOST=unix://$engine_run/docker.sock
  mkdir -p "$caches/engine"
  remember_machine
  set -m
  dockerd --data-root "$caches/engine" --exec-root "$engine_run/exec" -p "$engine_run/pid" -H "$DOCKER_HOST" \
    --log-level warn >"$logs/engine.log" 2>&1 </dev/null &
  engine_pid=$!
  set +m
  until docker info >/dev/null 2>&1; do
    if ! kill -0 "$engine_pid" 2>/dev/null || ((tries-- == 0)); then
      tail -n 3 "$logs/engine.log" >>"$log"
      return 1
    fi
    sleep 0.1
  done
  forget
  engine="an engine of our own, $(docker version --format '{{.Server.Version}}')"
}

# What a run that was interrupted has left would be started again.
forget() {
  local left
  docker swarm leave --force >/dev/null 2>&1 || true
  left=$(docker ps -aq)
  # shellcheck disable=SC2086 # several names
  [[ -z $left ]] || docker rm -f $left >/dev/null
  left=$(docker volume ls -q)
  # shellcheck disable=SC2086 # several names
  [[ -z $left ]] || docker volume rm $left >/dev/null
  docker network prune -f >/dev/null
}

# Ends it and takes back what it did to the network.
stop_engine() {
  [[ -n $engine_pid ]] || return 0
  forget || true
  stop "$engine_pid" 600
  engine_pid=
  restore_machine
  umount "$engine_run"/exec/netns/* 2>/dev/null || true
  rm -rf "$engine_run"
}
