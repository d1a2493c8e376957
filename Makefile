# make demo   everything from nothing: environment, database, a living newsroom on :8000 (PORT=…)
# make test   everything from nothing: checks and the whole suite, on SQLite, PostgreSQL, in a browser
# make bench  how fast the readers' pages are with 1,000 and with 100,000 stories (N="1000 1000000");
#             make bench-desk: those of the desk

PORT ?= 8000
WORKERS ?= 2
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
RUN := .venv/bin/python
PYTEST := $(RUN) -m pytest -q -n $(WORKERS)
# No database in them, or the same of either: once is enough.
PURE := tests/articles/wire tests/articles/pictures $(addprefix tests/reader/test_,look.py \
	compression.py bytes.py) $(addprefix tests/desk/test_,untranslated.py scripts.py colours.py)
DEMO := DEMO=1 TIME_ZONE=$(or $(TIME_ZONE),Europe/Vilnius)
GRANIAN := .venv/bin/granian --interface wsgi --workers 2 --blocking-threads 4 --backpressure 64

.PHONY: demo run test check test-sqlite test-postgres test-browser axe interleavings html lighthouse guide messages bench-data bench bench-desk clean

demo: .venv/made
	$(DEMO) $(RUN) manage.py migrate --verbosity 0
	$(DEMO) $(RUN) manage.py demo --port $(PORT)
	@$(DEMO) PORT=$(PORT) $(RUN) manage.py db_worker --verbosity 0 & worker=$$!; \
	trap "kill $$worker 2>/dev/null" EXIT; trap "exit 0" INT TERM; \
	$(DEMO) $(GRANIAN) --host 127.0.0.1 --port $(PORT) newsroom.wsgi:application

run: .venv/made
	$(RUN) manage.py migrate --verbosity 0
	$(RUN) manage.py runserver $(PORT)

test: check test-sqlite test-postgres test-browser

check: .venv/made
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	.venv/bin/djade --check --target-version 6.1 $$(git ls-files 'templates/*.html')
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) manage.py check --fail-level WARNING
	$(RUN) -m mypy

test-sqlite: .venv/made
	$(PYTEST) -m "not postgres and not browser"

# 77: there is no PostgreSQL server here. REQUIRE_ALL=1 (continuous integration) makes that a failure.
test-postgres: .venv/made
	$(RUN) tests/with_postgres.py $(PYTEST) -m "not browser" $(PURE:%=--ignore=%) || [ $$? -eq 77 -a -z "$(REQUIRE_ALL)" ]

test-browser: .venv/made
	$(PYTEST) --dist loadfile -m browser

# Every page in every width, light and size of letters; `make test` looks at two of them.
axe: .venv/made
	EVERY_LOOK=1 $(RUN) -m pytest -q -m browser -k "axe or walked or narrowest or tab_key"

# A thousand stories that two or three write at once, in whatever order; `make test` plays some.
interleavings: .venv/made
	INTERLEAVINGS=1000 $(RUN) tests/with_postgres.py $(PYTEST) tests/desk/test_interleaving.py

# The strings of the desk and the site into newsroom/locale, and what was translated there into
# what Django reads (needs Debian's gettext; the outcome is committed, so that nobody else does).
messages: .venv/made
	$(RUN) manage.py makemessages --locale uk --no-location --no-obsolete --ignore .venv --ignore var --ignore tests
	$(RUN) manage.py compilemessages --locale uk --ignore .venv

# A newsroom of N stories in a database of its own: SQLite under var/bench-N, or DATABASE_URL.
bench-data: N = 1000
bench-data: export VAR_DIR ?= var/bench-$(N)
bench-data: .venv/made
	$(RUN) manage.py migrate --verbosity 0
	NO_DEBUG=1 $(RUN) manage.py bench_data $(N)

# How fast the pages of the readers, or of the desk, are with N stories, for each N; the archives
# stay for the next time.
bench: N = 1000 100000
bench-desk: N = 100 100000
bench bench-desk: BENCH = newsroom.$(subst -,.,$@)
bench bench-desk: .venv/made
	env -u DATABASE_URL $(RUN) -m $(BENCH) $(N)
	$(if $(DATABASE_URL),,$(RUN) tests/with_postgres.py) $(RUN) -m $(BENCH) $(N) || [ $$? -eq 77 ]

# Every page by the Nu checker, and five times by Lighthouse as on a phone: a matter of minutes.
html lighthouse: .venv/made tests/browser/node_modules/made
	$(RUN) -m tests.browser.$@

# The screenshots of docs/desk.md anew, from the demo.
guide: .venv/made
	$(RUN) -m tests.browser.guide

clean:
	rm -rf .venv .uv var tests/browser/node_modules .mypy_cache .ruff_cache .hypothesis

.venv/made: pyproject.toml uv.lock | $(UV)
	$(UV) sync --frozen --quiet
	touch $@

tests/browser/node_modules/made: tests/browser/package-lock.json
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
	touch $@

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv
