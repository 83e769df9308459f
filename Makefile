# make film [DIGIT=7|test:1234|PICTURE] [QUALITY=l|m|h|p|k]    make draw    make test
# make bench    make imports    make gallery
#
# Each sets up what is missing first (tools/setup); a second call skips that.

QUALITY ?= m
export DIGIT QUALITY # handed over by the environment, so that any file name goes through

.PHONY: film draw test bench imports gallery words

film:
	@tools/setup film
	@.venv/bin/digitfilm render short $${DIGIT:+--digit "$$DIGIT"} --quality "$$QUALITY"

draw:
	@tools/setup draw
	@.venv/bin/digitfilm draw

test:
	@tools/setup test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	env -u DIGIT .venv/bin/pytest -n 2 --dist loadgroup

bench:
	@tools/setup test
	@.venv/bin/python tests/bench/bench.py

imports:
	@tools/setup test
	@PYTHONPATH=tests .venv/bin/python tests/bench/imports.py

gallery:
	@tools/setup test
	@.venv/bin/python tools/gallery.py

words:
	@tools/setup film
	@.venv/bin/python tools/catalogue.py
