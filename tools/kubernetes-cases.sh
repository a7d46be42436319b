# shellcheck shell=bash disable=SC2154
# What deploy/kubernetes promises, a function each, in an order: each finds what those before it left.

kubernetes_cases=(
  it_is_applied_with_secrets_that_nobody_sees
  all_pods_get_ready
  it_holds_the_labs
  what_is_not_restricted_is_refused
  a_rolling_update_of_each_deployment_refuses_nobody
  a_deleted_pod_of_each_deployment_is_not_missed
  a_killed_process_starts_again
  an_image_that_never_gets_ready_leaves_the_old_ones_serving
  a_drained_node_keeps_one_pod_of_each
  a_node_that_lost_all_pods_gets_them_back_with_their_data
  too_little_memory_ends_a_process_and_loses_no_picture
  lists_are_served_while_the_database_is_away
  the_api_takes_the_production_overlay
  strimzi_takes_its_part_of_the_production_overlay
  cloudnativepg_takes_its_part_of_the_production_overlay
)

services=(user status story post notification moderation)
url=http://127.0.0.1:30880

cleave() {
  kubectl -n cleave "$@"
}

# Two who ask for everything and write, each request on a connection of its own, until unload. What is not answered as
# it should be is found in $work/load.
load() {
  local path bearer
  bearer=$(<"$work/token")
  {
    for path in /status /story /post /notification /me /moderation /login; do
      request GET "$path" "$bearer"
      request POST /status "$bearer" 'data = "{\"text\":\"Written under way\"}"'
      request POST /post "$bearer" 'data = "{\"text\":\"Published under way\"}"'
    done
  } | sed '$d' >"$work/requests"
  : >"$work/load"
  touch "$work/loading"
  trap 'rm -f "$work/loading"' EXIT
  for path in 1 2; do
    (while [[ -e $work/loading ]]; do curl -q -sS -K "$work/requests" >>"$work/load" 2>>"$work/load.errors"; done) &
  done
}

request() {
  cat <<END
request = $1
url = "$url$2"
header = "Authorization: Bearer $3"
header = "Content-Type: application/json"
header = "Connection: close"
max-time = 30
output = /dev/null
write-out = "%{http_code} $1 $2 %{time_total}\\n"
${4-}
next
END
}

# Ends it. All were answered as they should be, but those of path $1 where one is given.
unload() {
  local all lost
  rm -f "$work/loading"
  wait
  all=$(wc -l <"$work/load")
  sed '/^20[01] /d; s/ [0-9.]*$//' "$work/load" | sort | uniq -c >"$work/failed"
  echo "of $all requests failed: $(tr -s '\n ' ', ' <"$work/failed")"
  ((all > 50)) || broken "only $all requests were made"
  lost=$(grep -v " ${1:-none}\$" "$work/failed" || true)
  [[ -z $lost ]] || broken "of $all requests failed: $lost"
}

# Milliseconds in which 99 of 100 requests of the last load were answered.
p99() {
  sort -n -k 4 "$work/load" | awk '{ time[NR] = $4 } END { printf "%d", 1000 * time[int(NR * .99 + .99)] }'
}

it_is_applied_with_secrets_that_nobody_sees() {
  secrets
  cleave get secrets -o json | cksum >"$work/secrets"
  secrets
  cleave get secrets -o json | cksum | cmp - "$work/secrets" || broken "made twice, the secrets are others"
  kubectl apply -k "$home/tools/kubernetes/overlay" 2>&1 | tee "$work/applied"
  ! grep Warning "$work/applied" || broken "applied with $(grep Warning "$work/applied")"
}

secrets() {
  PATH=$kubernetes_bin:$PATH KUBECONFIG=$node/admin.conf sh "$home/deploy/secrets.sh" kubernetes
}

