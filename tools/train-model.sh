#!/usr/bin/env bash
# Makes the model again from the labelled texts in folder $1 and says whether it is, bit by bit, the one that is shipped.
# Takes some minutes, two cores and 4 GB of memory.
set -euo pipefail

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
shipped=$home/moderation/src/main/resources/cleave/moderation/model/hate.model
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

CLEAVE_JAVA_OPTIONS="-Xmx4g ${CLEAVE_JAVA_OPTIONS-}" "$home/cleave" train --data "${1:?give the folder of train.tsv.gz}" --out "$made/hate.model"
if cmp "$made/hate.model" "$shipped"; then
  echo "The same model."
else
  echo "Another model than the one that is shipped." >&2
  exit 1
fi
