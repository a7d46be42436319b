#!/bin/bash
# What compose.yaml and stack.yaml use of the official image's start: KAFKA_NUM_NETWORK_THREADS=2 is num.network.threads=2,
# and a folder that is new is formatted as part of cluster CLUSTER_ID.
set -euo pipefail

properties=/opt/kafka/config/server.properties
: >"$properties"
while IFS='=' read -r name value; do
  case $name in
    KAFKA_HEAP_OPTS | KAFKA_OPTS | KAFKA_LOG4J_*) ;;
    KAFKA_*)
      name=${name#KAFKA_}
      name=${name,,}
      echo "${name//_/.}=$value" >>"$properties"
      ;;
  esac
done < <(env)
cat >/opt/kafka/config/log4j2.properties <<END
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5level %c{1}: %m%n
END
# shellcheck disable=SC2206 # several options in one variable are several words
java=(/opt/java/bin/java ${KAFKA_HEAP_OPTS-} -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.properties -cp '/opt/kafka/libs/*')
[[ -s ${KAFKA_LOG_DIRS%%,*}/meta.properties ]] ||
  "${java[@]}" kafka.tools.StorageTool format --ignore-formatted "--cluster-id=$CLUSTER_ID" --config "$properties"
exec "${java[@]}" kafka.Kafka "$properties"
