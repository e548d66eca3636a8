#!/bin/sh
# Everything about the code that can be said without running it. All checks run; any that fails fails the whole.
set -u
BIN=${BIN:-.venv/bin}
failed=""

run() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed, $name"
}

run "lint" "$BIN/ruff" check .
run "format" "$BIN/ruff" format --check .
run "types" "$BIN/mypy" curriculum progress roadmap_site manage.py
run "templates" "$BIN/djlint" templates --lint --quiet
run "Dockerfile" "$BIN/hadolint" Dockerfile
run "dependencies" "$BIN/deptry" curriculum progress roadmap_site
run "vendored files" "$BIN/python" -m scripts.vendor --check
run "migrations" "$BIN/python" manage.py makemigrations --check --dry-run
run "production settings" env DEBUG=false ALLOWED_HOSTS=roadmap.example.org SITE_ORIGIN=https://roadmap.example.org \
    EMAIL_URL=smtp://localhost:25 \
    SECRET_KEY="$("$BIN/python" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    "$BIN/python" manage.py check --deploy --fail-level WARNING
run "content" "$BIN/python" manage.py check_content --strict

if [ -n "$failed" ]; then
    echo "FAILED: ${failed#, }"
    exit 1
fi
echo "All checks passed."
