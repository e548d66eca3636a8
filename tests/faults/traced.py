"""A command of manage.py that says each statement before it is made, and waits before the one that is told."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

COMMAND = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection

stop, *command = sys.argv[1:]
number = 0

def told(sql):
    global number
    number += 1
    print(number, sql.split()[0], flush=True)
    if number == int(stop):
        sys.stdin.readline()

connection.ensure_connection()
connection.connection.set_trace_callback(told)
call_command(*command)
connection.connection.set_trace_callback(None)
print("end", flush=True)
"""


def environment(database: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "roadmap_site.settings"}


def migrate(database: Path) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment(database), check=True)


def python(database: Path, code: str, *arguments: object) -> subprocess.Popen:
    """Begin to run some code as the site on this database."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment(database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start(database: Path, *command: object, stop: int = 0) -> subprocess.Popen:
    return python(database, COMMAND, stop, *command)


@contextmanager
def running(database: Path, *command: object, stop: int = 0) -> Iterator[subprocess.Popen]:
    process = start(database, *command, stop=stop)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def run(database: Path, *command: object) -> tuple[int, str]:
    """Run to the end; return how many statements that took, and what was said."""
    with running(database, *command) as process:
        out, err = process.communicate(timeout=120)
    lines = out.splitlines()
    assert (process.returncode, lines[-1]) == (0, "end"), err
    return sum(line.split()[0].isdecimal() for line in lines), err


def wait_for(process: subprocess.Popen, words: str) -> None:
    """Read what a command says, up to the line that has these words."""
    for line in process.stdout or ():
        if words in f" {line.strip()} ":
            return
    pytest.fail(f"the command ended before '{words}': {process.stderr and process.stderr.read()}")


def dump(database: Path) -> list[str]:
    """Return all that is in a database, as SQL, after seeing that it is whole."""
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(opened.iterdump())


def timeless(lines: list[str]) -> list[str]:
    return [re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?'", "'then'", line) for line in lines]
