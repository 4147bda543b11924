# make demo   the whole system on the bundled page, in this terminal
# make test   everything: ruff, mypy --strict, pytest

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: demo test lock clean

demo: $(VENV)/run.done
	@$(RUN)/agreed demo

test: $(VENV)/test.done
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	$(RUN)/pytest

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(RUN)/pip install --quiet --require-hashes --requirement requirements/run.txt
	$(RUN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@$(RUN)/python -m compileall -q schedules calendars bot
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	$(RUN)/pip install --quiet --require-hashes --requirement requirements/test.txt
	@touch $@

# Needs uv; writes both locks anew from pyproject.toml.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet pyproject.toml
lock:
	$(LOCK) --extra build --output-file requirements/run.txt
	$(LOCK) --extra build --extra test --constraint requirements/run.txt --output-file requirements/test.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis
