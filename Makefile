# make run: the page.  make test: every test.  Needs Python 3.11 to 3.14, or uv.

IN_VENV = .venv/bin/python
WORKERS = 2
PRICES = decision/market/sample/prices.parquet
INDEX = $(PRICES)
unexport PYTHONHOME PYTHONPATH

.PHONY: help run test lint bench calibrate reasons screenshots page-installed tests-installed

help:
	@echo "make run          start the page on a free port (PORT=8600 asks for one)"
	@echo "make test         run every test, in a browser too (ARGS='-k swap' for some)"
	@echo "make lint         ruff and mypy"
	@echo "make bench        how long a decision and the page take, as ratios"
	@echo "make calibrate    how honest the futures are, on the sample (PRICES= INDEX= ARGS=--halves)"
	@echo "make reasons      how well written reasons are read, per bias (ARGS=--wrong)"
	@echo "make screenshots  draw docs/pictures anew"

run: page-installed
	@$(IN_VENV) tools/run.py

test: tests-installed
	@$(IN_VENV) -m tests.browser.find_chromium --install
	@$(IN_VENV) -m pytest -n $(WORKERS) --dist loadgroup -rs $(ARGS)

lint: tests-installed
	$(IN_VENV) -m ruff check
	$(IN_VENV) -m ruff format --check
	$(IN_VENV) -m mypy

bench: tests-installed
	@$(IN_VENV) -m bench.speed
	@$(IN_VENV) -m tests.browser.find_chromium --install
	@$(IN_VENV) -m bench.page

calibrate: tests-installed
	@$(IN_VENV) -m bench.calibrate $(PRICES) $(INDEX) $(ARGS)

reasons: tests-installed
	@$(IN_VENV) -m bench.reasons $(ARGS)

screenshots: tests-installed
	@$(IN_VENV) -m tests.browser.find_chromium --install
	@$(IN_VENV) -m bench.screenshots

page-installed:
	@tools/install requirements.txt

tests-installed:
	@tools/install requirements-dev.txt
