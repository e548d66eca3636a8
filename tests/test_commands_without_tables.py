"""Commands on a database that has no tables yet: a sentence that says what to do, and no traceback."""

from pathlib import Path

import pytest

from .curriculum.test_commands import manage

COMMANDS = [
    ("load_content",),
    ("export_content",),
    ("export_roadmap", "deep-learning", "--to", "roadmap.zip"),
    ("import_roadmap", "README.md"),
    ("check_links",),
    ("publish_due",),
    ("purge_learners",),
    ("export_site", "copy"),
]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_command_says_that_the_database_has_no_tables(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = manage(tmp_path / "new.sqlite3", *command)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The database lacks tables or columns; run 'manage.py migrate' first.\n"
