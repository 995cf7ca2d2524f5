#!/bin/sh
# The libraries that WeasyPrint draws letters and reports with: from apt as root, else unpacked in var/pdf.
# The Makefile points LD_LIBRARY_PATH and, where the system has no fonts, FONTCONFIG_FILE there.
set -u
map=var/pdf
pakketten="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core"

zeg() { printf '%s\n' "$*" >&2; }
werkt() {
    LD_LIBRARY_PATH=$PWD/$map/root/usr/lib/$(uname -m)-linux-gnu:${LD_LIBRARY_PATH:-} \
        .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1
}
als_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

installeer() {
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 1
    # shellcheck disable=SC2086  # one package per word is meant
    als_root apt-get update -qq >&2 &&
        als_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $pakketten >&2
}

pak_uit() {
    # shellcheck disable=SC2086  # one package per word is meant
    sh opzet/debs.sh "$map" $pakketten >&2 || return 1
    cat >"$map/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>$PWD/$map/root/usr/share/fonts</dir><cachedir>$PWD/$map/fontcache</cachedir></fontconfig>
CONF
}

werkt && exit 0
zeg "De bibliotheken voor pdf's worden geïnstalleerd ..."
command -v apt-get >/dev/null && { { installeer && werkt; } || { pak_uit && werkt; }; } && exit 0
zeg "De bibliotheken voor pdf's zijn hier niet te installeren. Brieven en pv-dossiers werken dan niet."
zeg "Vraag de beheerder om: $pakketten"
exit 1
