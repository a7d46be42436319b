#!/usr/bin/env bash
# Gets the jars of Kafka's broker into this user's cache, once for all checkouts; does nothing where they are.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jars=${XDG_CACHE_HOME:-$HOME/.cache}/cleave/kafka-4.3.1
[[ ! -d $jars ]] || exit 0
building=$jars.$$.tmp
trap 'rm -rf "$building"' EXIT
mvn -B -q -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$building"
# Another may have been faster.
mv -T "$building" "$jars" 2>/dev/null || [[ -d $jars ]]
