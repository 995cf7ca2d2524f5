#!/bin/sh
# Makes sure that letters can become PDF: the libraries of WeasyPrint, by apt as root or unpacked without it.
set -u
map=var/pdf
pakketten="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

werkt() {
    .venv/bin/python -c 'from infra.pdf import maak_pdf; maak_pdf("<p>proef</p>")' >/dev/null 2>&1
}
zeg() { printf '%s\n' "$*" >&2; }

als_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

installeer() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 1
    zeg "De bibliotheken voor brieven worden geïnstalleerd ..."
    # shellcheck disable=SC2086  # one package per word is meant
    als_root apt-get update -qq >&2 &&
        als_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $pakketten >&2
}

pak_uit() {
    zeg "De bibliotheken voor brieven worden uitgepakt in $map ..."
    # shellcheck disable=SC2086
    sh opzet/debs.sh "$map" $pakketten >&2 && schrijf_fontconfig
}

# Without any font Pango crashes; the one that its packages bring lies where its own settings do not look.
schrijf_fontconfig() {
    cat >"$map/fonts.conf" <<EINDE
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>$PWD/$map/root/usr/share/fonts</dir>
<dir>/usr/share/fonts</dir>
<cachedir>$PWD/$map/cache</cachedir>
</fontconfig>
EINDE
}

werkt && exit 0
installeer && werkt && exit 0
pak_uit && werkt && exit 0
zeg "Brieven kunnen hier geen PDF worden: installeer $pakketten. Al het andere werkt."
