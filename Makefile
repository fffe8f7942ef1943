# Everything is in tools/bootstrap.py, which also runs without make: python3 tools/bootstrap.py help
PY ?= python3

.DEFAULT_GOAL := help
.PHONY: setup run demo test bench check check-pdf check-trust lock clean help
setup: ; @$(PY) tools/bootstrap.py setup
run: ; @$(PY) tools/bootstrap.py run $(ARGS)
demo: ; @$(PY) tools/bootstrap.py demo $(ARGS)
test: ; @$(PY) tools/bootstrap.py test $(ARGS)
bench: ; @$(PY) tools/bootstrap.py bench $(ARGS)
check: ; @$(PY) tools/bootstrap.py check
check-pdf: ; @$(PY) tools/bootstrap.py check-pdf $(ARGS)
check-trust: ; @$(PY) tools/bootstrap.py check-trust $(ARGS)
lock: ; @$(PY) tools/bootstrap.py lock $(ARGS)
clean: ; @$(PY) tools/bootstrap.py clean $(ARGS)
help: ; @$(PY) tools/bootstrap.py help
