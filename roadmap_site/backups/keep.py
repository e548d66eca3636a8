"""A folder of backups: each made beside, verified, then put in its place; the oldest go."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from . import postgres, sqlite
from .usable import UnusableError

_NAME = re.compile(r"roadmap-\d{8}T\d{6}Z\.(?:sqlite3|dump)")


class BackupError(Exception):
    """A backup could not be made or used; nothing that was there has changed."""


def engine() -> Any:
    """Return what makes and brings back backups of the database in use."""
    return sqlite if connection.vendor == "sqlite" else postgres


def backup(folder: Path, *, keep: int, now: datetime | None = None) -> Path:
    """Write a verified backup into a folder and return its path; keep so many of the newest, and nothing else goes.

    Whoever may read the folder can read what learners wrote: the file is its owner's alone. Raises BackupError.
    """
    used = engine()
    path = folder / f"roadmap-{now or datetime.now(UTC):%Y%m%dT%H%M%SZ}.{used.ENDING}"
    beside = folder / f".{path.name}.{os.getpid()}"
    old = os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _said(used.write, beside)
        _said(used.verify, beside)
        _settle(beside, path)
    except OSError as error:
        raise BackupError(f"{path} could not be written: {error}.") from error
    finally:
        os.umask(old)
        with suppress(OSError):
            beside.unlink()
    for stale in kept(folder)[keep:]:
        stale.unlink()
    return path


def kept(folder: Path) -> list[Path]:
    """Return the backups in a folder, the newest first."""
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)


def restore(path: Path) -> None:
    """Bring a backup back into the database that DATABASE_URL names, which must hold nothing. Raises BackupError."""
    used = engine()
    if not path.is_file():
        raise BackupError(f"{path} is not a file.")
    if path.suffix != f".{used.ENDING}":
        raise BackupError(f"{path} is a backup of another database than DATABASE_URL names.")
    _said(used.verify, path)
    if found := used.holds():
        raise BackupError(f"{found} Nothing was touched: a backup is brought back into an empty place alone.")
    _said(used.bring_back, path)


def _said(step: Callable[[Path], None], path: Path) -> None:
    try:
        step(path)
    except (UnusableError, OSError) as error:
        raise BackupError(str(error)) from error


def _settle(beside: Path, path: Path) -> None:
    """Put a file in its place, so that it is there after a loss of power too, whole or not at all."""
    _sync(beside)
    beside.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
