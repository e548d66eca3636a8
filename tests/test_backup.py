"""Backups on the database in use: whole or not at all, the oldest go, and nothing is ever written over."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from curriculum.content.state import of_topics
from progress.models import Mark
from roadmap_site.backups.keep import BackupError, backup, engine, kept, restore
from tests.factories import create_topic

ROOT = Path(__file__).resolve().parent.parent
SAID = """
import json
from curriculum.content.state import of_topics
from progress.models import Mark
print(json.dumps([of_topics(), sorted(Mark.objects.values_list("topic__slug", "status"))], sort_keys=True))
"""

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def empty_place(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the environment of a site whose database holds nothing."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{tmp_path / 'restored.sqlite3'}"
    else:
        execute("DROP DATABASE IF EXISTS restored")
        execute("CREATE DATABASE restored")
        url = f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/restored"
    # Settings of the tests put SQLite elsewhere only for the tests' own database.
    yield os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    if connection.vendor != "sqlite":
        execute("DROP DATABASE restored")


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def manage(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_restored_database_says_what_the_old_one_said(tmp_path: Path, empty_place: dict[str, str]) -> None:
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    Client().post("/topics/vectors/status/", {"status": "done"})
    said: Any = json.loads(json.dumps([of_topics(), sorted(Mark.objects.values_list("topic__slug", "status"))]))
    path = backup(tmp_path, keep=1)

    restored = manage(empty_place, "restore", str(path))
    migrated = manage(empty_place, "migrate", "--check")
    again = manage(empty_place, "restore", str(path))

    assert (restored.returncode, restored.stderr, migrated.returncode) == (0, "", 0)
    assert json.loads(manage(empty_place, "shell", "--no-imports", "-c", SAID).stdout) == said
    assert (again.returncode, "Nothing was touched" in again.stderr) == (2, True)


def test_backup_is_its_owners_alone_and_has_the_moment_in_its_name(tmp_path: Path) -> None:
    create_topic("vectors")

    path = backup(tmp_path / "new", keep=3, now=NOW)

    assert path.name == f"roadmap-20260102T030405Z.{engine().ENDING}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_oldest_backups_go_and_nothing_else(tmp_path: Path) -> None:
    other = tmp_path / "roadmap-notes.txt"
    other.write_text("mine")

    made = [backup(tmp_path, keep=2, now=NOW + timedelta(days=day)) for day in range(4)]

    assert kept(tmp_path) == [made[3], made[2]]
    assert other.read_text() == "mine"


def test_damaged_backup_is_refused(tmp_path: Path) -> None:
    create_topic("vectors")
    path = backup(tmp_path, keep=1)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BackupError, match=r"not a database|damaged|pg_restore|no table"):
        restore(path)


def test_restore_refuses_a_place_that_holds_something(tmp_path: Path) -> None:
    create_topic("vectors")
    path = backup(tmp_path, keep=1)

    with pytest.raises(BackupError, match="Nothing was touched"):
        restore(path)

    with connection.cursor() as cursor:
        cursor.execute("SELECT slug FROM curriculum_topic")
        assert cursor.fetchall() == [("vectors",)]


def test_restore_refuses_what_is_no_backup(tmp_path: Path) -> None:
    for name in (f"text.{engine().ENDING}", "backup.zip"):
        (tmp_path / name).write_text("no database")
        with pytest.raises(BackupError):
            restore(tmp_path / name)
    with pytest.raises(BackupError, match="is not a file"):
        restore(tmp_path / "nothing")


def test_failed_backup_leaves_the_ones_before_and_says_why(tmp_path: Path) -> None:
    before = backup(tmp_path, keep=1, now=NOW)
    file = tmp_path / "file"
    file.write_text("no folder")

    with pytest.raises(SystemExit) as status:
        call_command("backup", str(file / "below"), stderr=(said := StringIO()))

    assert status.value.code == 2
    assert "could not be written" in said.getvalue()
    assert kept(tmp_path) == [before]


def test_backup_says_where_it_is(tmp_path: Path) -> None:
    call_command("backup", str(tmp_path), stdout=(said := StringIO()))

    assert said.getvalue().startswith(str(kept(tmp_path)[0]))
    assert said.getvalue().endswith("verified.\n")


@pytest.mark.parametrize("keep", [0, -1])
def test_backup_that_would_keep_nothing_is_not_made(tmp_path: Path, keep: int) -> None:
    with pytest.raises(SystemExit) as status:
        call_command("backup", str(tmp_path), keep=keep, stderr=StringIO())

    assert (status.value.code, list(tmp_path.iterdir())) == (2, [])
