"""Backups of SQLite: a consistent copy, made while the site goes on (sqlite.org/lang_vacuum.html#vacuuminto)."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import DatabaseError, connection

from .usable import UnusableError, see_that_it_is_ours

ENDING = "sqlite3"


def write(path: Path) -> None:
    """Copy the database as it is at one moment; readers and writers wait for nothing."""
    path.unlink(missing_ok=True)
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    except DatabaseError as error:
        raise UnusableError(f"The database could not be copied: {error}.") from error


def verify(path: Path) -> None:
    """Read all of a backup. Raises UnusableError."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            said = [row[0] for row in copy.execute("PRAGMA integrity_check")]
            broken = copy.execute("PRAGMA foreign_key_check").fetchall()
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise UnusableError(f"{path} is not a database: {error}.") from error
    if said != ["ok"]:
        raise UnusableError(f"{path} is damaged: {said[0]}.")
    if broken:
        raise UnusableError(f"{path} has rows that refer to nothing, the first in {broken[0][0]}.")
    see_that_it_is_ours(path, tables)


def holds() -> str:
    """Say what stands where a backup is to be brought back, or nothing."""
    place = _place()
    there = [each for each in (place, *_beside(place)) if each.exists()]
    return f"{there[0]} is already there." if there else ""


def bring_back(path: Path) -> None:
    """Copy a backup to where the database is to be: beside it first, then in its place, which is still free."""
    place = _place()
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        shutil.copyfile(path, beside)
        with beside.open("rb+") as copy:
            os.fsync(copy.fileno())
        os.link(beside, place)  # unlike a move, it fails where somebody has made a database meanwhile
    except OSError as error:
        raise UnusableError(f"{place} could not be written: {error}.") from error
    finally:
        beside.unlink(missing_ok=True)


def _place() -> Path:
    return Path(connection.settings_dict["NAME"])


def _beside(place: Path) -> list[Path]:
    return [place.with_name(place.name + ending) for ending in ("-wal", "-shm", "-journal")]
