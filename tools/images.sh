# shellcheck shell=bash disable=SC2154
# The images that compose.yaml and deploy/stack.yaml name. Ours are made from a release; those of others are pulled
# where a registry can be reached, else stood in for by what deploy/stand-ins makes of Debian's packages and of jars.

postgres_image=postgres:18
nginx_image=nginx:1.30
kafka_image=apache/kafka:4.3.1
minio_image=minio/minio:RELEASE.2025-09-07T16-13-09Z

has_image() {
  docker image inspect "$1" >/dev/null 2>&1
}

# Sets stood_in to the names that are no originals.
make_images() {
  local image
  stood_in=()
  for image in debian:bookworm-slim "$postgres_image" "$nginx_image" "$kafka_image" "$minio_image"; do
    pulled "$image" || stood_in+=("$image")
  done
  if [[ " ${stood_in[*]} " == *" debian:bookworm-slim "* ]]; then base_image bookworm debian:bookworm-slim || return; fi
  for image in "${stood_in[@]}"; do
    [[ $image == debian:* ]] || [[ $(stand_in_label "$image") == "$(recipe "$image")" ]] || stand_in_image "$image" || return
  done
}

# A label tells what was made here from what was pulled. A registry is asked once: where there is none, it takes a while.
pulled() {
  if has_image "$1"; then
    [[ -z $(stand_in_label "$1") ]]
    return
  fi
  [[ -z ${no_registry-} ]] && timeout 60 docker pull -q "$1" >>"$log" 2>&1 && return
  no_registry=1
  return 1
}

stand_in_label() {
  docker image inspect --format '{{index .Config.Labels "cleave.stand-in"}}' "$1" 2>/dev/null || true
}

# What the stand-in for image $1 is made from, as one number.
recipe() {
  cat "$home/deploy/stand-ins/$(short_name "$1")"* | cksum | cut -d ' ' -f 1
}

short_name() {
  local name=${1%%:*}
  echo "${name##*/}"
}

# Makes image $2 of a minimal Debian $1, without what Debian's own slim images leave out too.
base_image() {
  local root=$caches/base-$1.tmp
  has_image "$2" && return
  rm -rf "$root"
  # A release that is newer than the tool is made as the newest that it knows.
  debootstrap --variant=minbase "$1" "$root" "$(mirror)" "$([[ -e /usr/share/debootstrap/scripts/$1 ]] || echo sid)" >>"$log" 2>&1 || return
  tar -C "$root" --one-file-system --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' \
    --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' \
    --exclude='./usr/share/info/*' --exclude='./var/log/*' --exclude='./dev/*' -c . |
    docker import -c 'LABEL cleave.stand-in=yes' - "$2" >>"$log" || return
  rm -rf "$root"
}

# The mirror that this machine's own apt uses.
mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1
}

stand_in_image() {
  local name context
  name=$(short_name "$1")
  context=$(mktemp -d)
  base_image forky cleave-stand-in-base || return
  cp "$home"/deploy/stand-ins/* "$context/"
  case $name in
    kafka) stand_in_kafka "$context" || return ;;
    minio) cp "$(command -v minio || echo "$caches/bin/minio")" "$context/minio" || return ;;
  esac
  docker build -q --network host --label "cleave.stand-in=$(recipe "$1")" -f "$context/$name.Dockerfile" -t "$1" "$context" >>"$log" 2>&1 || return
  rm -rf "$context"
}

# A broker needs a JVM with most of its modules.
stand_in_kafka() {
  "$home/tools/kafka/install.sh" >>"$log" 2>&1 || return
  cp -R "$caches/kafka-4.3.1" "$1/jars" || return
  "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.management,jdk.unsupported,jdk.security.auth,jdk.zipfs --strip-debug \
    --no-header-files --no-man-pages --generate-cds-archive --output "$1/runtime" >>"$log" 2>&1
}

# Both of ours from the release folder $1, in version $2.
our_images() {
  local target
  for target in cleave front; do
    docker build -q -f "$home/deploy/Dockerfile" --target "$target" --build-arg "VERSION=$2" \
      -t "$([[ $target == cleave ]] && echo "cleave:$2" || echo "cleave-$target:$2")" "$1" >>"$log" 2>&1 || return
  done
}
