#!/bin/sh
# Puts a working Chromium at var/chromium/chromium, for the browser tests.
# In this order: $CHROMIUM, one on PATH, apt as root, Debian packages without root, Playwright's own.
# The headless shell goes first: a new visitor costs it a seventh of the CPU time that the whole browser takes.
set -u
map=var/chromium
eigen=$map/chromium

werkt() { [ -n "$1" ] && "$1" --headless --no-sandbox --disable-gpu --dump-dom about:blank >/dev/null 2>&1; }
zeg() { printf '%s\n' "$*" >&2; }

verwijs() {
    mkdir -p "$map"
    ln -sf "$1" "$eigen"
    exit 0
}

probeer_pad() {
    for naam in chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome; do
        pad=$(command -v "$naam") && werkt "$pad" && verwijs "$pad"
    done
}

# Ubuntu's packages of this name only point at a snap, which a server may not run.
met_apt() {
    command -v apt-get >/dev/null && ! grep -qi '^ID=ubuntu' /etc/os-release
}

als_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

installeer() {
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 1
    zeg "Chromium wordt geïnstalleerd ..."
    als_root apt-get update -qq >&2 && { apt_pakketten chromium-headless-shell || apt_pakketten chromium; }
}

apt_pakketten() {
    als_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$1" fonts-noto-core >&2
}

# Without root: the packages unpacked in our own folder, with a starter that points at them.
pak_uit() { # PACKAGE, which is also the name of its program
    zeg "Chromium wordt opgehaald en uitgepakt in $map ..."
    sh opzet/debs.sh "$map" "$1" fonts-noto-core >&2 || return 1
    root=$PWD/$map/root
    soort=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
    cat >"$map/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>$root/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>$PWD/$map/fontcache</cachedir></fontconfig>
CONF
    rm -f "$eigen"
    cat >"$eigen" <<STARTER
#!/bin/sh
LD_LIBRARY_PATH=$root/usr/lib/$soort:$root/lib/$soort:$root/usr/lib/$soort/pulseaudio:$root/usr/lib/chromium
FONTCONFIG_FILE=$PWD/$map/fonts.conf
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec $root/usr/lib/chromium/$1 "\$@"
STARTER
    chmod +x "$eigen"
}

van_playwright() {
    zeg "Chromium wordt opgehaald door Playwright ..."
    PLAYWRIGHT_BROWSERS_PATH=$PWD/$map/playwright
    export PLAYWRIGHT_BROWSERS_PATH
    timeout 300 .venv/bin/python -m playwright install chromium >/dev/null 2>&1 || return 1
    pad=$(find "$PLAYWRIGHT_BROWSERS_PATH" -type f -name chrome -perm -u+x | head -n 1)
    werkt "$pad" && verwijs "$pad"
}

# Playwright's own program needs a library that a bare Debian lacks; Debian's Chromium brings it along.
zorg_voor_driver() {
    node=$(find .venv/lib -path '*/playwright/driver/node' | head -n 1)
    "$node" --version >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then
        als_root apt-get update -qq >&2 && als_root apt-get install -y -qq libatomic1 >&2
    else
        [ -e "$map/driver/root" ] || sh opzet/debs.sh "$map/driver" libatomic1 >&2
    fi
}

zorg_voor_driver
[ -n "${CHROMIUM:-}" ] && werkt "$CHROMIUM" && verwijs "$CHROMIUM"
[ -x "$eigen" ] && werkt "$PWD/$eigen" && exit 0
probeer_pad
met_apt && installeer && probeer_pad
for pakket in chromium-headless-shell chromium; do
    met_apt && pak_uit $pakket && werkt "$PWD/$eigen" && exit 0
done
rm -f "$eigen"
van_playwright
zeg "Er is geen Chromium en die is hier niet te installeren: de browsertests mislukken. Zet CHROMIUM=/pad/naar/chromium."
exit 1
