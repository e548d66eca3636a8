"""Backups of PostgreSQL, by its own programs (postgresql.org/docs/current/app-pgdump.html)."""

import os
import re
import subprocess
from pathlib import Path

from django.db import connection

from .usable import UnusableError, see_that_it_is_ours

ENDING = "dump"


def write(path: Path) -> None:
    """Write the database as it is at one moment; readers and writers wait for nothing."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}", *_database())


def verify(path: Path) -> None:
    """Read all of a backup: its contents, and every row of it. Raises UnusableError."""
    see_that_it_is_ours(path, re.findall(r"TABLE DATA public (\S+) ", _run("pg_restore", "--list", str(path))))
    _run("pg_restore", f"--file={os.devnull}", str(path))


def holds() -> str:
    """Say what stands where a backup is to be brought back, or nothing."""
    tables = sorted(connection.introspection.table_names())
    return f"The database {_name()} has {len(tables)} tables, such as {tables[0]}." if tables else ""


def bring_back(path: Path) -> None:
    """Bring back all of a backup in one transaction, or nothing of it."""
    words = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    _run("pg_restore", *words, *_database(), str(path))


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _database() -> list[str]:
    known = connection.settings_dict
    words = {"--host": known["HOST"], "--port": known["PORT"], "--username": known["USER"], "--dbname": known["NAME"]}
    return [f"{word}={value}" for word, value in words.items() if value]


def _run(program: str, *words: str) -> str:
    env = {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"])}
    try:
        done = subprocess.run(  # noqa: S603 (words of our own, no shell)
            [program, *words], env=env, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise UnusableError(f"{program} is not installed; it comes with PostgreSQL's client.") from error
    if done.returncode:
        raise UnusableError(f"{program}: {done.stderr.strip() or done.returncode}")
    return done.stdout
