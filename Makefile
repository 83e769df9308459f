# make film [DIGIT=7|test:1234|PICTURE] [QUALITY=l|m|h|p|k] [VOICE=1]    make draw
# make check (before a commit; a minute)    make test (all tests)    make docs (the site, from docs/)
# make words    make durations    make schema    make gallery (update files that are generated from the code)
# make house (measure how readable the code is)    make bench (speed)    make imports (accuracy on other pictures)
# make soak (try to break it, for twenty minutes)
#
# Each command first installs whatever is missing (tools/setup); after that, it starts right away.

QUALITY ?= m
export DIGIT QUALITY # passed through the environment, so that any file name works

# Tests that play no chapter, read no pictures and start no other program
QUICK := tests/test_architecture.py tests/test_docs.py tests/scenes/test_fields.py \
	tests/scenes/test_neuron_figures.py tests/scenes/test_language.py::test_the_template_holds_just_the_words_of_the_source \
	tests/scenes/test_language.py::test_a_catalogue_holds_just_the_words_of_the_source \
	$(addprefix tests/network/test_,$(addsuffix .py,\
	baselines edge_detector interpretation model neighbours other_frameworks parameters strokes))

# Two processes of pytest have a core each; threads of theirs would only wait for each other
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

.PHONY: film draw check test docs words durations schema gallery house bench imports soak

film:
	@tools/setup $(if $(VOICE),voice,film)
	@.venv/bin/digitfilm render short $${DIGIT:+--digit "$$DIGIT"} --quality "$$QUALITY" $(if $(VOICE),--voice)

draw:
	@tools/setup draw
	@.venv/bin/digitfilm draw

check:
	@tools/setup test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	env -u DIGIT $(ONE_THREAD) .venv/bin/pytest -q -n 2 --dist loadgroup -k "not plain_manim" $(QUICK)

test:
	@tools/setup test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	env -u DIGIT $(ONE_THREAD) .venv/bin/pytest -n 2 --dist loadgroup

docs:
	@tools/setup docs
	.venv/bin/sphinx-build --quiet --fail-on-warning --keep-going --jobs auto docs docs/_site
	@echo docs/_site/index.html

words:
	@tools/setup film
	@.venv/bin/python tools/catalogue.py
	@.venv/bin/python tools/figures.py --page

durations:
	@tools/setup film
	@.venv/bin/python tools/durations.py

schema:
	@tools/setup film
	@.venv/bin/python tools/schema.py

gallery:
	@tools/setup film
	@.venv/bin/python tools/gallery.py
	@.venv/bin/python tools/figures.py

house:
	@tools/setup film
	@.venv/bin/python tools/measure_house.py

bench:
	@tools/setup test
	@.venv/bin/python tests/bench/bench.py

imports:
	@tools/setup test
	@PYTHONPATH=.:tests .venv/bin/python tests/bench/imports.py

soak:
	@tools/setup test
	@PYTHONPATH=.:tests $(ONE_THREAD) .venv/bin/python -m soak
