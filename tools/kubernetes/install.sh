#!/usr/bin/env bash
# Builds the programs of a Kubernetes node from Go's modules into this user's cache, once for all checkouts and longer
# than anything else there (a quarter of an hour on two free cores); what is there already is left alone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=1.34.2
bin=${XDG_CACHE_HOME:-$HOME/.cache}/cleave/kubernetes-$version

# NAME=PACKAGE: what everything else waits for comes first.
programs=(
  kubectl=k8s.io/kubernetes/cmd/kubectl
  etcd=go.etcd.io/etcd/server/v3
  coredns=./dns
  pause=./pause
  kube-apiserver=k8s.io/kubernetes/cmd/kube-apiserver
  kube-controller-manager=k8s.io/kubernetes/cmd/kube-controller-manager
  kube-scheduler=k8s.io/kubernetes/cmd/kube-scheduler
  kubelet=k8s.io/kubernetes/cmd/kubelet
  kube-proxy=k8s.io/kubernetes/cmd/kube-proxy
)

mkdir -p "$bin"
cd "$here"
for program in "${programs[@]}"; do
  name=${program%%=*}
  [[ ! -x $bin/$name ]] || continue
  echo "Building $name"
  CGO_ENABLED=0 nice -n 19 go build -p 2 -trimpath -o "$bin/$name.$$.tmp" \
    -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=v$version -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=${version:2:2}" \
    "${program#*=}"
  mv "$bin/$name.$$.tmp" "$bin/$name"
done
