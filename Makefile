# The two commands of the README are `make run` and `make test`. Each does its own set-up: a virtual environment in .venv
# and the dependencies in the versions of constraints.txt; see .ci/setup. Kept to what GNU make 3.81 (macOS) knows.

# Tools run as installed programs, not with python -m: that would put the root on the path, where `from graph import …`, which
# breaks once installed, would pass.
BIN = .venv/bin

# Which interpreter makes .venv, for example python3.12; empty means the first recent one that runs.
PYTHON ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint format types check cover docs quality pin constraints wheel clean setup-run setup-dev

help:
	@echo 'make run          build the graph of the five documents and print who asks the municipalities for what'
	@echo 'make test         all tests; make test ARGS="tests/graph -q" for some'
	@echo 'make lint         ruff: style, docstrings, format'
	@echo 'make types        mypy --strict'
	@echo 'make check        lint, types and test'
	@echo 'make cover        the tests, and which lines they do not reach'
	@echo 'make format       let ruff rewrite the format'
	@echo 'make docs         write docs/commands.md from the help, and the answers in README.md from the graph'
	@echo 'make quality      print the figures against the gold and write docs/quality.md'
	@echo 'make pin          raise the floors under the figures to what is reached now'
	@echo 'make constraints  write constraints.txt anew from fresh environments'
	@echo 'make wheel        build the wheel into dist/'
	@echo 'make clean        remove the environment, caches and everything built'

setup-run:
	@PYTHON="$(PYTHON)" sh .ci/setup run

setup-dev:
	@PYTHON="$(PYTHON)" sh .ci/setup dev

run: setup-run
	$(BIN)/samrad build
	$(BIN)/samrad ask --to kommuner

ARGS =
test: setup-dev
	$(BIN)/pytest $(ARGS)

cover: setup-dev
	$(BIN)/pytest --cov=samrad --cov-report=term-missing:skip-covered $(ARGS)

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup-dev
	$(BIN)/mypy

check: lint types test

docs: setup-dev
	$(BIN)/python .ci/commands.py --write
	$(BIN)/python .ci/readme.py --write

# The samples stay outside the repository: they are judged too where SAMRAD_SAMPLES names their folder and
# SAMRAD_SAMPLES_GOLD their gold.
quality: setup-dev
	$(BIN)/samrad evaluate evaluation/gold/gold-dev.jsonl --write docs/quality.md
	$(if $(SAMRAD_SAMPLES),$(BIN)/samrad evaluate "$(SAMRAD_SAMPLES_GOLD)" --texts "$(SAMRAD_SAMPLES)" \
		--about evaluation/gold/gold-samples.about.md --write docs/quality.md)

# make pin ARGS=--allow-regression lowers floors too; the commit then says why.
pin: setup-dev
	$(BIN)/python -P -m samrad.evaluation.floors --repin $(ARGS) \
		$(if $(SAMRAD_SAMPLES),--samples "$(SAMRAD_SAMPLES)" --samples-gold "$(SAMRAD_SAMPLES_GOLD)")

constraints:
	@sh .ci/constraints

# From a clean copy of what git holds: a stale build/ would leak deleted modules into the wheel.
wheel: setup-dev
	rm -rf build dist
	$(BIN)/python -m build --wheel
	rm -rf build

clean:
	rm -rf .venv build dist *.egg-info samrad-data .samrad-*
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
