# shellcheck shell=bash
# Run by PostgreSQL's image on the first start: a database for each service, and a role that may use that one only.
for name in user status story post notification moderation; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v "role=cleave_$name" -v "file=/run/secrets/services/$name" <<'SQL'
\set password `cat :file`
create role :"role" login password :'password';
create database :"role" owner :"role";
revoke all on database :"role" from public;
SQL
done
