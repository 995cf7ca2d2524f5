#!/bin/sh
# Unpacks Debian packages, and those they need that this machine lacks, in FOLDER/root. Needs no root.
# Usage: opzet/debs.sh FOLDER PACKAGE...
set -eu
command -v apt-get >/dev/null && command -v dpkg >/dev/null || exit 1
mkdir -p "$1"
doel=$(cd "$1" && pwd)
shift
mkdir -p "$doel/apt/lists/partial" "$doel/apt/cache/archives/partial" "$doel/debs" "$doel/root"

# Lists of our own: those of the system may be absent, old, or not ours to refresh.
cat >"$doel/apt.conf" <<CONF
Dir::State::Lists "$doel/apt/lists";
Dir::State::status "/var/lib/dpkg/status";
Dir::Cache "$doel/apt/cache";
Debug::NoLocking "1";
APT::Sandbox::User "$(id -un)";
CONF
APT_CONFIG=$doel/apt.conf
export APT_CONFIG

apt-get -qq update
apt-get -qq install --simulate --no-install-recommends "$@" | awk '$1 == "Inst" {print $2}' >"$doel/pakketten"
cd "$doel/debs"
# shellcheck disable=SC2046  # one package per word is meant
[ -s "$doel/pakketten" ] && apt-get -qq download $(cat "$doel/pakketten")
for deb in ./*.deb; do
    dpkg -x "$deb" "$doel/root"
done
rm -rf "$doel/debs" "$doel/apt" "$doel/apt.conf"
