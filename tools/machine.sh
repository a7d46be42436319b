# shellcheck shell=bash
# Engines and nodes change the machine's network and a few of the kernel's settings. What was there before is remembered,
# and is there again after them.

kernel_settings=(
  net/ipv4/ip_forward net/ipv4/conf/all/forwarding net/ipv4/conf/all/route_localnet net/ipv6/conf/all/forwarding
  net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables net/netfilter/nf_conntrack_max
  kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes
  vm/overcommit_memory vm/panic_on_oom
)
remembered=

remember_machine() {
  remember_settings
  rules=$(iptables-save 2>/dev/null || true)
  rules6=$(ip6tables-save 2>/dev/null || true)
  links=$(ls /sys/class/net)
  remembered=1
}

remember_settings() {
  local setting
  settings=$(for setting in "${kernel_settings[@]}"; do
    [[ ! -r /proc/sys/$setting ]] || echo "$setting $(<"/proc/sys/$setting")"
  done)
}

restore_machine() {
  local link
  [[ -n $remembered ]] || return 0
  remembered=
  for link in /sys/class/net/*; do
    link=${link##*/}
    [[ $'\n'$links$'\n' == *$'\n'"$link"$'\n'* ]] || ip link delete "$link" 2>/dev/null || true
  done
  restore_rules iptables "$rules"
  restore_rules ip6tables "$rules6"
  restore_settings
}

restore_settings() {
  local setting value
  while read -r setting value; do
    [[ -z $setting || $(<"/proc/sys/$setting") == "$value" ]] || echo "$value" >"/proc/sys/$setting" || true
  done <<<"${settings-}"
}

# A table that was not there before is emptied.
restore_rules() {
  local table
  command -v "$1" >/dev/null || return 0
  for table in $("$1-save" 2>/dev/null | sed -n 's/^\*//p'); do
    [[ $2 == *"*$table"* ]] || empty_table "$1" "$table" || true
  done
  [[ -z $2 ]] || "$1-restore" <<<"$2" || true
}

empty_table() {
  local chain
  for chain in $("$1" -t "$2" -S | sed -n 's/^-P \([^ ]*\) .*/\1/p'); do "$1" -t "$2" -P "$chain" ACCEPT; done
  "$1" -t "$2" -F
  "$1" -t "$2" -X
}
