# Stands in for the official nginx image, from Debian's package.
# A mirror may stand still for longer than its lists allow.
FROM cleave-stand-in-base
RUN apt-get -o Acquire::Check-Valid-Until=false update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light curl
RUN mkdir -p /var/cache/nginx && rm -rf /var/cache/apt/* /var/lib/apt/lists/*
CMD ["nginx", "-g", "daemon off;"]
STOPSIGNAL SIGQUIT