# The autoscalers have no metrics here, but hold the least number.
all_pods_get_ready() {
  local from=$SECONDS name secret
  within 900 all_ready
  within 60 serves
  echo "all ready $((SECONDS - from)) s after it was applied"
  cleave get pods -o json >"$work/pods"
  cleave get configmaps -o json >>"$work/pods"
  for name in user-database objects; do
    secret=$(cleave get secret "$name" -o go-template='{{range $key, $value := .data}}{{if or (eq $key "password") (eq $key "secret-key")}}{{base64decode $value}}{{end}}{{end}}')
    ((${#secret} == 48)) || broken "there is no secret $name"
    ! grep -qF "$secret" "$work/pods" || broken "the secret $name stands in what a pod is told"
  done
}

all_ready() {
  [[ $(cleave get deployments -o jsonpath='{range .items[*]}{.metadata.name}={.spec.replicas}/{.status.replicas}/{.status.updatedReplicas}/{.status.availableReplicas}{"\n"}{end}' |
    grep -c '=2/2/2/2$') == 7 ]] &&
    [[ $(cleave get statefulsets -o jsonpath='{range .items[*]}{.metadata.name}={.status.availableReplicas}{"\n"}{end}' | grep -c '=1$') == 3 ]] &&
    [[ -z $(cleave get pods -o jsonpath='{range .items[*]}{.metadata.deletionTimestamp}{end}') ]]
}

it_holds_the_labs() {
  rm -f "$work/token"
  enter
  check
}

what_is_not_restricted_is_refused() {
  local rights
  for rights in '{"privileged":true}' '{"runAsUser":0}' '{}'; do
    echo '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"bad"},"spec":{"containers":[{"name":"bad","image":"cleave-pause:1",
      "securityContext":'"$rights"'}]}}' >"$work/bad.json"
    kubectl -n default create --dry-run=server -f "$work/bad.json" || broken "no pod like this can be made at all"
    ! cleave create --dry-run=server -f "$work/bad.json" 2>"$work/refused" || broken "a pod that is not restricted is let in"
    grep -q 'violates PodSecurity "restricted' "$work/refused" || broken "refused for another reason: $(<"$work/refused")"
  done
  ! cleave exec deployment/user -- touch /opt/cleave/x || broken "a root file system can be written"
}

a_rolling_update_of_each_deployment_refuses_nobody() {
  local name quiet
  load
  sleep 20
  unload
  quiet=$(p99)
  load
  for name in "${services[@]}" front; do
    cleave rollout restart "deployment/$name"
    cleave rollout status "deployment/$name" --timeout 300s
    echo "$name is another, after $(wc -l <"$work/load") requests"
  done
  within 120 all_ready
  unload
  echo "99 of 100 requests were answered within $(p99) ms, and within $quiet ms before the update"
}

a_deleted_pod_of_each_deployment_is_not_missed() {
  local name
  load
  for name in "${services[@]}" front; do
    cleave delete "$(pod_of "$name")" --wait=false
  done
  sleep 10
  within 300 all_ready
  unload
}

pod_of() {
  cleave get pods -l "app.kubernetes.io/name=$1" -o name | head -n 1
}

# The node starts it again in its pod. Until then its share of the requests is refused, and nobody else's.
a_killed_process_starts_again() {
  local pod pid before
  pod=$(pod_of status)
  pid=$(pid_of "$pod")
  before=$(restarts "$pod")
  load
  kill -KILL "$pid"
  within 120 restarted "$pod" "$before"
  within 120 all_ready
  unload /status
}

restarted() {
  (($(restarts "$1") > $2))
}

restarts() {
  cleave get "$1" -o jsonpath='{.status.containerStatuses[0].restartCount}'
}

pid_of() {
  local container
  container=$(cleave get "$1" -o jsonpath='{.status.containerStatuses[0].containerID}')
  node_ctr tasks ls | awk -v container="${container#*://}" '$1 == container { print $2 }'
}

an_image_that_never_gets_ready_leaves_the_old_ones_serving() {
  load
  cleave set image deployment/status cleave=cleave-pause:1
  ! cleave rollout status deployment/status --timeout 60s || broken "what answers nothing counts as ready"
  [[ $(cleave get deployment status -o jsonpath='{.status.availableReplicas}/{.status.updatedReplicas}') == 2/1 ]] || broken "the old ones are gone"
  cleave rollout undo deployment/status
  within 180 all_ready
  unload
}

