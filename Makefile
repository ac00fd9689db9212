# Every target does the set-up it needs by itself; `make help` lists them.

SETUP := resources/setup
BIN := .venv/bin
# The pins are whole, so pip has nothing to resolve (and pip 23.2 fails to, on lxml[html-clean]).
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes
UV := uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make pins'
# The interpreter to make .venv with; empty: the newest found.
export PYTHON ?=

# The article to open. `value` and the shell's quoting keep spaces, quotes and dollar signs as they were typed.
override FILE := $(or $(value FILE),$(firstword $(sort $(wildcard resources/sample/*))))
export FILE

.DEFAULT_GOAL := help
.PHONY: help run test lint format install uninstall setup fuzz bench bench-anchors bench-crash shots catalogue-check pins clean system

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 24

run: .venv/run.stamp ## open the window on the sample, or on an article of yours: make run FILE=path
	@$(BIN)/python main.py -- $${FILE:+"$$FILE"}

test bench bench-anchors bench-crash: export QT_QPA_PLATFORM = offscreen

test: .venv/test.stamp ## run the whole test suite, windows included; needs no display
	@$(BIN)/python -m pytest -q

lint: .venv/test.stamp ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/test.stamp ## put the code into the shape that lint asks for
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

install: .venv/run.stamp ## put Servanda into your applications menu (for you alone, no root)
	@$(BIN)/python $(SETUP)/desktop.py install

uninstall: ## take it out of the menu again
	@python=$$(sh $(SETUP)/find-python) && "$$python" $(SETUP)/desktop.py uninstall

setup: .venv/run.stamp ## do the set-up alone

bench: .venv/test.stamp ## measure speed
	@$(BIN)/python -m tests.benchmarks

bench-anchors: .venv/test.stamp ## measure how notes are found again in changed texts
	@$(BIN)/python -m tests.benchmarks.anchors

bench-crash: .venv/test.stamp ## kill a process that makes notes 200 times, and look for every note
	@$(BIN)/python -m tests.benchmarks.crash

fuzz: .venv/test.stamp ## read thousands of damaged files of every format
	@$(BIN)/python -m tests.fuzz

shots: .venv/test.stamp ## take pictures of the window, under Xvfb
	@sh $(SETUP)/system-packages Xvfb xdotool
	@$(BIN)/python -m tests.shots

catalogue-check: .venv/test.stamp ## compare the catalogue with the reference tables in ../shared, where they are
	@$(BIN)/python -m tests.catalogue_check

pins: ## renew the pinned requirements from pyproject.toml (needs uv)
	$(UV) -o requirements.txt
	$(UV) --extra dev -c requirements.txt -o requirements-dev.txt

clean: ## remove all that the other targets made
	rm -rf .venv shots .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Every run looks whether a system package is missing; that takes some milliseconds.
system:
	@sh $(SETUP)/system-packages

$(BIN)/python: | system
	@sh $(SETUP)/environment

.venv/run.stamp: requirements.txt $(BIN)/python | system
	@echo "Servanda: installing the pinned requirements" >&2
	@$(PIP) -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-dev.txt $(BIN)/python | system
	@echo "Servanda: installing the pinned requirements for the tests" >&2
	@$(PIP) -r requirements-dev.txt
	@touch $@
