#!/bin/sh
# Resolve the dependencies for every platform and write them with hashes: what runs, what develops, what comes next.
set -eu
uv() { .venv/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-emit-index-url "$@"; }
lts=.venv/lts.txt
echo "django<5.3" > "$lts"
uv --python-version 3.11 --constraint "$lts" -o requirements.txt
uv --python-version 3.11 --constraint "$lts" --group dev -o requirements-dev.txt
uv --python-version 3.13 --group dev -o requirements-next.txt
rm "$lts"
