"""An import that is killed leaves the database as it was, or with the whole roadmap; never with a part of it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings

from curriculum.incoming.pack import pack
from tests.faults.test_killed_load import dump, timeless, wait_for, write_content

pytestmark = pytest.mark.slow

MOMENTS = 12
SECONDS_AFTER_COMMIT = [0, 0.0005, 0.002, 0.004, 0.008, 0.015]
# The command itself, which says which statement it is about to make, and waits before the one that is named.
IMPORT = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection

path, stop = sys.argv[1], int(sys.argv[2])
number = 0

def told(sql):
    global number
    number += 1
    print(number, sql.split()[0], flush=True)
    if number == stop:
        sys.stdin.readline()

connection.ensure_connection()
connection.connection.set_trace_callback(told)
call_command("import_roadmap", path)
connection.connection.set_trace_callback(None)
print("end", flush=True)
"""


class Place(NamedTuple):
    """A database, a packed roadmap, what dumps say without and with it, and how many statements an import takes."""

    database: Path
    packed: Path
    old: list[str]
    new: list[str]
    statements: int


@contextmanager
def importing(database: Path, packed: Path, *, stop: int = 0) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(packed), str(stop)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "roadmap_site.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def bring_in(database: Path, packed: Path) -> int:
    """Import to the end, and return how many statements that took."""
    with importing(database, packed) as process:
        out, err = process.communicate(timeout=120)
    lines = out.splitlines()
    assert (process.returncode, lines[-1]) == (0, "end"), err
    return sum(line.split()[0].isdecimal() for line in lines)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Place:
    root = tmp_path_factory.mktemp("killed")
    write_content(root, "sailing", slugs=[f"t-{number}" for number in range(30)])
    home = root / "deep-learning"
    texts = {str(path.relative_to(home)): path.read_text() for path in home.rglob("*") if path.is_file()}
    packed = root / "sailing.zip"
    packed.write_bytes(pack(texts, top="sailing"))
    database = root / "old.sqlite3"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "roadmap_site.settings"},
        check=True,
    )
    old = dump(database)
    shutil.copy(database, root / "new.sqlite3")
    statements = bring_in(root / "new.sqlite3", packed)
    return Place(database, packed, old, timeless(dump(root / "new.sqlite3")), statements)


def left(place: Place, database: Path) -> str:
    """Say what a killed import has left, after seeing that where it left nothing a new one brings all."""
    found = dump(database)
    if timeless(found) == place.new:
        return "new"
    assert found == place.old
    bring_in(database, place.packed)
    assert timeless(dump(database)) == place.new
    return "old"


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_import_killed_before_its_end_leaves_nothing(tmp_path: Path, place: Place, moment: int) -> None:
    database = Path(shutil.copy(place.database, tmp_path / "db.sqlite3"))
    stop = 1 + moment * (place.statements - 1) // (MOMENTS - 1)

    with importing(database, place.packed, stop=stop) as process:
        wait_for(process, f" {stop} ")
        process.kill()
        process.wait()

    assert process.returncode == -9
    assert left(place, database) == "old"


@pytest.mark.parametrize("seconds", SECONDS_AFTER_COMMIT)
def test_import_killed_while_it_ends_leaves_nothing_or_all(tmp_path: Path, place: Place, seconds: float) -> None:
    database = Path(shutil.copy(place.database, tmp_path / "db.sqlite3"))

    with importing(database, place.packed) as process:
        wait_for(process, " COMMIT ")
        time.sleep(seconds)
        process.kill()
        process.wait()

    assert left(place, database) in ("old", "new")
