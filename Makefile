# Needs Python 3.11 or newer and make. The first call sets up .venv from constraints.txt; the
# stamp makes later ones quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.vigie-set-up
# Where `make run` follows the story of corpus/seed.jsonl.
SEED := build/seed/vigie.db
FIRST_ID := $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)[0]["id"])'
# Each worker of pytest loads the pipelines once.
WORKERS ?= 2

.PHONY: run test lint eval bench clean help

help:
	@echo "make run    read the sample dispatches of corpus/, then follow one story through ten reports"
	@echo "make test   ruff, mypy, import contracts, tests"
	@echo "make lint   the same without the tests"
	@echo "make eval   accuracy on the annotated texts (docs/accuracy.md)"
	@echo "make bench  speed"
	@echo "make clean  remove .venv and caches"

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "vigie needs Python 3.11 or newer; name one with make PYTHON=python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(STAMP)
	$(BIN)/python corpus/lines.py | $(BIN)/vigie read -
	rm -rf $(dir $(SEED)) && mkdir -p $(dir $(SEED))
	$(BIN)/vigie add corpus/seed.jsonl --ledger $(SEED)
	$(BIN)/vigie timeline --ledger $(SEED)
	id=$$($(BIN)/vigie timeline --event deploy --ledger $(SEED) --format json | $(FIRST_ID)) \
		&& $(BIN)/vigie record $$id --ledger $(SEED) && $(BIN)/vigie sources $$id --ledger $(SEED)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

eval: $(STAMP)
	$(BIN)/python -m bench.accuracy --write

bench: $(STAMP)
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.dates --speed
	$(BIN)/python -m bench.copies
	$(BIN)/python -m bench.ledgers

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