# The budgets let go one of each; the second would be missed, so the node keeps it.
a_drained_node_keeps_one_pod_of_each() {
  local name
  load
  ! kubectl drain cleave --pod-selector 'app.kubernetes.io/component in (service, front)' --delete-emptydir-data --timeout 60s >"$work/drain" 2>&1 ||
    broken "the last pod of a service was drained"
  grep -q 'disruption budget' "$work/drain" || broken "$(tail -n 2 "$work/drain")"
  for name in "${services[@]}" front; do
    [[ $(cleave get deployment "$name" -o jsonpath='{.status.availableReplicas}') == 1 ]] || broken "of $name not one is left"
  done
  kubectl uncordon cleave
  within 300 all_ready
  unload
}

a_node_that_lost_all_pods_gets_them_back_with_their_data() {
  local text
  text="Before the node was emptied $RANDOM"
  [[ $(post /status "{\"text\":\"$text\"}" -H "Authorization: Bearer $(<"$work/token")" -o /dev/null -w '%{http_code}') == 201 ]]
  kubectl drain cleave --pod-selector app.kubernetes.io/part-of=cleave --delete-emptydir-data --disable-eviction --timeout 180s
  [[ $(status_of "$url/status") == 000 ]] || broken "somebody still answers"
  kubectl uncordon cleave
  within 600 all_ready
  # The same token counts, so accounts and keys are those of before.
  within 60 serves
  reader
  curl -sS "$url/status" -H "Authorization: Bearer $(<"$work/reader")" | grep -qF "$text" || broken "a status is lost"
}

# Pictures are decoded in memory, progressive ones as a whole. What was answered with 201 is there, whatever became of
# the process meanwhile. How little is too little is found out: each limit is as good as the last until a process runs out.
too_little_memory_ends_a_process_and_loses_no_picture() {
  local limit page
  "$JAVA_HOME/bin/java" "$home/tools/kubernetes/Picture.java" "$work/picture.jpg"
  : >"$work/acknowledged"
  for limit in 180 165 150 140; do
    cleave patch deployment story --type json -p '[
      {"op":"replace","path":"/spec/template/spec/containers/0/resources/limits/memory","value":"'"$limit"'Mi"},
      {"op":"replace","path":"/spec/template/spec/containers/0/resources/requests/memory","value":"64Mi"}]'
    within 300 all_ready
    ! pictures || break
  done
  ran_out || broken "no process ran out of memory"
  echo "with $limit MiB a process ran out, after $(wc -l <"$work/acknowledged") pictures were acknowledged"
  within 120 all_ready
  # One more than there are, so that each is on the first page of somebody else.
  reader
  page=$(curl -sS "$url/story?limit=100" -H "Authorization: Bearer $(<"$work/reader")")
  while read -r id; do
    [[ $page == *"$id"* ]] || broken "picture $id is lost"
  done <"$work/acknowledged"
  # As it was before all of them.
  kubectl apply -k "$home/tools/kubernetes/overlay" >/dev/null
  within 300 all_ready
}

# Shares three at once, until a process runs out of memory; at most as often as leaves all on one page.
pictures() {
  for _ in 1 2 3 4 5 6 7 8; do
    picture & picture & picture &
    wait
    ! ran_out || return 0
  done
  return 1
}

picture() {
  curl -sS -m 60 "$url/story" -H "Authorization: Bearer $(<"$work/token")" -H 'Content-Type: image/jpeg' \
    --data-binary "@$work/picture.jpg" -w ' %{http_code}\n' | sed -n 's/^{"id":"\([^"]*\)".* 201$/\1/p' >>"$work/acknowledged"
}

ran_out() {
  cleave get pods -l app.kubernetes.io/name=story -o jsonpath='{.items[*].status.containerStatuses[0].lastState.terminated.reason}' | grep -q OOMKilled
}

