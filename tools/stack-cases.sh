# shellcheck shell=bash disable=SC2154
# What deploy/stack.yaml promises on a Swarm of one node, in the same way.

stack_cases=(
  it_is_deployed_with_secrets_that_nobody_sees
  all_replicas_are_well
  it_holds_the_labs_on_a_swarm
  a_killed_replica_is_not_missed
  an_update_starts_the_new_one_first_and_refuses_nobody
  an_image_that_never_gets_ready_is_rolled_back
)

stack=cleavetest-swarm

stack_down() {
  docker stack rm "$stack" >/dev/null 2>&1 || true
  docker swarm leave --force >/dev/null 2>&1 || true
  iptables -t raw -D PREROUTING ! -i lo -p tcp --dport 18080 -j DROP 2>/dev/null || true
}

it_is_deployed_with_secrets_that_nobody_sees() {
  docker swarm init --advertise-addr 127.0.0.1 --listen-addr 127.0.0.1 >/dev/null
  docker node update --label-add cleave.data=yes "$(docker node ls -q)" >/dev/null
  sh "$home/deploy/secrets.sh"
  sh "$home/deploy/secrets.sh"
  [[ $(docker secret ls -q | wc -l) == 8 ]] || broken "not each secret once"
  # A Swarm publishes on all addresses; on this machine only we shall come in.
  iptables -t raw -I PREROUTING ! -i lo -p tcp --dport 18080 -j DROP
  sed -e 's/published: 8080/published: 18080/' -e "s#file: ./stack.properties#file: $home/deploy/stack.properties#" \
    "$home/deploy/stack.yaml" >"$work/stack.yaml"
  [[ -e /proc/net/ip_vs ]] || without_ingress
  docker stack deploy --resolve-image never -c "$work/stack.yaml" "$stack"
}

# A kernel without IPVS has no virtual addresses, and so no port that all replicas of nginx share: here it has one.
without_ingress() {
  echo "This kernel has no IPVS: nginx runs once, and its port is this node's"
  sed -i -e 's/mode: ingress/mode: host/' -e 's/^\( *\)endpoint_mode: vip/\1endpoint_mode: dnsrr\n\1replicas: 1/' "$work/stack.yaml"
}

replicas_of() {
  docker service ls --filter "name=${stack}_$1" --format '{{.Name}} {{.Replicas}}' | awk -v name="${stack}_$1" '$1 == name { print $2 }'
}

all_replicas_are_well() {
  local from=$SECONDS name
  url=http://127.0.0.1:18080
  within 420 replicas_are_there
  rm -f "$work/token"
  within 120 serves
  for name in "${services[@]}"; do
    [[ $(replicas_of "$name") == 2/2 ]] || broken "$name runs $(replicas_of "$name")"
  done
  echo "all well $((SECONDS - from)) s after the deployment"
}

replicas_are_there() {
  local name count
  for name in "${services[@]}" "${services[@]/%/-db}" front kafka minio; do
    count=$(replicas_of "$name")
    [[ -n $count && ${count%/*} == "${count#*/}" ]] || return 1
  done
}

it_holds_the_labs_on_a_swarm() {
  check
}

a_killed_replica_is_not_missed() {
  local task pid
  task=$(docker ps -q --filter "label=com.docker.swarm.service.name=${stack}_status" | head -n 1)
  pid=$(docker inspect --format '{{.State.Pid}}' "$task")
  kill -KILL "$pid" 2>/dev/null || docker kill "$task" >/dev/null
  within 20 serves
  within 60 ended "$task"
  within 180 replicas_are_there
}

ended() {
  ! docker ps -q | grep -qx "$1"
}

an_update_starts_the_new_one_first_and_refuses_nobody() {
  local refused=0 asked=0 updating
  docker service update --force --detach "${stack}_status" >/dev/null
  updating=$((SECONDS + 240))
  until [[ $(docker service inspect --format '{{.UpdateStatus.State}}' "${stack}_status") == completed ]]; do
    ((SECONDS < updating)) || broken "the update does not end"
    asked=$((asked + 1))
    [[ $(status_of "$url/status" -H "Authorization: Bearer $(<"$work/token")") == 200 ]] || refused=$((refused + 1))
    sleep 0.1
  done
  echo "$asked requests during the update, $refused of them refused"
  ((refused == 0)) || broken "$refused of $asked requests were refused"
}

an_image_that_never_gets_ready_is_rolled_back() {
  docker service update --detach --env-add CLEAVE_DATABASE_USER=nobody "${stack}_status" >/dev/null
  local deadline=$((SECONDS + 420))
  until [[ $(docker service inspect --format '{{.UpdateStatus.State}}' "${stack}_status") == rollback_completed ]]; do
    ((SECONDS < deadline)) || broken "it is not rolled back"
    [[ $(status_of "$url/status" -H "Authorization: Bearer $(<"$work/token")") == 200 ]] || broken "the old ones did not go on serving"
    sleep 1
  done
  within 120 replicas_are_there
}
