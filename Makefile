# Two verbs do everything: `make run` and `make test`. Each creates .venv when it is missing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SAMPLE ?= samples/jiashi-2022

.PHONY: run test lint golden bench clean

run: $(STAMP) ## score, monitor and write the Word explanation of the sample county
	$(BIN)/perfeval run $(SAMPLE) --out out

test: $(STAMP) lint ## every check
	$(BIN)/python -m pytest -n auto

lint: $(STAMP) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(STAMP) ## record the golden files anew; read the difference before you commit it
	PERFEVAL_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -n auto tests

bench: $(STAMP) ## side by side with other engines; prints ratios
	$(BIN)/python -m pip install -q -e ".[benchmarks]"
	$(BIN)/python benchmarks/run_all.py

clean: ## remove what the other verbs made
	rm -rf $(VENV) out build dist

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[dev]"
	touch $(STAMP)
