#!/bin/sh
# Makes the secrets that the services need, those that are not there yet. They are seen by nobody: neither printed, nor
# written to a disk of this machine by us. Needs openssl, and docker or kubectl.
#   sh deploy/secrets.sh                  in the Swarm of this engine, for deploy/stack.yaml
#   sh deploy/secrets.sh kubernetes       in the namespace of deploy/kubernetes, which is made where it is missing
set -eu

services="user status story post notification moderation"

password() {
  openssl rand -hex 24
}

key() {
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256
}

# Secret $1 of the Swarm, from what $2 prints.
of_swarm() {
  docker secret inspect "$1" >/dev/null 2>&1 || "$2" | docker secret create "$1" - >/dev/null
}

# Secret $1 of the namespace, with file $2 from what $3 prints; the rest are kubectl's.
of_kubernetes() {
  name=$1 file=$2 made_by=$3
  shift 3
  kubectl -n cleave get secret "$name" >/dev/null 2>&1 ||
    "$made_by" | kubectl -n cleave create secret generic "$name" "--from-file=$file=/dev/stdin" "$@" >/dev/null
}

case ${1-swarm} in
  swarm)
    for service in $services objects; do of_swarm "cleave-$service-password" password; done
    of_swarm cleave-signing-key key
    echo "The secrets are there: docker secret ls"
    ;;
  kubernetes)
    kubectl get namespace cleave >/dev/null 2>&1 ||
      kubectl apply -f "$(dirname "$0")/kubernetes/base/namespace.yaml" >/dev/null
    for service in $services; do
      of_kubernetes "$service-database" password password --type kubernetes.io/basic-auth --from-literal "username=cleave_$service"
    done
    of_kubernetes postgres password password
    of_kubernetes objects secret-key password --from-literal access-key=cleave
    of_kubernetes signing-key 0001.pem key
    echo "The secrets are there: kubectl -n cleave get secrets"
    ;;
  *)
    echo "usage: sh deploy/secrets.sh [swarm | kubernetes]" >&2
    exit 2
    ;;
esac
