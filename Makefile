# People and the build server run the same targets. Everything needs only ./run.
SHELL := /bin/sh
BIN := .venv/bin
PYTHON := $(BIN)/python
INSTALLED := .venv/installed-requirements-dev.txt
export PYTHONPATH := .:site

.PHONY: bench bench-answering bench-disclosure bench-reading help run test lint format types directions templates django spelling unused checks ci lock picture screens reference

help: ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-16s %s\n' "$$name" "$$text"; done

run: ## Serve the site with demonstration content
	./run

test: ## Run all tests
	./run test

$(INSTALLED): requirements.txt requirements-dev.txt
	./run test --version
	touch $@

lint: $(INSTALLED) ## Check the style of the Python code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(INSTALLED) ## Put the Python code into its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

directions: $(INSTALLED) ## Check that imports only point down
	$(BIN)/lint-imports

templates: $(INSTALLED) ## Check the templates
	$(BIN)/djlint --lint --quiet templates

types: $(INSTALLED) ## Check the types
	$(BIN)/mypy .

spelling: $(INSTALLED) ## Find misspelt words
	$(BIN)/codespell

unused: $(INSTALLED) ## Find code that nothing uses
	$(BIN)/vulture

# SQLite rebuilds a table for each change, so the linter takes columns of old for new ones:
# tests/test_migrations.py asks about new ones instead. 0011 makes a constraint weaker. 0027 drops a
# table whose rows 0026 has moved; no release of this project has had it.
django: $(INSTALLED) ## Run Django's checks, also those for deployment, and look for missing migrations
	$(PYTHON) manage.py check --fail-level WARNING
	$(PYTHON) -m pytest -q tests/config/test_settings.py -k deployment
	$(PYTHON) manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTHON) manage.py lintmigrations --quiet ignore ok --ignore-initial-migrations --ignore-name 0011_times_do_not_overlap 0027_counts_are_in_released_tables --exclude-migration-tests NOT_NULL --include-apps home changeprojects surveys syndication

checks: lint directions templates types spelling unused django ## Run every check that is not a test

ci: checks test ## Run all checks, then all tests

lock: ## Pin what requirements*.in ask for, with hashes
	for name in requirements requirements-dev requirements-installer; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --custom-compile-command "make lock" $$name.in -o $$name.txt; \
	done

picture: $(INSTALLED) ## Draw which package imports which
	$(PYTHON) docs/draw_imports.py

screens: $(INSTALLED) ## Take the pictures of the screens
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTHON) docs/draw_screens.py

reference: $(INSTALLED) ## Write the reference page of the settings
	$(PYTHON) docs/write_settings.py

bench: $(INSTALLED) ## Measure beside Wagtail's own API (needs wrk, and DATABASE_URL of an empty PostgreSQL)
	$(PYTHON) -m benchmarks

bench-answering: $(INSTALLED) ## Measure answering beside a stock wizard (DATABASE_URL of an empty database)
	$(PYTHON) -m benchmarks.answering

bench-disclosure: $(INSTALLED) ## Measure how long tables take to be made safe
	$(PYTHON) -m benchmarks.disclosure

bench-reading: $(INSTALLED) ## Measure reading among a million answers (DATABASE_URL of an empty database)
	$(PYTHON) -m benchmarks.reading
