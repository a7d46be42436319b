#!/bin/sh
# Run by compose.yaml in a container: makes a password in each folder of /secrets that has none yet. Only containers
# that need it mount such a folder, and they run as various users, so its file may be read by all of them.
set -eu
for folder in /secrets/*/; do
  if [ ! -s "$folder/password" ]; then
    umask 022
    od -An -v -N24 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password.new"
    mv "$folder/password.new" "$folder/password"
  fi
done
# MinIO runs as a user that its image does not know, so the volume is not that user's by itself.
chown 1000:1000 /objects
