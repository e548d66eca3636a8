"""An export that is killed leaves the old files or, by the next command, the new ones; never some of each."""

import shutil
from pathlib import Path

import pytest

from .test_killed_load import load, write_content
from .traced import dump, migrate, python, timeless

pytestmark = pytest.mark.slow

MOMENTS = 14
# The command itself, which names each change to a file that it is about to make, and waits before the one that is told.
EXPORT = """
import os, sys
import django
django.setup()
from pathlib import Path
from django.core.management import call_command

folder, stop = sys.argv[1], int(sys.argv[2])
number = 0

def told(event, arguments):
    global number
    written = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
    if (written or event in ("os.rename", "os.remove", "os.mkdir")) and folder in str(arguments[0]):
        number += 1
        print(number, event, flush=True)
        if number == stop:
            sys.stdin.readline()

sys.addaudithook(told)
call_command("export_content", folder)
print("end", flush=True)
"""
EDIT = """
import django
django.setup()
from curriculum.models import Alias, Topic
for topic in Topic.objects.all():
    Topic.objects.filter(pk=topic.pk).update(title="Edited " + topic.title, slug="edited-" + topic.slug)
    Alias.objects.create(slug=topic.slug, topic=topic)
"""


def files(folder):
    paths = [path for path in folder.rglob("*") if path.is_file() and ".export" not in path.parts]
    return {str(path.relative_to(folder)): path.read_text() for path in paths}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder, and a database in which all its topics were edited and renamed; the files as they were, and as new."""
    root = tmp_path_factory.mktemp("killed")
    write_content(root / "content", "old", slugs=[f"t-{number}" for number in range(6)])
    database = root / "db.sqlite3"
    migrate(database)
    load(database, root / "content")
    process = python(database, EDIT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    old = files(root / "content")
    shutil.copytree(root / "content", root / "whole")
    shutil.copy(database, root / "whole.sqlite3")
    out, err = python(root / "whole.sqlite3", EXPORT, root / "whole", 0).communicate(timeout=60)
    *changes, last = out.splitlines()
    assert last == "end", err
    return root, old, files(root / "whole"), len([line for line in changes if line.split()[0].isdigit()])


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_export_killed_at_any_change_of_a_file_is_all_or_nothing(tmp_path, place, moment):
    root, old, new, changes = place
    folder = Path(shutil.copytree(root / "content", tmp_path / "content"))
    database = shutil.copy(root / "db.sqlite3", tmp_path / "db.sqlite3")
    stop = 1 + moment * (changes - 1) // (MOMENTS - 1)

    process = python(database, EXPORT, folder, stop)
    for line in process.stdout:
        if line.split()[0] == str(stop):
            break
    process.kill()
    process.communicate()
    held = (folder / ".export" / "manifest.json").exists()
    left = files(folder)
    load(database, folder)

    assert process.returncode == -9
    assert (left == old, files(folder)) == (True, old) if not held else files(folder) == new
    before = timeless(dump(database))
    out, err = python(database, EXPORT, folder, 0).communicate(timeout=60)
    assert (out.splitlines()[-1], files(folder)) == ("end", new), err
    load(database, folder)
    assert [line for line in timeless(dump(database)) if "Edited" in line] != []
    assert len(timeless(dump(database))) == len(before)
