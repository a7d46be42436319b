#!/bin/bash
# What our files use of the official image's start: on the first one a cluster, a role and a database, then the scripts in
# the folder that is meant for them.
set -euo pipefail

if [[ ! -s $PGDATA/PG_VERSION ]]; then
  user=${POSTGRES_USER:-postgres}
  [[ -z ${POSTGRES_PASSWORD_FILE-} ]] || POSTGRES_PASSWORD=$(<"$POSTGRES_PASSWORD_FILE")
  [[ -n ${POSTGRES_PASSWORD-} ]] || { echo "Error: give POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE." >&2; exit 1; }
  # shellcheck disable=SC2086 # several options in one variable are several words
  initdb -U "$user" --pwfile=<(echo "$POSTGRES_PASSWORD") --auth-local=trust --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS-}
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start
  createdb -U "$user" --maintenance-db=postgres "${POSTGRES_DB:-$user}" || [[ ${POSTGRES_DB:-$user} == postgres ]]
  for script in /docker-entrypoint-initdb.d/*.sh; do
    # shellcheck source=/dev/null
    [[ ! -r $script ]] || source "$script"
  done
  pg_ctl -w -m fast stop
fi
exec "$@" -c listen_addresses='*'
