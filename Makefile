# make run: install what is needed and open the demo centre. make test: install what is needed and run every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# Debian and Ubuntu packages that Qt and the tests need, each with a file that tells whether it is there.
LIBRARIES := libegl1:libEGL.so.1 libgl1:libGL.so.1 libxkbcommon0:libxkbcommon.so.0 libdbus-1-3:libdbus-1.so.3 \
	libfontconfig1:libfontconfig.so.1 libxcb-cursor0:libxcb-cursor.so.0 libxkbcommon-x11-0:libxkbcommon-x11.so.0 \
	libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1 libxcb-image0:libxcb-image.so.0 \
	libxcb-render-util0:libxcb-render-util.so.0 libxcb-shape0:libxcb-shape.so.0

.PHONY: run test lint bench shots kill-trial certificate-trial power-trial planted-trial damage-trial catalogues clean

run: $(READY)
	@$(BIN)/paillote --demo

test: $(READY) tracer
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -q

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/bench --benchmark-only -q -p no:xdist

shots: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots

kill-trial: $(READY)
	$(BIN)/python -m tests.trials.kill

certificate-trial: $(READY)
	$(BIN)/python -m tests.trials.certificates

power-trial: $(READY) tracer
	$(BIN)/python -m tests.trials.power_cut

planted-trial: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/trials/test_planted.py -v -p no:xdist

damage-trial: $(READY)
	$(BIN)/python -m pytest -k "thousand and (damaged or tamperings)" tests/app -v -p no:xdist

catalogues: $(READY)
	$(BIN)/python -m tests.catalogues

clean:
	rm -rf $(VENV) build *.egg-info

$(READY): requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory system
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

# The power-cut trial records what the program writes.
.PHONY: tracer
tracer:
	@command -v strace >/dev/null && exit 0; \
	root=""; [ "$$(id -u)" = 0 ] || root="sudo -n"; \
	if command -v apt-get >/dev/null && $$root true 2>/dev/null; then \
		$$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq strace >/dev/null && exit 0; \
	fi; \
	echo "Without strace the power-cut trial is left out."

.PHONY: system
system:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Paillote needs Python 3.11 or newer."; exit 1; }
	@missing=""; \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || missing="python3-venv"; \
	known=$$(/sbin/ldconfig -p 2>/dev/null || true); \
	for pair in $(LIBRARIES); do \
		echo "$$known" | grep -q "$${pair#*:}" || missing="$$missing $${pair%%:*}"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	root=""; [ "$$(id -u)" = 0 ] || root="sudo -n"; \
	if command -v apt-get >/dev/null && $$root true 2>/dev/null; then \
		echo "Installing$$missing"; \
		$$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq $$missing >/dev/null && exit 0; \
	fi; \
	echo "This system lacks: $$missing. Install them with: sudo apt-get install $$missing"
