#!/usr/bin/env bash
# The tests of deploy/kubernetes, on a real Kubernetes of one node. Each is a function of tools/kubernetes-cases.sh and
# runs in a subshell; a line per test ("outcome TAB test TAB message") goes to file $1, what was stood in for to file $2.
set -euo pipefail

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
results=$1
stand_ins=$2
logs=$(dirname "$results")
unset "${!CLEAVE_@}" KUBECONFIG

for part in java build needs package cases machine engine images kubernetes kubernetes-cases; do
  # shellcheck source=/dev/null
  source "$home/tools/$part.sh"
done
log=$logs/kubernetes-node.log
# By itself it prepares all, then it calls itself with a third argument, apart from the machine.
work=${3-$(mktemp -d)}

trap 'exit 130' INT TERM HUP

end() {
  # Ending takes longer than one who interrupts has patience for a second time.
  trap '' INT TERM HUP
  node_down
  restore_settings
  stop_engine
  rm -rf "$work"
}

# Images of this very build and of what it stands on, in an archive. Their engine is not needed any longer then.
prepare() {
  this_release
  echo "Making images"
  make_images
  our_images "$release" "$version"
  node_images
  docker save -o "$work/images.tar" "cleave:$version" "cleave-front:$version" "$postgres_image" "$kafka_image" "$minio_image" \
    cleave-pause:1 cleave-coredns:1
  ((${#stood_in[@]} == 0)) || echo "Kubernetes was tested on stand-ins for ${stood_in[*]}" | tee "$stand_ins"
  stop_engine
  definitions
}

cases() {
  echo "Starting a node"
  node_up "$work/images.tar"
  rm "$work/images.tar"
  echo "Kubernetes runs: $(kubectl version | tail -n 1)"
  for case in ${CASES-"${kubernetes_cases[@]}"}; do attempt kubernetes "$case"; done
}

find_java
if [[ -n ${3-} ]]; then
  this_release
  cases
  exit
fi
: >"$log"
trap end EXIT
if ! find_engine || ! find_kubernetes; then
  record skipped kubernetes "$lacking"
  exit
fi
prepare
node_down
remember_settings
apart "$home/tools/kubernetes-test.sh" "$results" "$stand_ins" "$work"
wait "$apart_pid"
! grep -q '^failed' "$results"
