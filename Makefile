# Needs Python 3.11 or newer and make. The first call sets up .venv from constraints.txt; the
# stamp makes later ones quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.vigie-set-up
# Each worker of pytest loads the pipelines once.
WORKERS ?= 2

.PHONY: run test lint eval bench clean help

help:
	@echo "make run    read the sample dispatches of corpus/ and show the claims"
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

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
