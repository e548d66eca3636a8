"""The commands on content: what they say where, the status they end with, and that a refusal writes nothing."""

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curriculum.content.problem import Code
from curriculum.models import Topic
from tests.factories import every_row, front_matter, write_folder, write_roadmap, write_topic

# Longer than the hour that a topic may say it takes, which is worth advice.
LONG = {
    "title": "A book",
    "authors": "A. Author",
    "url": "https://example.org/",
    "kind": "book",
    "level": "beginner",
    "cost": "free",
    "minutes": 600,
    "where": "All",
    "why": "It is clear.",
}


def call(name, *arguments, **options):
    """Call a command and return its exit status, and the lines on standard output and on standard error."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command(name, *map(str, arguments), stdout=out, stderr=err, **options)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue().splitlines(), err.getvalue().splitlines()


def problems_in(lines):
    """Return what is not advice: other tests have that."""
    return [line for line in lines if not re.search(r":\d+: W\d+ ", line)]


def break_topic(home, slug="b"):
    """Give a topic a kind that there is not, and return what is to be said of it."""
    path = write_topic(home, "basics", slug, **front_matter(1, kind="cor"))
    return f"{path}:5: E005 'kind' is 'cor'; it can be core, extension. Did you mean 'core'?"


def test_check_content_says_its_rules(tmp_path):
    status, out, _ = call("check_content", tmp_path / "nowhere", "--rules")

    assert (status, len(out)) == (0, len(Code))
    assert "E022 no cycle of prerequisites" in out
    assert "W002 no prerequisite that follows from others" in out


def test_page_on_the_rules_is_what_the_code_says(tmp_path):
    _, out, _ = call("check_content", tmp_path / "nowhere", "--rules", "--format", "markdown")

    assert (settings.BASE_DIR / "docs" / "rules.md").read_text().splitlines() == out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "markdown"], "--format markdown is for --rules."),
        (["--rules", "--format", "github"], "--format github is not for --rules."),
    ],
)
def test_format_that_there_is_not_for_what_is_asked_is_refused(tmp_path, options, said):
    write_folder(tmp_path, {"a": []})

    with pytest.raises(CommandError) as refused:
        call("check_content", tmp_path, *options)

    assert (str(refused.value), refused.value.returncode) == (said, 2)


def test_check_content_says_problems_for_programs(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    said = break_topic(home)
    path, message = home / "basics" / "b.md", said.split("E005 ")[1]
    write_topic(home, "basics", "a", **front_matter(0, hours=1, resources=[LONG]))

    as_json = call("check_content", tmp_path, "--format", "json")
    as_annotations = call("check_content", tmp_path, "--format", "github")

    problem = {"path": str(path), "line": 5, "code": "E005", "message": message, "severity": "error"}
    assert (as_json[0], json.loads("\n".join(as_json[1]))[-1]) == (1, problem)
    assert {each["severity"] for each in json.loads("\n".join(as_json[1]))[:-1]} == {"warning"}
    assert (as_annotations[0], as_annotations[1][-1]) == (1, f"::error file={path},line=5,title=E005::{message}")
    assert {line.split()[0] for line in as_annotations[1][:-1]} == {"::warning"}


def test_check_content_of_a_sound_folder_ends_with_0(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"]})

    status, out, err = call("check_content", tmp_path)

    assert (status, problems_in(out)) == (0, [])
    assert err == [f"Checked 2 topics; problems: 0; advice: {len(out)}."]


def test_check_content_ends_with_1_for_advice_only_when_it_is_strict(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"], "c": ["b", "a"]})

    lax, strict = call("check_content", tmp_path), call("check_content", tmp_path, "--strict")

    assert [line for line in lax[1] if " W002 " in line] != []
    assert (lax[0], strict) == (0, (1, *lax[1:]))


def test_check_content_says_all_problems_on_standard_output_and_ends_with_1(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    problem = break_topic(home)
    (home / "basics" / "x.txt").write_text("No topic.")

    status, out, err = call("check_content", tmp_path)

    stray = f"{home}/basics/x.txt:1: E008 is not part of a roadmap: topics are <section>/<topic>.md."
    assert (status, problems_in(out)) == (1, [problem, stray])
    assert err == [f"Checked 1 topics; problems: 2; advice: {len(out) - 2}."]


@pytest.mark.django_db
def test_load_content_does_not_stop_for_advice(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"], "c": ["b", "a"]})

    assert call("load_content", tmp_path) == (0, [], ["3 topics: 3 new, 0 changed, 0 retired, 3 drawn."])


@pytest.mark.parametrize("name", ["check_content", "load_content"])
@pytest.mark.django_db
def test_folder_with_nothing_to_read_ends_with_2(tmp_path, name):
    said = f"{tmp_path} holds no roadmap: no roadmap.yaml in it or in a folder of it."

    assert call(name, tmp_path) == (2, [], [said])
    assert call(name, tmp_path / "nowhere") == (2, [], [f"{tmp_path}/nowhere is not a folder."])


@pytest.mark.django_db
def test_check_content_asks_the_database_nothing(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"

    with CaptureQueriesContext(connection) as queries:
        call("check_content", tmp_path)
        break_topic(home)
        call("check_content", tmp_path)

    assert list(queries) == []


@pytest.mark.django_db
def test_load_content_says_what_it_wrote_and_that_nothing_has_changed(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"]})

    first, second = call("load_content", tmp_path), call("load_content", tmp_path)

    assert first == (0, [], ["2 topics: 2 new, 0 changed, 0 retired, 2 drawn."])
    assert second == (0, [], ["2 topics; nothing has changed."])


@pytest.mark.django_db
def test_load_content_with_problems_ends_with_1_and_writes_nothing(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    call("load_content", tmp_path)
    before = every_row()
    write_topic(home, "basics", "a", **front_matter(0, title="New"))
    problem = break_topic(home)

    status, out, err = call("load_content", tmp_path)

    assert (status, out, err) == (1, [problem], ["Nothing was loaded; problems: 1."])
    assert every_row() == before


@pytest.mark.django_db
def test_load_content_retires_many_only_when_told_to(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    call("load_content", tmp_path)
    before = every_row()
    write_roadmap(tmp_path, sections={"basics": ["a"]})
    (home / "basics" / "b.md").unlink()

    status, out, err = call("load_content", tmp_path)

    assert (status, out) == (2, [])
    assert err == [
        "1 of 2 topics of 'deep-learning' have no file any more (b). "
        "Nothing was loaded. If they are to be retired, say --allow-retiring."
    ]
    assert every_row() == before
    assert call("load_content", tmp_path, "--allow-retiring") == (
        0,
        [],
        ["1 topics: 0 new, 0 changed, 1 retired, 0 drawn."],
    )
    assert [topic.slug for topic in Topic.objects.retired()] == ["b"]


@pytest.mark.parametrize("name", ["check_content", "load_content"])
def test_folder_is_that_of_the_settings_by_default(name):
    parser = load_command_class("curriculum", name).create_parser("manage.py", name)

    assert parser.parse_args([]).folder == settings.CONTENT_DIR


def manage(database, *arguments):
    """Run manage.py as anybody would, with a database of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "roadmap_site.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def digest(database):
    with sqlite3.connect(database) as opened:
        return hashlib.sha256("\n".join(opened.iterdump()).encode()).hexdigest()


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "db.sqlite3"
    manage(path, "migrate", "--verbosity", "0")
    return path


