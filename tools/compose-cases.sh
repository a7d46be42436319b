# shellcheck shell=bash disable=SC2154
# What the images and compose.yaml promise, a function each, in an order: each finds what those before it left.

compose_cases=(
  the_images_have_no_root_and_say_what_they_are
  it_is_up_and_healthy_within_its_time
  it_holds_the_labs
  two_people_meet_in_a_browser
  only_nginx_publishes_a_port
  nobody_is_root_and_no_root_can_be_written
  containers_reach_only_what_they_need
  no_secret_can_be_seen_from_outside
  each_container_may_be_killed
  it_is_there_again_after_down_and_up
  it_ends_in_order
)

services=(user status story post notification moderation)
publish=127.0.0.1:18080
url=http://$publish
project=cleavetest

compose() {
  local tool=(docker-compose)
  ! docker compose version >/dev/null 2>&1 || tool=(docker compose)
  PUBLISH=$publish OPERATORS=operator@example.org "${tool[@]}" -p "$project" -f "$home/compose.yaml" "$@"
}

compose_down() {
  compose down -v -t 10 >>"$log" 2>&1 || true
}

# Without compose, whose every start takes a second.
container() {
  docker ps -aq --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$1"
}

inspect() {
  docker inspect --format "$2" "$(container "$1")"
}

the_images_have_no_root_and_say_what_they_are() {
  local image
  for image in "cleave:$version" "cleave-front:$version"; do
    [[ $(docker image inspect --format '{{.Config.User}}' "$image") =~ ^[1-9] ]] || broken "$image runs as root"
    [[ -n $(docker image inspect --format '{{index .Config.Labels "org.opencontainers.image.title"}}' "$image") ]] || broken "$image has no title"
  done
  echo "compressed: $(docker save "cleave:$version" | gzip | wc -c) bytes"
  # Without a network, a writable root or a shell: one process that answers, says it is well, and ends when it is told.
  docker run -d --rm --name "$project-alone" --network none --read-only --tmpfs /tmp --tmpfs /data:uid=10001,mode=0700 \
    --cap-drop ALL --security-opt no-new-privileges "cleave:$version"
  within 120 docker exec "$project-alone" /opt/cleave/runtime/bin/java -cp /opt/cleave/app/cleave.jar cleave.app.Health
  docker logs "$project-alone" >"$work/alone" 2>&1
  timeout 30 docker stop -t 20 "$project-alone"
  grep -q '^Cleave is ready' "$work/alone" || broken "it did not say that it is ready"
}

it_is_up_and_healthy_within_its_time() {
  local from=$SECONDS name
  compose up -d || { compose logs --tail 5; broken "compose up failed"; }
  within 300 all_healthy
  within 60 serves
  echo "up and green after $((SECONDS - from)) s"
}

all_names() {
  echo front "${services[@]}" "${services[@]/%/-db}" kafka minio
}

# A line per container: its name, then $1, a format. One call for all, as each costs a while.
of_each() {
  # shellcheck disable=SC2046 # many words
  docker inspect --format "{{index .Config.Labels \"com.docker.compose.service\"}} $1" \
    $(docker ps -aq --filter "label=com.docker.compose.project=$project") | grep -v '^secrets '
}

all_healthy() {
  of_each '{{.State.Health.Status}}' >"$work/health"
  (($(wc -l <"$work/health") == $(all_names | wc -w))) && ! grep -v ' healthy$' "$work/health"
}

it_holds_the_labs() {
  # The operator is one from the next login on.
  rm -f "$work/token"
  enter
  check
}

two_people_meet_in_a_browser() {
  local log=$logs/containers-journey.log label="Testing compose.yaml in a browser"
  find_chromium || unproved "there is no Chromium"
  ungated -Dtest=cleave/e2e/pages/JourneyTest "-Dcleave.site=$url" -pl e2e -am package || broken "$(errors "$log")"
}

only_nginx_publishes_a_port() {
  [[ $(of_each '{{len .HostConfig.PortBindings}}' | grep -v ' 0$') == "front 1" ]] || broken "not only nginx publishes a port"
  [[ $(inspect front '{{(index (index .NetworkSettings.Ports "8080/tcp") 0).HostIp}}') == 127.0.0.1 ]] || broken "nginx is open to all"
}

