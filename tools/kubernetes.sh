# shellcheck shell=bash disable=SC2154
# A Kubernetes of one node for the tests, out of nothing but Go's modules and Debian's packages: etcd, the control plane,
# containerd, kubelet and kube-proxy as processes of ours.

kubernetes_bin=$caches/kubernetes-1.34.2
node=$caches/kubernetes-node
address=10.213.0.1
pods=10.213.1.0/24
cluster_ips=10.214.0.0/24
dns=10.214.0.10
strimzi=$caches/strimzi-1.2.0
cloudnativepg=$caches/cloudnative-pg-1.28.0
# Where its programs write whatever they are told.
elsewhere=(/run /var/lib/cni /var/lib/kubelet /var/log/containers)
apart_pid=

# Says in lacking why there can be none.
find_kubernetes() {
  lacking=
  if ((EUID != 0)); then
    lacking="only root can start a node"
  elif ! command -v apt-get >/dev/null; then
    lacking="there is no apt-get to install containerd by"
  elif ! command -v go >/dev/null && [[ ! -x $kubernetes_bin/kube-proxy ]]; then
    lacking="there is no Go to build Kubernetes with"
  elif ! install_containerd; then
    lacking="containerd could not be installed, ${log#"$home/"} says why"
  elif ! "$home/tools/kubernetes/install.sh" >>"$log" 2>&1; then
    lacking="Kubernetes could not be built, ${log#"$home/"} says why"
  fi
  [[ -z $lacking ]]
}

