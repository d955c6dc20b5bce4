# The project's commands. `make` alone lists them; each target says in one `##` line what it does.
.DEFAULT_GOAL := help
.PHONY: help run test soak compare mutants bench lint messages port chromium

export PORT ?= 8000
PYTHON := .venv/bin/python
FLASK := $(PYTHON) -m flask

# The first Python that is new enough; asked only by a target that needs it.
SYSTEM_PYTHON = $(or $(shell for python in python3.11 python3 python3.12 python3.13; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done),$(error Python 3.11 or newer is needed and was not found))

# A dot a second while pip works, so that a slow network does not look like a stop.
INSTALL = ( while sleep 1 && kill -0 $$$$ 2>/dev/null; do printf .; done ) & dots=$$!; trap 'kill $$dots 2>/dev/null' EXIT; \
	$(PYTHON) -m pip install --quiet --require-hashes --no-deps --disable-pip-version-check \
	--progress-bar off --requirement

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 12

run: port .venv/runtime ## Serve the demonstration register on 127.0.0.1:8000 (PORT= changes it)
	@echo "Schema: bringing the database up to date"
	@$(FLASK) db upgrade
	@echo "Demonstration register: loading the law and the records, checking, writing the report"
	@$(FLASK) demo
	@exec $(FLASK) serve

test: .venv/tests chromium ## Run every test: style, types, imports, both databases, the browser
	@$(PYTHON) -m pytest --numprocesses 2 --dist worksteal

soak: .venv/tests ## Run the long trials: bits that flip, insiders, kills (their short ones are tests)
	@SOAK=yes $(PYTHON) -m pytest -q -s tests/soak

compare: .venv/tests ## Compare every verdict with a slow interpreter (COMPARE=200000 placements)
	@COMPARE=$${COMPARE:-20000} $(PYTHON) -m pytest -q tests/audits/test_engine_compared.py

mutants: .venv/mutants ## Change audits/ in thousands of small ways and see the tests fail (goes on where it stopped; FRESH=1, JOBS=2)
	@$(PYTHON) -m tests.mutants

bench: .venv/tests ## Print what this machine does (PLACEMENTS=2000000 for a larger register)
	@$(PYTHON) -m tests.bench

lint: .venv/tests ## Check style, types and imports alone
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

messages: .venv/runtime ## Collect the strings that people read into messages.pot
	@$(PYTHON) -m babel.messages.frontend extract --mapping-file registry/translations/babel.cfg \
		--keywords '_l N_' --add-comments 'Translators:' --output-file messages.pot .

port:
	@$(SYSTEM_PYTHON) -I registry/cli/port.py 127.0.0.1 "$(PORT)"

# Debian's browser where this may install it; elsewhere the browser's tests skip and say why.
chromium:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Chromium for the browser's tests: installing with apt"; \
		apt-get update && DEBIAN_FRONTEND=noninteractive \
			apt-get install --yes --no-install-recommends chromium chromium-driver && exit 0; \
	fi; \
	echo "The browser's tests need Chromium: sudo apt-get install chromium chromium-driver"; \
	echo "Without it they are skipped, and the end of the run says so."

# Made anew where making it was interrupted.
.venv/made:
	@$(SYSTEM_PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a virtual environment:" \
			"install its venv package (Debian: python3-venv) and run make again."; exit 1; }
	@echo "Packages: making .venv with $(SYSTEM_PYTHON)"
	@$(SYSTEM_PYTHON) -m venv --clear .venv
	@touch $@

.venv/runtime: requirements.lock | .venv/made
	@printf 'Packages: installing the locked ones '; $(INSTALL) $<
	@echo " done"; touch $@

.venv/tests: tests/requirements.lock .venv/runtime
	@printf "Packages: installing the tests' ones "; $(INSTALL) $<
	@echo " done"; touch $@

.venv/mutants: tests/mutants/requirements.lock .venv/tests
	@printf "Packages: installing those for mutants "; $(INSTALL) $<
	@echo " done"; touch $@
