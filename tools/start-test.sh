#!/usr/bin/env bash
# The tests of ./cleave itself, on a copy of the sources. Each is a function of tools/start-cases.sh or
# tools/release-cases.sh and runs in a subshell; a line per test ("outcome TAB test TAB message") goes to file $1.
set -euo pipefail

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
results=$1
work=$(mktemp -d)
cleave=$work/copy/cleave
out=$work/out
err=$work/err
unset JAVA_HOME "${!CLEAVE_@}"

# shellcheck source=tools/start-cases.sh
source "$home/tools/start-cases.sh"
# shellcheck source=tools/release-cases.sh
source "$home/tools/release-cases.sh"
# shellcheck source=tools/start-steps.sh
source "$home/tools/start-steps.sh"

trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

mkdir "$work/copy"
tar -C "$home" --exclude=./.git --exclude=./data --exclude=./web/dist --exclude=target --exclude=node_modules -cf - . |
  tar -C "$work/copy" -xf -

for case in "${cases[@]}"; do
  echo "== ${case//_/ }"
  : >"$work/why"
  set +e
  (
    set -e
    server=
    trap 'terminated' EXIT
    trap 'exit 130' INT TERM HUP
    "$case"
  )
  status=$?
  set -e
  if ((status == 0)); then
    printf 'passed\t%s\t\n' "./cleave: ${case//_/ }"
  else
    printf 'failed\t%s\t%s\n' "./cleave: ${case//_/ }" "$(tr '\n\t' '  ' <"$work/why" | cut -c 1-300)"
  fi | tee -a "$results"
  ((status != 130)) || exit 130
done
! grep -q '^failed' "$results"
