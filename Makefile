# Everything here sets up what it needs, in .venv; Python 3.11 or newer and make suffice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup site serve test test-fast test-long golden conformance pictures bench check format lint types contract sample docs lock clean

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Pressroom needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY) ## Set up everything in .venv

site: $(READY) ## Build the sample press room into output/
	@$(BIN)/python build.py
	@echo "Look at it: make serve, then http://127.0.0.1:$(PORT)/ (the files are in output/)"

serve: $(READY) ## Show the press room on this computer, and again after every save
	@$(BIN)/python build.py serve --port $(PORT)

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -m "not long and not conformance" --durations=10

test-fast: $(READY) ## Run those that take a minute or two, while you change something
	$(BIN)/python -m pytest -m "not long and not conformance and not property"

test-long: $(READY) ## Run the slow and rare tests too
	$(BIN)/python -m pytest -m "not conformance"

golden: $(READY) ## Write the golden pages anew, after a wanted change of looks
	$(BIN)/python -m pytest tests/stories/test_golden.py --golden
	git diff --stat -- tests/stories/golden

conformance: $(READY) ## Prove the sample in validators, a browser and a feed reader
	tests/conformance/run $(BIN)

pictures: $(READY) ## Take the pictures in docs/pictures anew
	$(BIN)/python docs/pictures.py

bench: $(READY) ## Measure against other generators (an hour; see docs/speed.md)
	$(BIN)/python -m benchmarks $(BENCH)

check: format lint types contract docs test sample ## Everything that must hold before a change lands

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python docs/rules.py --check

sample: $(READY)
	$(BIN)/python build.py --strict
	$(BIN)/python build.py lint --strict
	$(BIN)/python build.py check

lock: $(READY) ## Choose and pin newer versions of all dependencies (wants uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--upgrade --group dev pyproject.toml --custom-compile-command "make lock" -o requirements.lock

clean: ## Take away everything that was made
	rm -rf $(VENV) output .cache node_modules dist .bench .pytest_cache .mypy_cache .ruff_cache .hypothesis