@pytest.mark.slow
def test_commands_end_with_their_status_and_leave_the_database_as_it_was(tmp_path, database):
    folder = tmp_path / "content"
    home = write_folder(folder, {"a": [], "b": ["a"]}) / "deep-learning"
    loaded = manage(database, "load_content", folder)
    before = digest(database)
    problem = break_topic(home)

    checked, refused = manage(database, "check_content", folder), manage(database, "load_content", folder)
    nowhere = manage(database, "load_content", tmp_path / "nowhere")

    assert (loaded.returncode, loaded.stdout) == (0, "")
    assert loaded.stderr == "2 topics: 2 new, 0 changed, 0 retired, 2 drawn.\n"
    assert (checked.returncode, problems_in(checked.stdout.splitlines())) == (1, [problem])
    assert checked.stderr.startswith("Checked 1 topics; problems: 1; advice: ")
    assert (refused.returncode, refused.stdout) == (1, f"{problem}\n")
    assert refused.stderr == "Nothing was loaded; problems: 1.\n"
    assert (nowhere.returncode, nowhere.stdout, nowhere.stderr) == (2, "", f"{tmp_path}/nowhere is not a folder.\n")
    assert digest(database) == before


@pytest.mark.slow
def test_check_content_needs_no_database(tmp_path):
    write_folder(tmp_path / "content", {"a": []})

    done = manage(tmp_path / "none.sqlite3", "check_content", tmp_path / "content")

    assert (done.returncode, problems_in(done.stdout.splitlines())) == (0, [])
    assert done.stderr.startswith("Checked 1 topics; problems: 0; advice: ")
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.slow
def test_load_content_says_so_when_somebody_else_holds_the_database(tmp_path, database):
    write_folder(tmp_path / "content", {"a": []})
    before = digest(database)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    done = manage(database, "load_content", tmp_path / "content")

    holder.close()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The database could not be used, and is as it was: database is locked.\n"
    assert digest(database) == before


@pytest.mark.slow
def test_load_content_into_a_database_without_tables_says_to_migrate(tmp_path):
    write_folder(tmp_path / "content", {"a": []})

    done = manage(tmp_path / "empty.sqlite3", "load_content", tmp_path / "content")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "migrate" in done.stderr