nobody_is_root_and_no_root_can_be_written() {
  local name pid
  of_each '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{gt .HostConfig.Memory 0}}' >"$work/locks"
  (($(wc -l <"$work/locks") == $(all_names | wc -w))) || broken "some are not there: $(cat "$work/locks")"
  ! grep -v ' true \[ALL\] \[no-new-privileges:true\] true$' "$work/locks" || broken "not all are locked up"
  of_each '{{.State.Pid}}' >"$work/pids"
  while read -r name pid; do
    # By the number, which an engine elsewhere would not have.
    [[ ! -r /proc/$pid/status ]] || [[ $(awk '$1 == "Uid:" { print $3 }' "/proc/$pid/status") != 0 ]] || broken "$name runs as root"
  done <"$work/pids"
  ! of_each '{{.Config.User}}' | grep -E ' (0|root|0:0)?$' || broken "not all have a user of their own"
}

# Those of NAME/PORT … that container $1 reaches. Its own bash opens them, and where it has none, that of our image.
reached() {
  local from=$1 open='for to; do if timeout 3 bash -c "exec 3<>/dev/tcp/$to" 2>/dev/null; then echo "$to"; fi; done'
  shift
  if [[ $from == minio ]]; then
    docker run --rm --network "container:$(container "$from")" --entrypoint bash "cleave:$version" -c "$open" bash "$@"
  else
    docker exec "$(container "$from")" bash -c "$open" bash "$@"
  fi
}

containers_reach_only_what_they_need() {
  local from allowed others found
  while read -r from allowed others; do
    # shellcheck disable=SC2086 # several words
    found=$(reached "$from" $allowed $others)
    [[ $found == "$allowed" ]] || broken "$from should reach $allowed and nothing else of $others, but reaches: $found"
  done <<'END'
user user-db/5432 status-db/5432 kafka/9092 minio/9000 1.1.1.1/53
post kafka/9092 user-db/5432 notification-db/5432
story minio/9000 kafka/9092 post-db/5432
front user/8080 user/8081 user-db/5432 kafka/9092
user-db 127.0.0.1/5432 status/8080 status-db/5432 1.1.1.1/53
kafka 127.0.0.1/9092 user/8080 user-db/5432 minio/9000 1.1.1.1/53
minio 127.0.0.1/9000 user/8080 story-db/5432 kafka/9092
END
}

no_secret_can_be_seen_from_outside() {
  local secret name seen=0
  of_each '{{.Config.Env}} {{.Config.Cmd}} {{.Config.Entrypoint}} {{.Config.Labels}}' >"$work/told"
  for name in user-db post minio; do
    secret=$(docker exec "$(container "$name")" sh -c 'cat /run/secrets/*/password' | head -c 48)
    ((${#secret} == 48)) || broken "$name has no secret"
    ! grep -qF "$secret" "$work/told" || broken "the secret of $name stands in what a container is told"
    seen=$((seen + 1))
  done
  [[ $(docker exec "$(container user)" sh -c 'cat /run/secrets/*/password | wc -c') == 48 ]] || broken "user has more secrets than its own"
}

# As a crash does it: the engine does not start again what it was itself told to kill.
each_container_may_be_killed() {
  local name pid
  for name in ${only-$(all_names)}; do
    pid=$(inspect "$name" '{{.State.Pid}}')
    if [[ $engine == *"of our own"* ]]; then kill -KILL "$pid"; else docker kill "$(container "$name")" && compose up -d "$name"; fi
    within 30 restarted "$name" "$pid"
    within 120 serves
    within 120 all_healthy
    echo "$name was killed, and all is well again"
  done
  local text
  text="After all were killed $RANDOM"
  [[ $(post /status "{\"text\":\"$text\"}" -H "Authorization: Bearer $(<"$work/token")" -o /dev/null -w '%{http_code}') == 201 ]] || broken "nobody can write"
}

restarted() {
  local pid
  pid=$(inspect "$1" '{{.State.Pid}}')
  [[ $pid != 0 && $pid != "$2" ]]
}

it_is_there_again_after_down_and_up() {
  compose down -t 20
  compose up -d
  within 300 all_healthy
  # The same token counts, so keys and accounts are those of before.
  within 60 serves
}

it_ends_in_order() {
  local name code
  compose stop -t 20
  for name in "${services[@]}"; do
    code=$(inspect "$name" '{{.State.ExitCode}}')
    [[ $code == 0 ]] || broken "$name ended with $code"
  done
}
