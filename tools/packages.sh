#!/bin/sh
# Installs Debian packages whose programs (or files) are missing: `program:package,package …`.
# As root with apt-get it installs them; otherwise it names the one command to type and goes on.
missing=""
for pair in "$@"; do
  wanted=${pair%%:*}
  packages=$(echo "${pair#*:}" | tr ',' ' ')
  case "$wanted" in
    /*) [ -e "$wanted" ] || missing="$missing $packages" ;;
    *) command -v "$wanted" >/dev/null 2>&1 || missing="$missing $packages" ;;
  esac
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing$missing" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
  echo "Some parts need:  sudo apt-get install$missing" >&2
fi
