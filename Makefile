# `make deck` builds the reference talk, `make test` runs what CI runs, `make bench` measures.
# Everything is installed into .venv; only Python 3.11 or newer and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TALKS := $(wildcard talks/*.yaml)

.PHONY: deck test bench clean pictures format validator

deck: $(VENV)/installed
	$(BIN)/deckbuilder build $(TALKS)

test: $(VENV)/installed-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/pytest -n auto --cov --cov-report=term

# Microsoft's own validator of Office files, for tests that are skipped without it; needs npm.
validator: tests/microsoft/node_modules/.package-lock.json

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/run.py

pictures: $(VENV)/installed
	$(BIN)/python assets/ai-safety-landscape/drawings/draw.py

format: $(VENV)/installed-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build .coverage* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-tests: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

tests/microsoft/node_modules/.package-lock.json: tests/microsoft/package.json
	npm install --prefix tests/microsoft --no-audit --no-fund --no-package-lock --loglevel=error
	@touch $@
