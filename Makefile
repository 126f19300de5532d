# `make demo` and `make test` do all their own set-up; they need Python 3.11 or later and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test interop bench soak fuzz lint types layers unit artefact fmt docs clean

demo: $(READY)
	$(BIN)/python examples/demo.py

test: lint types layers unit artefact

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/mypy tests/typing examples benchmarks
	$(BIN)/python -m tests.typing.check_stubs

layers: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/pytest -q -n 2 --ignore=tests/e2e --ignore=tests/interop

# The Remote Script as it is installed, on the simulator, with src/ out of reach.
artefact: $(READY)
	$(BIN)/pytest -q tests/e2e

# Against programs of others, those that are installed: apt-get install liblo-tools
interop: $(READY)
	$(BIN)/pytest -q -m interop tests/interop

bench: $(READY)
	PYTHONPATH=examples $(BIN)/python -m benchmarks

# A long run: 32 clients that do anything. `make soak SECONDS=60` is a short one.
SECONDS ?= 600
soak: $(READY)
	$(BIN)/python -m benchmarks.soak $(SECONDS)

# Any bytes against everything that reads bytes; `pip install '.[fuzz]'` first lets atheris follow what they reach.
FUZZ_SECONDS ?= 60
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

fmt: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/events.py
	$(BIN)/python docs/fidelity.py
	$(BIN)/python docs/compatibility_report.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	touch $(READY)
