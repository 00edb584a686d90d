# The verbs of the workshop. Each sets up what it needs: a fresh machine has only Python 3.11 or later.
PYTHON ?= python3
BENCH ?= ../shared/bench/dev
TAXONOMY ?= ../shared/taxonomy
BIN := .venv/bin
READY := .venv/.ready

.PHONY: serve demo test check fix golden bench bench-serve fuzz train taxonomy lock clean

serve: $(READY)  ## answer HTTP on ports 8000 and up
	$(BIN)/vitascope serve

demo: $(READY)  ## parse the sample résumé that ships with the project
	$(BIN)/python scripts/demo.py

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check src tests training scripts
	$(BIN)/ruff check src tests training scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY)
	$(BIN)/ruff check --fix src tests training scripts
	$(BIN)/ruff format src tests training scripts

golden: $(READY)  ## rewrite the expected records and print the change field by field
	$(BIN)/python scripts/golden.py

bench: $(READY)  ## quality by field, format and language, and speed; BENCH=path of the benchmark
	$(BIN)/python scripts/bench.py $(BENCH)

bench-serve: $(READY)  ## what a server takes and holds on this machine, asked from another process
	$(BIN)/python scripts/bench_serve.py

fuzz: $(READY)  ## 10,000 mutated files over all formats
	$(BIN)/python scripts/fuzz.py --files 10000

train: $(READY)  ## train the line and piece models anew
	$(BIN)/python -m training.train --dev $(BENCH)

taxonomy: $(READY)  ## build the packed taxonomy from the reference data
	$(BIN)/python scripts/build_taxonomy.py $(TAXONOMY)

lock:
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --no-strip-extras -o requirements/runtime.txt requirements/runtime.in
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --no-strip-extras -o requirements/development.txt requirements/development.in

clean:
	rm -rf .venv build dist

$(READY): requirements/runtime.txt requirements/development.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/runtime.txt -r requirements/development.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
