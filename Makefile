# Two promises: `make demo` runs the product, `make test` proves it, each from a bare machine with only
# Python 3.11 and make. Everything that is fetched lands in .venv and var, except where root lets apt install.

PYTHON ?= python3
# Days of played time per real second in the demo; 0 is the real time.
SNELHEID ?= 0
# Processes for the tests: one more than there are cores, since tests that kill servers mostly wait.
WERKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -gt 2 ] && echo $$((n + 1)) || echo 3)
ARGS ?=
# What `make fouten` draws its random moments from.
SEEDS ?= 1 2 3
BESTAND ?= var/voorbeeld.csv

# Compiled code is kept, whatever the shell asks: a run of the tests starts this code in a hundred processes.
export PYTHONDONTWRITEBYTECODE :=

PY := .venv/bin/python
COMPILEER := $(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header \
	--extra demo --extra dev --python-version 3.11 pyproject.toml

.DEFAULT_GOAL := help
.PHONY: fouten proef-import proef-overstap rondgang help setup demo demo-clean voorbeeld importeer chromium test check dekking lock

help: ## toon deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: .venv/klaar ## installeer de pakketten in .venv

.venv/klaar: requirements.lock opzet/python.sh opzet/debs.sh opzet/pdf.sh
	@sh opzet/python.sh $(PYTHON)
	@sh opzet/pdf.sh
	@touch $@

demo: .venv/klaar ## draai alles op deze computer; stop met Ctrl-C
	@$(PY) verzuim.py demo --snelheid $(SNELHEID)

demo-clean: ## wis alles wat de demo heeft bewaard
	@$(if $(wildcard .venv/bin/python),$(PY) -m demo.wissen,rm -rf var/demo)

voorbeeld: .venv/klaar ## maak var/voorbeeld.csv, een bestand met 2.566 verzonnen meldingen
	@$(PY) verzuim.py voorbeeld

importeer: .venv/klaar ## neem een bestand in bij de draaiende demo: make importeer BESTAND=var/voorbeeld.csv
	@. var/demo/omgeving.env && $(PY) verzuim.py importeer meldingen $(BESTAND)

chromium: .venv/klaar ## zoek of installeer een Chromium voor de browsertests
	@sh opzet/chromium.sh

# Without a browser the tests run all the same: those that need one fail and say so.
test: .venv/klaar ## voer alle tests uit (een deel: make test ARGS=tests/domain)
	@sh opzet/chromium.sh || true
	@$(PY) -m pytest -n $(WERKERS) --dist loadscope $(ARGS)

fouten: .venv/klaar ## breek alles wat breken kan, met meer zaden (make fouten SEEDS="1 2 3")
	@FOUTEN_ZADEN="$(SEEDS)" FOUTEN_VERHALEN=12 FOUTEN_MELDINGEN=200 $(PY) -m pytest -n 0 -s -q tests/faults

proef-import: .venv/klaar ## neem het hele voorbeeldbestand in terwijl worker en Temporal uitvallen
	@$(PY) -m tests.faults.volledig

proef-overstap: .venv/klaar ## speel de Overstap van 794 kandidaten, en de start van 3.822, in overgeslagen tijd
	@$(PY) -m tests.campagnes.volledig $(ARGS)

rondgang: .venv/klaar ## open elke pagina van elke rol in de browser, met een foto en axe (var/rondgang)
	@$(PY) -m tests.browser.rondgang $(ARGS)

check: .venv/klaar ## controleer stijl, typen, lagen, migraties en lock
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy .
	@.venv/bin/lint-imports
	@$(PY) -m docs.maak_diagrammen --controleer
	@$(PY) -m demo.migraties
	@mkdir -p var && cp requirements.lock var/requirements.lock && $(COMPILEER) -o var/requirements.lock && \
		diff requirements.lock var/requirements.lock || \
		{ echo "requirements.lock past niet bij pyproject.toml: voer make lock uit."; exit 1; }

dekking: .venv/klaar ## tel per onderdeel welke eisen een test hebben (docs/eisen.md)
	@$(PY) -m docs.dekking

lock: .venv/klaar ## werk requirements.lock bij na een wijziging in pyproject.toml (nieuwste: make lock ARGS=--upgrade)
	@$(COMPILEER) $(ARGS) -o requirements.lock
