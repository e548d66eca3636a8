"""The whole record as one file: every table and column of a learner's is in it, or is left out by name."""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client

from progress.export.parts import LEFT_OUT, PARTS
from progress.models import Act, Learner, Mark
from tests.factories import create_topic, make_id

pytestmark = pytest.mark.django_db
PATH = "/me/export/roadmap.json"
# Where a model's columns stand in the file: its rows, from the top.
ROWS = {"progress.Mark": ("marks",), "progress.Act": ("acts",), "progress.Change": ("acts", "changes")}
ROWS |= {"progress.Notes": ("notes",), "progress.EarlierText": ("notes", "earlier"), "progress.Learner": ("settings",)}
ROWS |= {"progress.Plan": ("plan",)}


def tables(model: type[Model] = Learner) -> Iterator[type[Model]]:
    """Return a model and all whose rows belong to one of its rows, directly or not."""
    yield model
    for relation in model._meta.related_objects:
        if relation.related_model is not model:
            yield from tables(relation.related_model)


def rows_at(document: dict, path: tuple[str, ...]) -> list[dict]:
    rows = document[path[0]]
    for name in path[1:]:
        rows = [each for row in rows for each in row[name]]
    return rows


def begin(client: Client) -> None:
    create_topic("vectors", code=make_id(1))
    create_topic("matrices", code=make_id(2), requires=["vectors"])
    client.post("/topics/vectors/status/", {"status": "learning"})
    client.post("/topics/matrices/known/")
    client.post(f"/me/acts/{Act.objects.earliest('pk').pk}/undo/")
    client.post("/topics/vectors/notes/", {"text": "first"})
    client.post("/topics/vectors/notes/", {"text": "second"})
    client.post("/topics/vectors/revise/", {"revise": "yes"})
    client.post("/me/settings/", {"time_zone": "Europe/Berlin", "shows_streak": "on"})
    client.post("/me/plan/", {"by": "hours", "hours": "5", "to": "matrices", "days_off": ["5", "6"]})


def test_every_table_and_column_of_a_learner_is_exported_or_left_out_by_name(client: Client) -> None:
    begin(client)
    document = client.get(PATH).json()

    lacking = []
    for model in tables():
        label = model._meta.label
        if label in LEFT_OUT:
            continue
        rows = rows_at(document, ROWS[label]) if label in ROWS else []
        lacking += [
            f"{label}.{field.name}"
            for field in model._meta.concrete_fields
            if f"{label}.{field.name}" not in LEFT_OUT and (not rows or any(field.name not in row for row in rows))
        ]

    assert lacking == []


def test_nothing_is_left_out_that_there_is_not() -> None:
    there = {model._meta.label for model in tables()}
    there |= {f"{model._meta.label}.{field.name}" for model in tables() for field in model._meta.concrete_fields}

    assert set(LEFT_OUT) - there == set()
    assert {label for label in ROWS if apps.get_model(label) not in set(tables())} == set()


def test_file_says_what_the_rows_say(client: Client) -> None:
    begin(client)

    response = client.get(PATH)
    document = response.json()

    assert [part.name for part in PARTS] == ["marks", "acts", "notes", "plan", "settings"]
    assert (document["format"], document["version"]) == ("roadmap-record", 1)
    assert sorted(
        (row["topic"]["code"], row["topic"]["slug"], row["topic"]["title"], row["status"]) for row in document["marks"]
    ) == [
        (make_id(1), "vectors", "Vectors", "done"),
        (make_id(2), "matrices", "Matrices", "done"),
    ]
    assert [(row["kind"], row["topic"]["slug"], row["undone_at"] is None) for row in document["acts"]] == [
        ("mark", "vectors", False),
        ("know", "matrices", True),
    ]
    assert [(row["before"], row["after"], row["kept"]) for row in document["acts"][0]["changes"]] == [
        ("not-started", "learning", True)
    ]
    (notes,) = document["notes"]
    assert (notes["topic"]["slug"], notes["text"], [earlier["text"] for earlier in notes["earlier"]]) == (
        "vectors",
        "second",
        ["first"],
    )
    assert (notes["revise_at"] is None, notes["links"], notes["ticked"]) == (False, [], [])
    assert document["settings"] == [{"time_zone": "Europe/Berlin", "shows_streak": True}]
    assert (response["Content-Type"], response["Content-Disposition"], response["Cache-Control"]) == (
        "application/json",
        'attachment; filename="roadmap.json"',
        "private, no-cache",
    )


def test_export_holds_nothing_of_another_learner(client: Client) -> None:
    begin(client)
    other = Client()
    other.post("/topics/vectors/status/", {"status": "skipped"})

    assert [(row["topic"]["slug"], row["status"]) for row in other.get(PATH).json()["marks"]] == [
        ("vectors", "skipped")
    ]


def test_visitor_exports_an_empty_record_and_becomes_nobody(client: Client, django_assert_num_queries) -> None:
    create_topic("vectors")
    client.get("/")

    with django_assert_num_queries(0):
        document = client.get(PATH).json()

    assert ([document[part.name] for part in PARTS], Learner.objects.count()) == ([[]] * 5, 0)


def test_retired_topic_is_exported_too(client: Client) -> None:
    begin(client)
    mark = Mark.objects.get(topic__slug="vectors")
    type(mark.topic).objects.filter(pk=mark.topic_id).update(retired_at="2026-01-01T00:00Z")

    assert "vectors" in [row["topic"]["slug"] for row in json.loads(client.get(PATH).content)["marks"]]


@pytest.mark.parametrize("number", [1, 3])
def test_export_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
        client.post(f"/topics/topic-{each}/status/", {"status": "done"})
        client.post(f"/topics/topic-{each}/notes/", {"text": "first"})
        client.post(f"/topics/topic-{each}/notes/", {"text": "second"})

    client.post("/me/plan/", {"by": "hours", "hours": "5", "to": [f"topic-{each}" for each in range(number)]})

    # learner, marks; acts, changes, their topics; notes, earlier texts, their topics; plan, its goals
    with django_assert_num_queries(10):
        client.get(PATH)