# A token of somebody else, in $work/reader.
reader() {
  local who='{"email":"reader@example.org","password":"seven quiet harbours"}'
  post /register "$who" >/dev/null
  post /login "$who" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p' >"$work/reader"
}

# For all replicas it is the same database, so not being able to write is no reason to take any of them away.
lists_are_served_while_the_database_is_away() {
  local code
  reader
  for _ in 1 2 3 4 5 6 7 8; do curl -sS "$url/status" -H "Authorization: Bearer $(<"$work/reader")" >"$work/list"; done
  cleave scale statefulset/postgres --replicas 0
  within 120 gone postgres-0
  for _ in 1 2 3 4 5 6 7 8; do
    [[ $(status_of "$url/status" -H "Authorization: Bearer $(<"$work/reader")") == 200 ]] || broken "the list is gone with the database"
    sleep 3
  done
  code=$(post /status '{"text":"Nobody can keep this"}' -H "Authorization: Bearer $(<"$work/reader")" -o /dev/null -w '%{http_code}')
  [[ $code == 503 ]] || broken "writing is answered with $code"
  cleave scale statefulset/postgres --replicas 1
  within 180 all_ready
  within 60 writes
}

gone() {
  ! cleave get pod "$1"
}

writes() {
  [[ $(post /status '{"text":"It is back"}' -H "Authorization: Bearer $(<"$work/reader")" -o /dev/null -w '%{http_code}') == 201 ]]
}

# Nothing of the production overlay runs here: the API checks it, without keeping it.
the_api_takes_the_production_overlay() {
  production
  awk -v RS='---\n' '!/apiVersion: [a-z]+[.](cnpg|strimzi)[.]io/ { print "---"; print }' "$work/production.yaml" >"$work/part.yaml"
  kubectl apply --dry-run=server -f "$work/part.yaml"
}

production() {
  kubectl kustomize "$home/deploy/kubernetes/production" >"$work/production.yaml"
}

# Its definitions are generated from its model.
strimzi_takes_its_part_of_the_production_overlay() {
  local model=io.strimzi.api.kafka.model
  [[ -d $strimzi ]] || unproved "Maven has not the artifacts of Strimzi here"
  "$JAVA_HOME/bin/java" -cp "$strimzi/*" io.strimzi.crdgenerator.CrdGenerator --yaml \
    "$model.kafka.Kafka=$work/kafkas.yaml" "$model.nodepool.KafkaNodePool=$work/pools.yaml" >>"$log" 2>&1
  takes kafka.strimzi.io 2 'replicas: 3/replicaz: 3' "$work/kafkas.yaml" "$work/pools.yaml"
}

cloudnativepg_takes_its_part_of_the_production_overlay() {
  [[ -d $cloudnativepg ]] || unproved "Go has not the module of CloudNativePG here"
  takes postgresql.cnpg.io 7 'instances: 3/instancez: 3' "$cloudnativepg"/postgresql.cnpg.io_{clusters,databases}.yaml
}

# With the definitions $4 …, the API takes the $2 objects of group $1, and not any longer where they have the fault $3.
takes() {
  local group=$1 count=$2 fault=$3 file
  shift 3
  for file; do kubectl apply --server-side -f "$file"; done
  for file; do kubectl wait --for condition=Established -f "$file" --timeout 60s; done
  production
  awk -v RS='---\n' -v "group=$group" 'index($0, "apiVersion: " group "/") { print "---"; print }' "$work/production.yaml" >"$work/part.yaml"
  (($(grep -c '^kind: ' "$work/part.yaml") == count)) || broken "there are not $count objects of $group"
  within 60 kubectl apply --dry-run=server -f "$work/part.yaml"
  sed "s/$fault/" "$work/part.yaml" >"$work/faulty.yaml"
  ! kubectl apply --dry-run=server -f "$work/faulty.yaml" || broken "a field that does not exist is taken"
}
