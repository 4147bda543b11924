# make demo   the whole system on the bundled page, in this terminal
# make test   everything: ruff, mypy --strict, pytest (four processes: many tests wait for others)
# make kills  the promise, kept while the program and the database server are killed
# make bench  how right and how fast it is, beside others

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: demo test kills bench lock clean

demo: $(VENV)/run.done
	@$(RUN)/agreed demo

test: $(VENV)/test.done
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	$(RUN)/pytest --numprocesses 4 --dist loadfile

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# A path is read at once; the finder that stands for it otherwise costs each start of Python 20 ms.
AS_A_PATH := --config-settings editable_mode=compat

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(RUN)/pip install --quiet --require-hashes --requirement requirements/run.txt
	$(RUN)/pip install --quiet --no-deps --no-build-isolation $(AS_A_PATH) --editable .
	@$(RUN)/python -m compileall -q schedules calendars bot
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	$(RUN)/pip install --quiet --require-hashes --requirement requirements/test.txt
	@touch $@

# Takes about twenty minutes. The database server, one of its own, is killed too.
kills: $(VENV)/test.done
	$(RUN)/python -m tests.kills sqlite
	$(RUN)/python -m tests.kills sqlite --faulty 0.3
	$(RUN)/python -m tests.kills postgresql --server-kills 4
	$(RUN)/python -m tests.kills postgresql --server-kills 4 --faulty 0.3

# What docs/benchmarks.md shows. PHRASES names a folder of phrases with the answers that are right. The
# readers beside ours have requirements that exclude ours, so they live in an environment of their own.
PEERS := $(VENV)/peers
bench: $(VENV)/run.done $(PEERS)/done
	$(RUN)/python -m benchmarks.reading $(PEERS)/bin/python $(PHRASES)
	$(RUN)/python -m benchmarks.resolving
	$(RUN)/python -m tests.questions.score
	$(RUN)/python -m benchmarks.asking
	$(RUN)/python -m benchmarks.rendering
	$(RUN)/python -m benchmarks.feeds $(PEERS)/bin/python
	$(RUN)/python -m benchmarks.growth | $(PEERS)/bin/python benchmarks/plot.py docs/resolving.svg

$(PEERS)/done: requirements/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --require-hashes --requirement requirements/peers.txt
	@touch $@

# Needs uv; writes both locks anew from pyproject.toml.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet pyproject.toml
lock:
	$(LOCK) --extra build --output-file requirements/run.txt
	$(LOCK) --extra build --extra test --constraint requirements/run.txt --output-file requirements/test.txt
	uv pip compile --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--no-emit-find-links --quiet requirements/peers.in --output-file requirements/peers.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis
