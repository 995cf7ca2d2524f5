#!/bin/sh
# Makes .venv with exactly the packages of requirements.lock, from nothing but a Python 3.11 or newer.
# Usage: opzet/python.sh [PYTHON]
set -eu
python=${1:-python3}
tijdelijk=var/opzet

zeg() { printf '%s\n' "$*" >&2; }
stop() { zeg "$*"; exit 1; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "Er is Python 3.11 of nieuwer nodig, en '$python' is dat niet: installeer het, of geef het op met make PYTHON=/pad/naar/python3."

als_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

kan_root() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# Debian and Ubuntu ship venv apart from Python, under the version's own name.
heeft_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

installeer_venv() {
    pakket=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    zeg "Het pakket $pakket wordt geïnstalleerd ..."
    als_root apt-get update -qq >&2 && als_root apt-get install -y -qq --no-install-recommends "$pakket" >&2
}

# Without root: pip as a Debian package holds a wheel that runs without being installed.
haal_pip_wheel() {
    mkdir -p "$tijdelijk/pip"
    sh opzet/debs.sh "$tijdelijk/pip" python3-pip-whl >&2 || return 1
    find "$PWD/$tijdelijk/pip" -name 'pip-*.whl' | head -n 1
}

maak_venv() {
    rm -rf .venv
    if heeft_venv || { kan_root && installeer_venv && heeft_venv; }; then
        "$python" -m venv .venv
        return
    fi
    wheel=$(haal_pip_wheel) && [ -n "$wheel" ] && "$python" -m venv --without-pip .venv ||
        stop "Python mist de module venv, en die is hier niet te installeren: vraag de beheerder om python3-venv."
    PYTHONPATH=$wheel
    export PYTHONPATH
}

.venv/bin/python -c 'import sys' 2>/dev/null || maak_venv
mkdir -p "$tijdelijk"

# uv comes from the same lock, with the same hashes; pip does no more than bring it.
if ! .venv/bin/python -c 'import uv' 2>/dev/null; then
    zeg "Pakketten worden geïnstalleerd ..."
    awk '/^uv==/ {mee=1} /^[a-z]/ && !/^uv==/ {mee=0} mee && !/^ *#/' requirements.lock >"$tijdelijk/uv.lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
        -r "$tijdelijk/uv.lock" || stop "uv is niet te installeren: is er verbinding met PyPI?"
    unset PYTHONPATH
fi
.venv/bin/python -m uv pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode \
    requirements.lock || stop "De pakketten uit requirements.lock zijn niet te installeren: is er verbinding met PyPI?"
