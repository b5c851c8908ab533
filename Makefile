# make setup · make run · make test: each does all it needs from nothing.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] < (3,14))' 2>/dev/null \
  && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export REGISTRY_CORPUS ?= ../shared/corpus

.PHONY: setup run test check lint types demo bench packages-run packages-test clean

setup: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: apt-get install python3 python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -r requirements.txt -r requirements-dev.txt
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

# Debian packages: installed when root, otherwise the one command is named.
packages-run:
	@sh tools/packages.sh soffice:libreoffice-writer-nogui

packages-test:
	@sh tools/packages.sh soffice:libreoffice-writer-nogui,libreoffice-calc-nogui \
	  chromium:chromium chromedriver:chromium-driver fc-list:fontconfig mvn:maven java:default-jre-headless \
	  /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk \
	  /usr/lib/postgresql:postgresql

demo: setup
	$(BIN)/registry ingest data/demo

run: setup demo
	$(BIN)/registry serve

test: setup packages-test
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: lint types

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

clean:
	rm -rf $(VENV) var build dist *.egg-info
