# Stands in for the official PostgreSQL image, from Debian's package: the same user, folders and variables.
# A mirror may stand still for longer than its lists allow.
FROM cleave-stand-in-base
RUN groupadd -o -r -g 999 postgres && useradd -o -r -g postgres -u 999 -d /var/lib/postgresql -s /bin/bash postgres
RUN apt-get -o Acquire::Check-Valid-Until=false update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-18
RUN rm -rf /var/cache/apt/* /var/lib/apt/lists/* /var/lib/postgresql /etc/postgresql \
  && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql && install -d -o postgres -g postgres -m 3777 /var/run/postgresql
COPY postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
ENV PATH=/usr/lib/postgresql/18/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  PGDATA=/var/lib/postgresql/18/docker
VOLUME /var/lib/postgresql
ENTRYPOINT ["bash", "/usr/local/bin/docker-entrypoint.sh"]
CMD ["postgres"]
STOPSIGNAL SIGINT