install_containerd() {
  local packages=()
  command -v containerd >/dev/null || packages+=(containerd)
  command -v runc >/dev/null || packages+=(runc)
  command -v conntrack >/dev/null || packages+=(conntrack)
  command -v iptables >/dev/null || packages+=(iptables)
  [[ -x /usr/lib/cni/ptp ]] || packages+=(containernetworking-plugins)
  ((${#packages[@]})) || return 0
  { apt_install "${packages[@]}" || { apt-get update -qq && apt_install "${packages[@]}"; }; } >>"$log" 2>&1
}

# The programs of the node that run as pods, made into images from the binaries.
node_images() {
  local name
  for name in pause coredns; do
    printf 'FROM scratch\nCOPY %s /%s\nUSER 65534:65534\nENTRYPOINT ["/%s"]\n' "$name" "$name" "$name" >"$work/$name.Dockerfile"
    mkdir -p "$work/$name"
    cp "$kubernetes_bin/$name" "$work/$name/"
    docker build -q -t "cleave-$name:1" -f "$work/$name.Dockerfile" "$work/$name" >>"$log" 2>&1 || return
  done
}

# What else is fetched: definitions that the production overlay is held to, Strimzi's to be made by its artifacts,
# CloudNativePG's from its Go module. The cases say which are missing.
definitions() {
  local sources
  if [[ ! -d $strimzi ]]; then
    rm -rf "$strimzi.tmp"
    mvn -B -q -f "$home/tools/kubernetes/strimzi/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
      -DoutputDirectory="$strimzi.tmp" >>"$log" 2>&1 && mv "$strimzi.tmp" "$strimzi" || true
  fi
  if [[ ! -d $cloudnativepg ]]; then
    sources=$(go mod download -json "github.com/cloudnative-pg/cloudnative-pg@v${cloudnativepg##*-}" 2>>"$log" |
      sed -n 's/^\s*"Dir": "\(.*\)".*/\1/p') && cp -R "$sources/config/crd/bases" "$cloudnativepg" || true
  fi
}

# Runs a command where the node is to be: processes, mounts and network of its own, so that nothing of it collides with the
# machine's, and all of it is gone when the command ends, however that happens. Runs in the background, as apart_pid.
apart() {
  mkdir -p "$node"
  for group in $(control_groups); do mkdir -p "$group"; done
  set -m
  unshare --mount --net --pid --fork --kill-child --mount-proc "$@" &
  apart_pid=$!
  set +m
}

# Of the node's processes, in each hierarchy that the kernel has.
control_groups() {
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    echo /sys/fs/cgroup/cleave-node
  else
    printf '%s/cleave-node\n' /sys/fs/cgroup/*
  fi
}

# Starts the node, apart, with the images of archive $1.
node_up() {
  mkdir -p "$node"/{pki,cni,volumes,logs} "${elsewhere[@]}"
  for place in "${elsewhere[@]}"; do mount -t tmpfs cleave-node "$place"; done
  : >"$node/resolv.conf"
  ip link set lo up
  ip link add cleave-node type bridge
  ip addr add "$address/32" dev cleave-node
  ip link set cleave-node up
  certificates >>"$log" 2>&1
  fill
  control_plane
  node_process containerd containerd --config "$node/containerd.toml"
  within 60 node_ctr version
  node_ctr images import "$1" >>"$log" 2>&1 || broken "the images could not be imported"
  node_process kubelet "$kubernetes_bin/kubelet" --config "$node/kubelet.yaml" --kubeconfig "$node/admin.conf" \
    --root-dir "$node/kubelet" --hostname-override cleave --node-ip "$address" --cert-dir "$node/pki"
  node_process kube-proxy "$kubernetes_bin/kube-proxy" --config "$node/proxy.yaml"
  within 180 kubectl wait --for condition=Ready node/cleave --timeout 5s
  kubectl apply -f "$node/dns.yaml" >>"$log"
  volumes
  within 180 kubectl -n kube-system rollout status deployment/coredns --timeout 5s
}

kubectl() {
  KUBECONFIG=$node/admin.conf "$kubernetes_bin/kubectl" "$@"
}

node_ctr() {
  ctr -a "$node/containerd.sock" -n k8s.io "$@"
}

# Process $1 of the node, with a log of its own.
node_process() {
  "${@:2}" >"$logs/kubernetes-$1.log" 2>&1 </dev/null &
}

# An authority of our own: the API's certificate, and one for all who may do everything.
certificates() (
  cd "$node/pki" || exit
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 7 -subj /CN=cleave-test -keyout ca.key -out ca.crt
  certificate apiserver /CN=kube-apiserver "subjectAltName=IP:$address,IP:${cluster_ips%.*}.1,DNS:kubernetes.default.svc"
  certificate admin /O=system:masters/CN=admin extendedKeyUsage=clientAuth
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out accounts.key
)

certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "$2" -keyout "$1.key" -out "$1.csr" &&
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 7 -extfile <(echo "$3") -out "$1.crt"
}

# What stands in tools/kubernetes/node, with this node's places.
fill() {
  local file to
  for file in "$home"/tools/kubernetes/node/*; do
    to=$node/${file##*/}
    [[ $file != *.conflist ]] || to=$node/cni/${file##*/}
    sed -e "s#@node@#$node#g" -e "s#@address@#$address#g" -e "s#@pods@#$pods#g" -e "s#@dns@#$dns#g" -e 's#@cni@#/usr/lib/cni#g' \
      "$file" >"$to"
  done
  {
    kubectl config set-cluster cleave --server "https://$address:6443" --certificate-authority "$node/pki/ca.crt"
    kubectl config set-credentials admin --client-certificate "$node/pki/admin.crt" --client-key "$node/pki/admin.key"
    kubectl config set-context cleave --cluster cleave --user admin
    kubectl config use-context cleave
  } >>"$log"
}

control_plane() {
  local pki=$node/pki
  node_process etcd "$kubernetes_bin/etcd" --data-dir "$node/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls http://127.0.0.1:23790 --advertise-client-urls http://127.0.0.1:23790 \
    --listen-peer-urls http://127.0.0.1:23800 --initial-advertise-peer-urls http://127.0.0.1:23800 \
    --initial-cluster default=http://127.0.0.1:23800
  node_process apiserver "$kubernetes_bin/kube-apiserver" --etcd-servers http://127.0.0.1:23790 \
    --bind-address "$address" --advertise-address "$address" --secure-port 6443 --service-cluster-ip-range "$cluster_ips" \
    --authorization-mode RBAC --allow-privileged --anonymous-auth=false --client-ca-file "$pki/ca.crt" \
    --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" \
    --kubelet-client-certificate "$pki/admin.crt" --kubelet-client-key "$pki/admin.key" \
    --kubelet-preferred-address-types InternalIP \
    --service-account-issuer https://kubernetes.default.svc --service-account-key-file "$pki/accounts.key" \
    --service-account-signing-key-file "$pki/accounts.key"
  within 120 kubectl get --raw /readyz
  # A busy machine is no lost node.
  node_process controller-manager "$kubernetes_bin/kube-controller-manager" --kubeconfig "$node/admin.conf" \
    --bind-address "$address" --leader-elect=false --root-ca-file "$pki/ca.crt" \
    --service-account-private-key-file "$pki/accounts.key" --node-monitor-grace-period 10m
  node_process scheduler "$kubernetes_bin/kube-scheduler" --kubeconfig "$node/admin.conf" --bind-address "$address" --leader-elect=false
}

# Where StatefulSets keep their data: nothing on this node makes volumes when they are claimed.
volumes() {
  local name
  for name in first second third; do
    mkdir -p "$node/volumes/$name"
    sed "s#@name@#$name#g" "$node/volume.yaml" | kubectl apply -f - >>"$log"
  done
}

# Ends it, and takes away what is left of it or of one before it.
node_down() {
  local group
  stop "$apart_pid" 100
  apart_pid=
  for group in $(control_groups); do
    [[ ! -d $group ]] || find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
  rm -rf --one-file-system "$node"
  rmdir "${elsewhere[@]:1}" 2>/dev/null || true
}
