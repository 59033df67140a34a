# Every target does its own set-up. `make help` lists them.

BIN := .venv/bin
PYTHON_FILES := editor tests bench packaging
TESTS ?= tests
# A file of tests stays in one process; more than four of them cost more memory than they save time.
WORKERS ?= auto --maxprocesses 4 --dist loadfile
# Asked for together, so that whoever may not install anything is told all of it at once.
NEEDED := window $(if $(wildcard $(BIN)/python),,python)

# Tests and benchmarks run as root in containers, where the web engine's sandbox cannot start;
# the program itself never turns it off.
AS_ROOT := $(if $(filter 0,$(shell id -u)),QTWEBENGINE_DISABLE_SANDBOX=1)
HAS_DISPLAY := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter-out Linux,$(shell uname -s)))
ON_SCREEN := $(if $(HAS_DISPLAY),,xvfb-run -a -s "-screen 0 1920x1200x24")

.PHONY: help run test torture check format bench shots package lock translations clean display window screen freeze may-lack-screen
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: display window .venv/ready ## open the window
	@$(BIN)/nutgraf $(ARGS)

test: may-lack-screen .venv/ready ## run the tests (TESTS=tests/model for a part of them, WORKERS=0 in one process)
	@QT_QPA_PLATFORM=offscreen $(AS_ROOT) $(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

torture: may-lack-screen .venv/ready ## every fault in full (ARGS="--only kills --rounds 500")
	@QT_QPA_PLATFORM=offscreen $(AS_ROOT) $(BIN)/python -m tests.crash $(ARGS)

check: window .venv/ready ## format, lint, types, import contracts
	$(BIN)/ruff format --check $(PYTHON_FILES)
	$(BIN)/ruff check $(PYTHON_FILES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/ready ## put the code into its format
	$(BIN)/ruff check --fix $(PYTHON_FILES)
	$(BIN)/ruff format $(PYTHON_FILES)

bench: screen .venv/ready ## measure against the budgets (bench/README.md)
	$(AS_ROOT) $(ON_SCREEN) $(BIN)/python bench/run.py $(ARGS)

shots: screen .venv/ready ## screenshots of the real window into docs/screenshots
	$(AS_ROOT) $(ON_SCREEN) $(BIN)/python bench/shots.py $(ARGS)

package: freeze .venv/ready ## the program in one folder, dist/nutgraf, and its self-test
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/nutgraf.spec
	$(BIN)/python packaging/selftest.py dist/nutgraf

translations: .venv/ready ## bring the catalogues of the interface's languages up to the code
	@$(BIN)/python packaging/translations.py

lock: ## choose the versions of packaging/*.lock anew
	@packaging/lock

clean: ## remove all that was made here, the virtual environment too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find editor tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

display:
	@$(if $(HAS_DISPLAY),:,echo "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start this in a desktop session, or on a virtual screen: xvfb-run -a make run" >&2; exit 1)

window:
	@packaging/setup-system $(NEEDED)
	@packaging/setup-system spelling || \
		echo "Going on: without them, spelling is checked in American English only." >&2

screen:
	@packaging/setup-system $(NEEDED) screen

freeze:
	@packaging/setup-system $(NEEDED) freeze

may-lack-screen:
	@packaging/setup-system $(NEEDED) screen || { packaging/setup-system $(NEEDED) 2>/dev/null && \
		echo "Going on: without them, the tests in a real window are left out." >&2; }

.venv/ready: packaging/requirements-dev.lock packaging/setup-python pyproject.toml
	@packaging/setup-python
