# Stands in for Apache Kafka's image, from its jars: the same user, folders and variables.
FROM cleave-stand-in-base
RUN groupadd -g 1000 appuser && useradd -g appuser -u 1000 appuser && mkdir -p /opt/kafka/config /opt/kafka/logs /var/lib/kafka/data \
  && chown -R appuser:appuser /opt/kafka /var/lib/kafka
COPY runtime /opt/java
COPY jars /opt/kafka/libs
COPY kafka-entrypoint.sh /etc/kafka/docker/run
USER appuser
VOLUME /var/lib/kafka/data
EXPOSE 9092
CMD ["bash", "/etc/kafka/docker/run"]
