# Everything here sets up what it needs, in .venv; Python 3.11 or newer and make suffice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two stamps: set up for use, and for changing Pressroom besides.
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
# Python compiles what it loads; to compile all there is takes time and a fifth of the room.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
LOCK := uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make lock" \
	--extra pdf --extra cards
PORT ?= 8000

# What Python compiles is kept: else every process that a test starts compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install setup site serve test test-fast test-long golden conformance pictures bench bench-import check format lint types contract sample docs lock clean

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Pressroom needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

install: $(READY) ## Set up in .venv what a site takes

setup: $(READY_DEV) ## Set up everything in .venv

site: $(READY) ## Build the sample press room into output/
	@$(BIN)/python build.py
	@echo "Look at it: make serve, then http://127.0.0.1:$(PORT)/ (the files are in output/)"

serve: $(READY) ## Show the press room on this computer, and again after every save
	@$(BIN)/python build.py serve --port $(PORT)

test: $(READY_DEV) ## Run the tests
	$(BIN)/python -m pytest -m "not long and not conformance" --durations=10

test-fast: $(READY_DEV) ## Run those that take a minute or two, while you change something
	$(BIN)/python -m pytest -m "not long and not conformance and not property"

test-long: $(READY_DEV) ## Run the slow and rare tests too
	$(BIN)/python -m pytest -m "not conformance"

golden: $(READY_DEV) ## Write the golden pages anew, after a wanted change of looks
	$(BIN)/python -m pytest tests/stories/test_golden.py --golden
	git diff --stat -- tests/stories/golden

conformance: $(READY_DEV) ## Prove the sample in validators, a browser and a feed reader
	tests/conformance/run $(BIN)

pictures: $(READY_DEV) ## Take the pictures in docs/pictures anew
	$(BIN)/python docs/pictures.py

bench: $(READY_DEV) ## Measure against other generators (some hours; see docs/speed.md)
	$(BIN)/python -m benchmarks $(BENCH)

bench-import: $(READY_DEV) ## Measure how often a wire's text is imported rightly
	$(BIN)/python -m benchmarks.importing

check: format lint types contract docs test sample ## Everything that must hold before a change lands

format: $(READY_DEV)
	$(BIN)/ruff format --check .

lint: $(READY_DEV)
	$(BIN)/ruff check .

types: $(READY_DEV)
	$(BIN)/mypy

contract: $(READY_DEV)
	$(BIN)/lint-imports

docs: $(READY_DEV)
	$(BIN)/python docs/rules.py --check

sample: $(READY_DEV)
	$(BIN)/python build.py --strict
	$(BIN)/python build.py lint --strict
	$(BIN)/python build.py check

lock: ## Choose and pin newer versions of all dependencies (wants uv)
	$(LOCK) --upgrade --group setup -o requirements.lock
	$(LOCK) --upgrade --group dev --constraints requirements.lock -o requirements-dev.lock

clean: ## Take away everything that was made
	rm -rf $(VENV) output .cache node_modules dist .bench .pytest_cache .mypy_cache .ruff_cache .hypothesis
