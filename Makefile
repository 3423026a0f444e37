# `make brief` shows what this is; `make test` shows that it works. Each sets up what it needs, in
# .venv, from the package registry; PYTHON chooses the interpreter (3.11 to 3.13).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?= seeds/pasted-news-analysis.txt

# The tests start hundreds of processes: let the first one keep what it has compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: brief test test-long sweep test-editors editor-branches soak docs lint types check clean

brief: $(VENV)/.installed
	@$(BIN)/nutgraf brief "$(ARTICLE)"

# The type checker leaves a processor idle: the tests run beside it.
test: lint
	@$(MAKE) --no-print-directory --jobs 2 types check

lint: $(VENV)/.test-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test-tools
	$(BIN)/mypy

check: $(VENV)/.test-tools
	$(BIN)/pytest --numprocesses auto -m "not long and not soak and not editors"

# What takes minutes: texts, documents and messages made to be slow or to break something.
test-long: $(VENV)/.test-tools
	$(BIN)/pytest --numprocesses auto -m long

# All of what test-long takes a sample of (tests/conftest.py), and up to a megabyte of each: hours.
sweep: $(VENV)/.test-tools
	NUTGRAF_SWEEP=1 NUTGRAF_FUZZ_SECONDS=300 $(BIN)/pytest --numprocesses auto -m long -o timeout=0

# Installs every editor into ~/.cache/nutgraf-editors (or NUTGRAF_EDITORS) and uses it for real.
test-editors: $(VENV)/.test-tools
	$(BIN)/pytest --numprocesses auto --dist loadgroup -m editors tests/editors

# Branches with the Neovim and the Vim plug-in at their roots, for plug-in managers.
editor-branches:
	@editor-configs/branches.sh

# Random editing, cancelling and commanding at full speed; NUTGRAF_SOAK_SECONDS says for how long.
soak: $(VENV)/.test-tools
	$(BIN)/pytest -m soak -rP

# The documentation as a site, in site/; a link that leads nowhere is an error.
docs: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --group docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "nutgraf: the documentation is in site/index.html" >&2

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .hypothesis dist

$(VENV)/.pip: bootstrap.py
	@$(PYTHON) bootstrap.py $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.pip pyproject.toml
	@echo "nutgraf: installing it and what it needs (160 MB, a minute or two)" >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test-tools: $(VENV)/.installed
	@echo "nutgraf: installing what the tests need (400 MB, a minute or two)" >&2
	@$(BIN)/python -m pip install --quiet --group test --editable '.[evaluate,dask,parquet,zstandard,documents,mcp]'
	@touch $@
