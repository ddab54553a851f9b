# `make` alone prints what there is.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
.DEFAULT_GOAL := help

.PHONY: help env demo serve test e2e pictures check lint format types imports migrations docs bench lock clean

help: ## print this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

env: .venv/.made ## make the environment (.venv) from the locked requirements

.venv/.made: requirements-dev.lock pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Huiyin needs Python 3.11 or later."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Could not make .venv. On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

CATALOGUES := $(wildcard src/huiyin_web/*/locale/*/LC_MESSAGES/*.po)
.venv/.translated: .venv/.made $(CATALOGUES)
	@$(BIN)/python hatch_build.py
	@touch $@

demo: .venv/.translated ## build the demo province and serve it (ARGS="--scale 1 --no-serve")
	$(BIN)/huiyin demo $(ARGS)

serve: .venv/.translated ## serve the installation in HUIYIN_DATA (ARGS="--port 8001")
	$(BIN)/huiyin serve $(ARGS)

test: .venv/.translated ## every test; browser tests where Chromium is there (ARGS="-k freeze")
	$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

e2e: .venv/.translated ## only the stories in a real browser
	$(BIN)/pytest -m e2e $(ARGS)

lint: .venv/.made ## ruff, and no address in a lock file
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@! grep -nE 'https?://|file:' requirements*.lock

format: .venv/.made ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.made ## mypy, strict
	$(BIN)/mypy

imports: .venv/.made ## the contracts of who may import whom
	$(BIN)/lint-imports

migrations: .venv/.made ## no model change without its migration
	$(BIN)/python -m django makemigrations --check --dry-run --settings huiyin_web.config.settings

docs: .venv/.translated ## write docs/reference anew, and what the tutorial's notebook shows
	$(BIN)/python docs/generate.py

pictures: .venv/.translated ## take the README's pictures anew from the demo (needs Chromium)
	@mkdir -p docs/pictures
	HUIYIN_PICTURES=1 $(BIN)/pytest -q tests/e2e/test_pictures.py

check: lint types imports migrations test ## everything that CI asks for

bench: .venv/.translated ## every benchmark, with its table
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script $(ARGS) || exit 1; done

lock: ## write the lock files anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra web --extra postgres -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra web --extra postgres --extra spark --group dev -o requirements-dev.lock

clean: ## remove the environment and the caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
