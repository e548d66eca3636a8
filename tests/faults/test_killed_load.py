"""A load that is killed leaves the old content or the new, never what is between; two loads at once are one."""

import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories import front_matter, write_roadmap, write_topic

from .traced import dump, migrate, run, running, start, timeless, wait_for

pytestmark = pytest.mark.slow

MOMENTS = 12
# After the word that ends the transaction has been sent: while it is written out, or just before or after that.
SECONDS_AFTER_COMMIT = [0, 0.0005, 0.002, 0.004, 0.008, 0.015]
RESOURCE = {
    "title": "A book",
    "authors": "A. Author",
    "kind": "book",
    "level": "beginner",
    "cost": "free",
    "where": "All",
    "why": "It is clear.",
}


@dataclass
class Place:
    """Folders with the old and the new content, and a database with the old; what a dump of each says."""

    root: Path
    old: list[str]
    new: list[str]
    statements: int

    @property
    def folder(self) -> Path:
        return self.root / "new"

    def copy(self, to: Path) -> Path:
        return Path(shutil.copy(self.root / "old.sqlite3", to / "db.sqlite3"))


def write_content(folder, word, *, slugs):
    """Write 30 topics that all say a word, each with a resource and a question."""
    home = write_roadmap(folder, sections={"basics": slugs}, summary=f"About {word}.")
    for slug in slugs:
        number = int(slug.strip("abcdefghijklmnopqrstuvwxyz-"))
        choices = [{"text": word, "correct": True, "because": "So."}, {"text": "No", "because": "So."}]
        write_topic(
            home,
            "basics",
            slug,
            body=f"## {word}\n\n" + f"A text on {word}, and on $x_{{{number}}}$. " * 100,
            **front_matter(number, title=f"{word} {number}"),
            requires=[{"topic": slugs[0], "reason": f"It needs {word}."}] if slug != slugs[0] else [],
            resources=[RESOURCE | {"url": f"https://example.org/{word}"}],
            questions=[{"prompt": f"What is {word}?", "choices": choices}],
        )


def loading(database, folder, *, stop=0):
    return running(database, "load_content", folder, stop=stop)


def load(database, folder):
    return run(database, "load_content", folder)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("killed")
    names = [f"t-{number}" for number in range(30)]
    write_content(root / "old", "old", slugs=names)
    # Two are retired, one is renamed, two are new, and all change places and words.
    write_content(root / "new", "new", slugs=["renamed-5", *names[:5], *names[6:28], "t-30", "t-31"])
    database = root / "old.sqlite3"
    migrate(database)
    load(database, root / "old")
    old = dump(database)
    shutil.copy(database, root / "new.sqlite3")
    statements, _ = load(root / "new.sqlite3", root / "new")
    new = timeless(dump(root / "new.sqlite3"))
    return Place(root, old, new, statements)


def end_of_kill(place, database):
    """Return which content a killed load has left, after seeing that a new load brings the new."""
    found = dump(database)
    left = "old" if found == place.old else "new" if timeless(found) == place.new else "between"
    load(database, place.folder)
    assert timeless(dump(database)) == place.new
    return left


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_load_killed_before_its_end_leaves_the_old_content(tmp_path, place, moment):
    database = place.copy(tmp_path)
    stop = 1 + moment * (place.statements - 1) // (MOMENTS - 1)

    with loading(database, place.folder, stop=stop) as process:
        wait_for(process, f" {stop} ")
        process.kill()
        process.wait()

    assert process.returncode == -9
    assert end_of_kill(place, database) == "old"


@pytest.mark.parametrize("seconds", SECONDS_AFTER_COMMIT)
def test_load_killed_while_it_ends_leaves_the_old_content_or_the_new(tmp_path, place, seconds):
    database = place.copy(tmp_path)

    with loading(database, place.folder) as process:
        wait_for(process, " COMMIT ")
        time.sleep(seconds)
        process.kill()
        process.wait()

    assert end_of_kill(place, database) in ("old", "new")


def test_two_loads_at_once_are_one_after_the_other(tmp_path, place):
    database = place.copy(tmp_path)

    with loading(database, place.folder, stop=place.statements) as first:
        wait_for(first, f" {place.statements} ")  # all is written, but for the last word
        with loading(database, place.folder) as second:
            wait_for(second, " BEGIN ")
            said = [first.communicate("go on\n", timeout=60)[1], second.communicate(timeout=60)[1]]

    assert [first.returncode, second.returncode] == [0, 0]
    assert said == ["30 topics: 2 new, 28 changed, 2 retired, 30 drawn.\n", "30 topics; nothing has changed.\n"]
    assert timeless(dump(database)) == place.new


def test_content_is_read_as_it_was_while_a_load_is_under_way(tmp_path, place):
    database = place.copy(tmp_path)

    with loading(database, place.folder, stop=place.statements) as process:
        wait_for(process, f" {place.statements} ")
        during = dump(database)
        process.communicate("go on\n", timeout=60)

    assert during == place.old
    assert timeless(dump(database)) == place.new


def test_two_folders_at_once_leave_the_content_of_one(tmp_path, place):
    database = place.copy(tmp_path)

    processes = [start(database, "load_content", folder) for folder in (place.folder, place.root / "old")]
    ended = [process.communicate(timeout=60) and process.returncode for process in processes]

    with closing(sqlite3.connect(database)) as opened:
        titles = opened.execute("SELECT title FROM curriculum_topic WHERE retired_at IS NULL").fetchall()
    assert ended == [0, 0]
    assert len({title.split()[0] for (title,) in titles}) == 1
    assert len(titles) == 30
