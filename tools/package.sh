# shellcheck shell=bash disable=SC2154
# Makes a release: a folder, and a tar.gz beside it, that run where there is neither a JDK nor Node.

# What jdeps finds in the jars, and jdk.zipfs, which is asked for by name only. A test holds this to the jars.
runtime_modules=(
  java.base java.compiler java.desktop java.naming java.net.http java.security.jgss java.security.sasl java.sql
  jdk.jfr jdk.management jdk.unsupported jdk.zipfs
)

release() {
  local version arch parent folder archive from=$SECONDS label="Packaging Cleave"
  [[ $(uname -s) == Linux ]] || die "package makes releases for Linux, and only there."
  version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$home/pom.xml")
  version=${version%-SNAPSHOT}
  arch=$(uname -m)
  parent=$home/target/release
  folder=$parent/cleave-$version
  archive=$parent/cleave-$version-linux-$arch.tar.gz
  log=$home/target/package.log
  rm -rf "$folder" "$archive"
  trap 'stop "$running"; rm -rf "$folder" "$archive"' EXIT
  trap 'say "Interrupted: there is no release"; exit 130' INT TERM HUP
  gather
  made "linking a runtime" "$JAVA_HOME/bin/jlink" --add-modules "$(IFS=, && echo "${runtime_modules[*]}")" \
    --strip-debug --no-header-files --no-man-pages --generate-cds-archive --output "$folder/runtime"
  # For heaps of 32 GB and more.
  rm -f "$folder/runtime/lib/server/classes_nocoops.jsa"
  made "listing its parts" mvn -B -ntp -Dquick "$(sbom_goal)" -DoutputName=cleave-sbom -DoutputFormat=json \
    -Dcyclonedx.skipNotDeployed=false
  cp "$home/target/cleave-sbom.json" "$folder/"
  settle
  learn
  made "compressing" tar -C "$parent" --sort=name --owner=0 --group=0 --numeric-owner -czf "$archive" "cleave-$version"
  trap - EXIT INT TERM HUP
  say "Packaged Cleave in $((SECONDS - from)) s"
  printf '%s\n' "$folder" "$archive"
}

# The program with its libraries, which hold the client too; what they would unpack at each start lies beside them.
gather() {
  mkdir -p "$folder/bin" "$folder/app/native"
  cp "$home/tools/release/cleave" "$folder/bin/"
  sed -e "s/@version@/$version/" -e "s/@arch@/$arch/" "$home/tools/release/README.md" >"$folder/README.md"
  cp "$home/LICENSE" "$folder/"
  cp -R "$jar" "$home/app/target/lib" "$home/cluster/src/main/resources/cleave/cluster/service.options" "$folder/app/"
  printf '%s\n' "${jvm_options[@]}" "${quiet_options[@]}" >"$folder/app/options"
  printf '%s\n' "${heap_options[@]}" >"$folder/app/heap.options"
  # Of what asks a container every few seconds whether it is well.
  printf '%s\n' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xms8m -Xmx8m -Xmn4m >"$folder/app/health.options"
  local packed unpacked=$folder/app/unpacked jar_tool=$JAVA_HOME/bin/jar
  for packed in "$folder"/app/lib/{netty-transport-native-*-linux-*,sqlite-jdbc-*}.jar; do
    mkdir "$unpacked"
    (cd "$unpacked" && "$jar_tool" --extract --file "$packed")
    find "$unpacked" \( -path "*/Linux/$arch/*.so" -o -name "libnetty*_$arch.so" \) -exec mv {} "$folder/app/native/" \;
    # The same for all other systems is most of this jar.
    rm -rf "$unpacked/org/sqlite/native"
    "$jar_tool" --create --no-manifest --date "$(release_time)" --file "$packed" -C "$unpacked" .
    rm -rf "$unpacked"
  done
}

# When the release is said to have been made, whoever makes it.
release_time() {
  sed -n 's/.*outputTimestamp>\([^<]*\)<.*/\1/p' "$home/pom.xml"
}

# As the build's own gate makes it.
sbom_goal() {
  sed -n 's/.*<artifactId>\(cyclonedx-maven-plugin\)<\/artifactId><version>\([^<]*\).*/org.cyclonedx:\1:\2:makeAggregateBom/p' "$home/pom.xml"
}

# One time for all files, in whole seconds, as archives and images keep it: the cache knows its jars by theirs.
settle() {
  chmod -R u=rwX,go=rX "$folder"
  find "$folder" -exec touch -d "$(release_time)" {} +
}

# The JVM that is shipped records what it learns of the jars that are shipped.
learn() {
  # shellcheck disable=SC2034 # program_options reads it
  local JAVA_HOME=$folder/runtime jar=$folder/app/cleave.jar cache=$folder/app/cleave.aot
  local heap_options=("${heap_options[@]}" "-Djava.library.path=$folder/app/native" "-Dorg.sqlite.lib.path=$folder/app/native")
  patience=600 train
  rm -f "$folder/app/cleave.aot.config"
  [[ -s $folder/app/cleave.aot ]] || die "the JVM made no cache for a fast start; target/train.log says why."
  settle
}

# Does one step of it; $1 says what.
made() {
  local doing=$1
  shift
  start "$@"
  follow made_step && return
  say "$label failed, $doing:"
  { errors "$log" | grep . || tail -n 5 "$log"; } >&2
  echo "The whole log: $log" >&2
  exit 1
}

made_step() {
  printf '%s' "$doing"
}
