# Each target does the set-up that it needs. On a fresh machine: python3 (3.11 or later), git and make.
# PYTHON=/path/to/python names another interpreter; T=tests/core runs some of the tests.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help status test soak check format golden bench peers fuzz mutants audit schemas docs clean

BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq --constraint constraints.txt
OWN_PLAN := PLANTRACK_PLAN=plan

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

status: .venv/.installed ## Show where the plan in this repository stands
	@$(OWN_PLAN) $(BIN)/plantrack status

test: .venv/.tools .venv/.node ## Run the tests and measure their coverage (T=tests/core: some of them, unmeasured)
	@$(BIN)/python -m pytest --quiet $(if $(T),$(T),--cov --numprocesses=auto)
	@$(if $(T),:,$(BIN)/coverage report --include='src/plantrack/core/*' --fail-under=100 > .venv/core.txt || { cat .venv/core.txt; exit 1; })

soak: .venv/.tools ## Prove at length that the log keeps what it acknowledged; minutes (T=: a part)
	@$(BIN)/python -m pytest --quiet --capture=no -m soak $(T)

check: .venv/.tools .venv/.node ## The one gate, for people and CI: format, lint, types, layers, tests
	@$(BIN)/ruff format --quiet --check . || { echo 'Not in the house'"'"'s form: run make format' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > .venv/layers.txt || { cat .venv/layers.txt; exit 1; }
	@$(MAKE) test T=

format: .venv/.tools ## Put the code into the house's form, and mend what can be mended safely
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

golden: .venv/.tools .venv/.node ## Rewrite the golden files; read the difference before you commit it
	@$(BIN)/python -m pytest --quiet --update-golden
	@git --no-pager diff --stat -- tests/golden

bench: .venv/.tools ## Measure speed and memory against bare programs (minutes); fails when a target is missed
	@$(BIN)/python -m benchmarks.bench
	@$(BIN)/python benchmarks/slippage.py

peers: .venv/.tools ## Ask hledger, beancount, taskwarrior and doorstop the same, those that are installed
	@$(BIN)/python benchmarks/peers.py

fuzz: .venv/.tools .venv/.node ## Give every reader hostile input for SECONDS=60 each, and large input
	@$(PIP) --editable '.[fuzz]'
	@$(BIN)/python -m pytest --quiet --hypothesis-profile=long tests/property/test_readers.py
	@for reader in plan issue log value period; do $(BIN)/python -m tests.fuzz.fuzz $$reader $(or $(SECONDS),60) || exit; done
	@$(BIN)/python -m tests.fuzz.bulk

mutants: .venv/.tools ## Alter the core one place at a time: do the tests notice? Hours (T=pattern: some of mutmut's mutants)
	@$(PIP) --editable '.[mutants]'
	@$(if $(T),,rm -rf mutants)
	@$(BIN)/mutmut run $(if $(T),'$(T)')
	@$(BIN)/mutmut results | grep -v 'not checked$$' || :

audit: ## Ask whether a known fault is published of what is installed; without a network it says so
	@.ci/audit.py

schemas: .venv/.tools ## Write schemas/ from the models
	@for name in $$($(BIN)/plantrack schema | cut -d ' ' -f 1); do \
	  $(BIN)/plantrack schema $$name > .venv/schema && cp .venv/schema schemas/$$name.schema.json || exit; done

docs: .venv/.tools ## Write docs/checks.md and docs/commands.md from the code
	@$(BIN)/python docs/generate.py

clean: ## Remove what make and the tools have made, the virtual environment too
	@rm -rf .venv build dist mutants .coverage .coverage.* .hypothesis .import_linter_cache
	@rm -rf .mypy_cache .pytest_cache .ruff_cache
	@find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

# What the program needs to run, and no more.
.venv/.installed: pyproject.toml constraints.txt | .venv/bin/pip
	@$(PIP) --editable .
	@touch $@

# What its developers need besides.
.venv/.tools: .venv/.installed
	@$(PIP) --editable '.[dev]'
	@touch $@

# What some tests need that is had from npm; where there is none they are skipped, and say so.
.venv/.node: .ci/package.json .ci/package-lock.json | .venv/bin/pip
	@! command -v npm >/dev/null || { mkdir -p .venv/node && cp .ci/package*.json .venv/node/ \
	  && npm ci --prefix .venv/node --ignore-scripts --silent >/dev/null && touch $@; } \
	  || echo 'plantrack: npm installed nothing; the tests that need it are skipped' >&2

.venv/bin/pip:
	@.ci/venv
