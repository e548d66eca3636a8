"""An import that is killed leaves the database as it was, or with the whole roadmap; never with a part of it."""

import shutil
import subprocess
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

import pytest

from curriculum.incoming.pack import pack

from .test_killed_load import write_content
from .traced import dump, migrate, run, running, timeless, wait_for

pytestmark = pytest.mark.slow

MOMENTS = 12
SECONDS_AFTER_COMMIT = [0, 0.0005, 0.002, 0.004, 0.008, 0.015]


class Place(NamedTuple):
    """A database, a packed roadmap, what dumps say without and with it, and how many statements an import takes."""

    database: Path
    packed: Path
    old: list[str]
    new: list[str]
    statements: int


def importing(database: Path, packed: Path, *, stop: int = 0) -> AbstractContextManager[subprocess.Popen]:
    return running(database, "import_roadmap", packed, stop=stop)


def bring_in(database: Path, packed: Path) -> int:
    """Import to the end, and return how many statements that took."""
    statements, _ = run(database, "import_roadmap", packed)
    return statements


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Place:
    root = tmp_path_factory.mktemp("killed")
    write_content(root, "sailing", slugs=[f"t-{number}" for number in range(30)])
    home = root / "deep-learning"
    texts = {str(path.relative_to(home)): path.read_text() for path in home.rglob("*") if path.is_file()}
    packed = root / "sailing.zip"
    packed.write_bytes(pack(texts, top="sailing"))
    database = root / "old.sqlite3"
    migrate(database)
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
