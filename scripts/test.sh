#!/bin/bash
# All tests. What they need and the machine does not have is installed, where that can be done; where it cannot, the
# tests that did not run are named at the end, and under CI=true that is a failure.
set -uo pipefail
BIN=${BIN:-.venv/bin}
missing=()
failed=()
# Each process of each run below would compile all tests anew, which takes as long as many of them do.
unset PYTHONDONTWRITEBYTECODE

install() { # install COMMAND-OR-GLOB PACKAGE: with Debian's packages, as root
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
    echo "Installing $1 (Debian's package)"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1"; } >/dev/null 2>&1
}

pytest() { # pytest NAME ARGUMENTS...: on as many cores as there are, though not on more than four
    local name=$1
    shift
    printf '\n== %s\n' "$name"
    "$BIN/python" -m pytest -q -p no:cacheprovider -n auto --maxprocesses 4 "$@" || failed+=("$name")
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
[ -n "$(postgres_bin)" ] && [ -x "$(postgres_bin)/initdb" ] || install postgresql
command -v chromium >/dev/null || install chromium
# Tests of a cache server that goes away, and of the documented proxy, start their own.
command -v nginx >/dev/null || install nginx || missing+=("tests of the proxy: no nginx here; apt-get install nginx")
command -v valkey-server >/dev/null || command -v redis-server >/dev/null || install redis-server ||
    missing+=("tests of a cache server: none here; apt-get install redis-server")

# Not in one: a database that was migrated back and forward has free pages, which the test of a full one would find.
pytest "fast tests, SQLite"
pytest "slow tests: killed processes, endless input" -m "slow and not browser"

if [ -x "$(postgres_bin)/initdb" ]; then
    place=$(mktemp -d)
    port=$("$BIN/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as=()
    if [ "$(id -u)" = 0 ]; then chown postgres "$place" && as=(runuser -u postgres --); fi
    if "${as[@]}" "$(postgres_bin)/initdb" -D "$place/data" -U postgres -A trust -E UTF8 >/dev/null &&
        "${as[@]}" "$(postgres_bin)/pg_ctl" -D "$place/data" -w -l "$place/log" \
            -o "-c listen_addresses=127.0.0.1 -p $port -k $place -c fsync=off" start >/dev/null; then
        trap '"${as[@]}" "$(postgres_bin)/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1; rm -rf "$place"' EXIT
        DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" pytest "fast tests, PostgreSQL"
    else
        failed+=("PostgreSQL did not start")
        cat "$place/log" 2>/dev/null
    fi
else
    missing+=("fast tests, PostgreSQL: no server here; apt-get install postgresql")
fi

if command -v chromium >/dev/null; then
    pytest "browser tests" tests/browser -m browser --dist worksteal
else
    missing+=("browser tests: no Chromium here; apt-get install chromium")
fi

echo
for name in "${missing[@]}"; do echo "DID NOT RUN: $name"; done
for name in "${failed[@]}"; do echo "FAILED: $name"; done
[ ${#failed[@]} = 0 ] || exit 1
[ ${#missing[@]} = 0 ] || [ "${CI:-}" != true ] || exit 1
[ ${#missing[@]} = 0 ] && echo "All tests passed."
exit 0
