"""The database goes back to an older release and forward again: nothing is lost that the older one could hold.

Each migration is taken back and done again, from the newest to the first of each app, and then all of them at once.
"""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from curriculum.content.drafts import begin
from curriculum.content.load import load
from curriculum.models import Clash, Comment, Draft, Roadmap, Topic
from curriculum.outline import Outline
from curriculum.search.find import search
from progress.models import Act, ActKind, Learner
from tests.factories import create_user, front_matter, make_id, write_roadmap, write_topic

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RESOURCE = {"title": "A book", "authors": "A. Author", "url": "https://example.org/book", "kind": "book"}
RESOURCE |= {"level": "beginner", "cost": "free", "minutes": 30, "where": "Chapter 1", "why": "It is clear."}
CHOICES = [{"text": "Both", "because": "So it is.", "correct": True}, {"text": "Neither", "because": "No."}]
QUESTION = {"prompt": "Which?", "choices": CHOICES, "tests": [1]}
TERM = {"term": "norm", "also": ["length"], "means": "How long a vector is."}
# Made anew from what the others hold, or no data.
DERIVED = ("curriculum_searchtext", "curriculum_searchindex", "django_migrations", "cache")

Rows = dict[Any, dict[str, Any]]
Tables = dict[str, Rows]


def write(folder: Path, *, whole: bool) -> None:
    """Write a roadmap of three topics; or of two, of which one takes the third one's place."""
    home = write_roadmap(folder, sections={"basics": ["vectors", "matrices", *(["arrows"] if whole else [])]})
    write_topic(home, "basics", "vectors", **front_matter(0, resources=[RESOURCE], questions=[QUESTION], terms=[TERM]))
    requires = [{"topic": "vectors", "reason": "They are rows of them."}]
    replaces = None if whole else [make_id(2)]
    write_topic(home, "basics", "matrices", **front_matter(1, requires=requires, aliases=["grids"], replaces=replaces))
    if whole:
        write_topic(home, "basics", "arrows", **front_matter(2))
    else:
        (home / "basics" / "arrows.md").unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fill the database with one of everything, as people and files do; return the folder that its content is from."""
    write(tmp_path, whole=True)
    load(tmp_path)
    learner, passer_by = Client(), Client()
    learner.force_login(create_user("learner"))
    for client in (learner, passer_by):
        client.post("/topics/arrows/status/", {"status": "done"})
        client.post("/topics/vectors/status/", {"status": "skipped"})
        client.post("/topics/vectors/notes/", {"text": "first"})
        client.post("/topics/vectors/notes/", {"text": "second"})
        client.post("/topics/vectors/links/", {"url": "https://example.org/mine"})
        client.post("/topics/vectors/ticks/", {"url": RESOURCE["url"], "ticked": "yes"})
        client.post("/topics/vectors/revise/", {"revise": "yes"})
        client.post("/topics/vectors/known/")
    learner.post("/me/settings/", {"time_zone": "Europe/Berlin"})
    learner.post("/me/share/", {"share": "on"})
    learner.post("/me/plan/", {"by": "hours", "hours": "5"})
    passer_by.post("/topics/vectors/report/", {"kind": "mistake", "words": "A sign."})
    write(tmp_path, whole=False)
    load(tmp_path, allow_retiring=True)
    for client in (learner, passer_by):
        client.get("/topics/matrices/")

    editor = create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get_or_create(name="editor")[0])
    Roadmap.objects.get().editors.add(editor)
    draft = begin(Topic.objects.get(slug="vectors"), editor)
    Comment.objects.create(draft=draft, author=editor, text="Longer?")
    Clash.objects.create(topic=draft.topic, at=["questions", "Which?"], base=None, file=QUESTION, edit=None)
    return tmp_path


@pytest.fixture
def executor() -> Iterator[MigrationExecutor]:
    executor = MigrationExecutor(connection)
    yield executor
    _migrate(executor.loader.graph.leaf_nodes())  # whatever happened: what runs next finds the newest


def test_everything_is_there_after_each_migration_back_and_forward(folder: Path, executor: MigrationExecutor) -> None:
    assert (Learner.objects.count(), Draft.objects.count(), Act.objects.filter(kind=ActKind.CARRY).count()) == (2, 1, 2)
    back = _back(executor)
    newest = said = _tables()
    wrong = []
    taken_back = []

    for app, name, before in back:
        taken_back.append(name)
        _migrate([(app, before)])
        older = _tables()
        wrong += _lost(f"back from {name}", said, older, taken_back[-1:])
        _migrate([(app, name)])
        wrong += _lost(f"forward to {name}", older, _tables(), taken_back[-1:])
        _migrate([(app, before)])
        said = older
    _migrate(executor.loader.graph.leaf_nodes())
    wrong += _lost("forward to the newest", _shaped(newest, said), _tables(), taken_back)

    assert wrong == []
    assert {app for app, _, _ in back} == {"curriculum", "progress"}
    assert sum(len(rows) for rows in said.values()) > 20
    assert _marks() == _marks(newest)
    Outline.forget()
    assert [hit.topic.slug for hit in search("vectors").hits] == ["vectors"]
    assert load(folder, allow_retiring=True).clashes == []
    call_command("migrate", check=True, verbosity=0)


def _back(executor: MigrationExecutor) -> list[tuple[str, str, str]]:
    """Return each migration of ours but the first ones, with the one before it; each is taken back alone."""
    graph = executor.loader.graph
    whole = executor.migration_plan([*graph.leaf_nodes("progress"), *graph.leaf_nodes()], clean_start=True)
    names = {app: [step.name for step, _ in whole if step.app_label == app] for app in ("curriculum", "progress")}
    before = {(app, name): older for app in names for older, name in itertools.pairwise(names[app])}
    steps = reversed([(step.app_label, step.name) for step, _ in whole])
    return [(*step, before[step]) for step in steps if step in before]


def _migrate(targets: list[tuple[str, str]]) -> None:
    MigrationExecutor(connection).migrate(targets)


def _tables() -> Tables:
    """Return all rows of all tables, by their keys."""
    found: Tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(DERIVED):
                continue
            key = connection.introspection.get_primary_key_column(cursor, table)
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column.name if hasattr(column, "name") else column[0] for column in cursor.description]
            rows = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
            found[table] = {row[key]: row for row in rows}
    return found


def _plain(value: Any) -> Any:
    """Return a value kept as JSON as what it says, whatever the order of its keys."""
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def _shaped(rows_of: Tables, as_in: Tables) -> Tables:
    """Return what of some tables those of another release have a place for."""
    shaped: Tables = {}
    for table in rows_of.keys() & as_in.keys():
        names = next(iter(as_in[table].values()), {}).keys()
        shaped[table] = {
            key: {name: value for name, value in row.items() if name in names} for key, row in rows_of[table].items()
        }
    return shaped


def _lost(way: str, before: Tables, after: Tables, taken_back: list[str]) -> list[str]:
    """Name each row, or part of one, that both releases can hold and that is not the same after a way."""
    before, after = _shaped(before, after), _shaped(after, before)
    return [
        f"{way}: {table} {key}: {before[table].get(key)} is now {after[table].get(key)}"
        for table in sorted(before)
        for key in before[table].keys() | after[table].keys()
        if _held(table, before[table].get(key), taken_back) != _held(table, after[table].get(key), taken_back)
    ]


def _held(table: str, row: dict[str, Any] | None, taken_back: list[str]) -> dict[str, Any] | None:
    """Return what of a row a release without some migrations can hold: no drafts' states, no keys it does not know."""
    if row is None or (table == "curriculum_revision" and "0009_drafts" in taken_back and row["topic_id"] is None):
        return None
    unknown = {"0008_tests_and_terms": ("tests", "terms"), "0006_topic_replaces": ("replaces",)}
    keys = {key for name in taken_back for key in unknown.get(name, ())}
    return {name: _without(keys, value) for name, value in row.items() if name not in keys}


def _without(keys: set[str], value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without(keys, each) for name, each in value.items() if name not in keys}
    return [_without(keys, each) for each in value] if isinstance(value, list) else value


def _marks(tables: Tables | None = None) -> list[Any]:
    tables = tables or _tables()
    return sorted((row["learner_id"], row["topic_id"], row["status"]) for row in tables["progress_mark"].values())
