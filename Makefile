# Two commands set everything up: `make run` to see it, `make test` to trust it.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# uv installs the same hashed files faster; without it, pip does.
UV := $(shell command -v uv 2>/dev/null)
INSTALL = $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)
# A laptop's own key, made once. Whatever is set in the environment goes before it.
LOCAL = SECRET_KEY="$${SECRET_KEY:-$$(cat $(VENV)/secret-key)}" \
	ALLOWED_HOSTS="$${ALLOWED_HOSTS:-localhost,127.0.0.1,[::1]}" \
	SITE_ORIGIN="$${SITE_ORIGIN:-http://127.0.0.1:$(PORT)}"
CODE := curriculum progress roadmap_site manage.py tests benchmarks scripts

.PHONY: help run dev test test-slow test-fast test-lessons test-next check bench fuzz audit sbom figures lessons vendor lock rules messages clean
help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run ## set up, load the content, serve on http://127.0.0.1:8000 (PORT= changes it)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_content
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@echo "The roadmap is on http://127.0.0.1:$(PORT)  (Ctrl-C stops it)"
	@$(LOCAL) exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 1 \
		--blocking-threads 4 --log-level warning roadmap_site.wsgi:application

dev: $(VENV)/.dev ## the same with DEBUG on: errors are shown, changed files are taken up
	@DEBUG=true $(BIN)/python manage.py migrate --verbosity 0
	@DEBUG=true $(BIN)/python manage.py load_content
	@DEBUG=true $(BIN)/python manage.py runserver $(PORT)

test: $(VENV)/.dev ## all tests, with a real Chromium and a real PostgreSQL
	@BIN=$(BIN) scripts/test.sh

test-slow: $(VENV)/.dev ## the tests that kill processes and time hostile input
	@$(BIN)/python -m pytest -q -m "slow and not browser"

test-fast: $(VENV)/.dev ## the tests that need neither
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4

fuzz: $(VENV)/.dev ## 20,000 hostile requests to every address (FUZZ= says how many)
	@FUZZ=$${FUZZ:-20000} $(BIN)/python -m pytest -q tests/faults/test_fuzz.py

audit: $(VENV)/.dev ## what is known to be wrong with the packages in use (needs the open internet)
	@$(BIN)/uvx --from pip-audit==2.10.1 pip-audit --requirement requirements.txt --require-hashes --disable-pip

sbom: $(VENV)/.dev ## write sbom.json: every package in use, with its hashes, as CycloneDX
	@$(BIN)/uvx --from cyclonedx-bom==7.2.1 cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --output-file sbom.json

test-lessons: ## the code of the lessons, with PyTorch and TensorFlow, in an environment of its own
	@PYTHON=$(PYTHON) TORCH="$(TORCH)" scripts/test_lessons.sh

test-next: ## the fast tests on Python 3.13 with the newest Django (NEXT= names that Python)
	@$(or $(NEXT),python3.13) -m venv .venv-next
	@.venv-next/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-next.txt
	@.venv-next/bin/python -m pytest -q -n auto --maxprocesses 4

check: $(VENV)/.dev ## what CI runs before the tests
	@BIN=$(BIN) scripts/check.sh

bench: $(VENV)/.dev ## speed, as ratios in one run (benchmarks/README.md)
	@$(BIN)/python -m benchmarks

figures: $(VENV)/.dev ## draw anew the figures that show data or functions
	@$(BIN)/python -m scripts.figures

lessons: $(VENV)/.dev ## a table of the lessons: what each has, and what it lacks
	@$(BIN)/python -m scripts.lessons

vendor: $(VENV)/.dev ## make static/fonts anew from npm (the only step that needs Node)
	@$(BIN)/python -m scripts.vendor

lock: $(VENV)/.dev ## resolve the dependencies again, with hashes
	@scripts/lock.sh

rules: $(VENV)/.dev ## write docs/rules.md anew: what is checked in content
	@$(BIN)/python manage.py check_content --rules --format markdown > docs/rules.md

messages: $(VENV)/.dev ## collect the words of the interface for translators (needs gettext)
	@$(BIN)/python manage.py makemessages --all --ignore $(VENV) --ignore .venv-next --ignore .venv-lessons

clean: ## throw away what can be made again; the database stays
	rm -rf $(VENV) .venv-next .venv-lessons staticfiles .mypy_cache .pytest_cache .ruff_cache .hypothesis build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Set PYTHON=."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python cannot make environments here. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/secret-key: | $(VENV)/bin/python
	@(umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' > $@)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python $(VENV)/secret-key
	@echo "Installing into $(VENV)/"
	@$(INSTALL) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python $(VENV)/secret-key
	@echo "Installing into $(VENV)/, with what the tests need"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.run
