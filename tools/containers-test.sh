#!/usr/bin/env bash
# The tests of the images, of compose.yaml and of deploy/stack.yaml, on a real engine. Each is a function of
# tools/compose-cases.sh or tools/stack-cases.sh and runs in a subshell; a line per test ("outcome TAB test TAB message")
# goes to file $1, what was stood in for to file $2.
set -euo pipefail

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
results=$1
stand_ins=$2
logs=$(dirname "$results")
unset "${!CLEAVE_@}" "${!COMPOSE_@}"

for part in java build needs package cases machine engine images compose-cases stack-cases; do
  # shellcheck source=/dev/null
  source "$home/tools/$part.sh"
done
log=$logs/containers-engine.log
work=$(mktemp -d)
: >"$log"

end() {
  # Ending takes longer than one who interrupts has patience for a second time.
  trap '' INT TERM HUP
  if [[ -n ${engine-} && -z $engine_pid ]]; then
    compose_down
    stack_down
  fi
  stop_engine
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM HUP

# A release of this very build, and images of it.
prepare() {
  this_release
  echo "Making images"
  make_images
  our_images "$release" "$version"
  ((${#stood_in[@]} == 0)) || echo "Containers were tested on stand-ins for ${stood_in[*]}" | tee "$stand_ins"
}

find_java
if ! find_engine; then
  record skipped containers "$lacking"
  exit
fi
echo "Containers run on $engine"
prepare
for case in "${compose_cases[@]}"; do attempt compose.yaml "$case"; done
compose_down
for case in "${stack_cases[@]}"; do attempt stack.yaml "$case"; done
stack_down
! grep -q '^failed' "$results"
