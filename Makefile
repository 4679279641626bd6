# Two commands set up everything on a machine with Python 3.11+, make and git: `make start` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: start test check format smart-score smart-fit pages bench wheel clean

start: $(INSTALLED) ## environment, install, and the main job: pop init
	@sh .ci/start $(BIN)/pop

# The suite starts popcli a thousand times: compiled files are kept, whatever the machine says elsewhere.
test: $(INSTALLED) ## environment and the whole suite
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest

check: $(INSTALLED) ## linters, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED) ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

smart-score: $(INSTALLED) ## how well the SMART coach judges
	@$(BIN)/python tools/smart_score.py

smart-fit: $(INSTALLED) ## compute its weights from annotated goals
	$(BIN)/python tools/smart_fit.py

pages: $(INSTALLED) ## write the pages that are made from code and data
	$(BIN)/python tools/pages.py

bench: $(INSTALLED) ## measure side by side with other programs; options as in: make bench BENCH='--runs 3 --sizes 10,1000'
	$(BIN)/python benchmarks/run.py $(BENCH)

wheel: $(INSTALLED) ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

clean: ## remove what was made
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "popcli needs Python 3.11 or newer; try: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(INSTALLED)
