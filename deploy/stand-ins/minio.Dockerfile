# Stands in for MinIO's image, with the server built from its Go module: what reads the variables is the server itself.
# A mirror may stand still for longer than its lists allow.
FROM cleave-stand-in-base
RUN apt-get -o Acquire::Check-Valid-Until=false update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl ca-certificates
RUN rm -rf /var/cache/apt/* /var/lib/apt/lists/*
COPY minio /usr/bin/minio
VOLUME /data
EXPOSE 9000
ENTRYPOINT ["minio"]
