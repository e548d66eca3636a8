"""What makes a file a backup of this site, whatever database wrote it."""

from collections.abc import Collection
from pathlib import Path

# Without these it holds no database of this site.
NEEDED = ("curriculum_topic", "django_migrations", "progress_mark")


class UnusableError(Exception):
    """A backup that cannot be made, read or brought back; it says why."""


def see_that_it_is_ours(path: Path, tables: Collection[str]) -> None:
    """Raise UnusableError where a backup lacks a table that each database of this site has."""
    for table in NEEDED:
        if table not in tables:
            raise UnusableError(f"{path} is no database of this site: it has no table {table}.")
