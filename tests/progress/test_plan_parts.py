"""A plan in the database, in two records made one, and in a file."""

import json

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client

from progress.merging import is_empty, merge
from progress.models import Learner, Plan
from tests.factories import every_row, make_id
from tests.progress.test_plan import create_plannable, save, weeks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _topics(db: None) -> None:
    create_plannable()


@pytest.mark.parametrize(("hours", "day"), [(None, None), (5, "2030-01-01"), (0.25, None), (101, None)])
def test_database_refuses_a_plan_of_neither_or_both(hours: float | None, day: str | None) -> None:
    learner, _token = Learner.for_new_browser()

    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(learner=learner, hours_a_week=hours, finish_by=day)


def test_plan_goes_with_its_learner(client: Client) -> None:
    save(client, to=["matrices"])

    client.post("/me/delete/", {"word": "delete"})

    assert (Plan.objects.count(), Plan.goals.through.objects.count()) == (0, 0)


def test_merge_takes_a_plan_where_there_is_none(client: Client) -> None:
    save(client, to=["matrices"])
    other, (into, _token) = Learner.objects.get(), Learner.for_new_browser()
    assert not is_empty(other)

    merge(into, other)

    plan = Plan.objects.get()
    assert (plan.learner, [goal.slug for goal in plan.goals.all()]) == (into, ["matrices"])


def test_merge_leaves_the_plan_that_there_is() -> None:
    into, other = Client(), Client()
    save(into, hours="3")
    save(other, hours="9")

    merge(*Learner.objects.order_by("pk"))

    assert [plan.hours_a_week for plan in Plan.objects.all()] == [3]


def exported(client: Client) -> dict:
    return client.get("/me/export/roadmap.json").json()


def take_in(client: Client, document: dict) -> int:
    path = "/me/import/"
    file = ContentFile(json.dumps(document).encode(), name="roadmap.json")
    return client.post(path, {"record": file}).status_code


def test_plan_goes_into_a_file_and_back(client: Client) -> None:
    save(client, to=["matrices"], days_off=["6"], free_first="2030-01-01", free_last="2030-01-03")
    document = exported(client)
    other = Client()

    answers = [take_in(other, document) for _ in range(2)]

    assert [goal["slug"] for goal in document["plan"][0]["goals"]] == ["matrices"]
    assert (answers, exported(other)["plan"], weeks(other)) == ([200, 200], document["plan"], weeks(client))


def test_plan_from_a_file_does_not_take_the_place_of_one(client: Client) -> None:
    save(client, hours="9")
    document, other = exported(client), Client()
    save(other, hours="3")

    take_in(other, document)

    assert [plan["hours_a_week"] for plan in exported(other)["plan"]] == [3]


def test_plan_whose_goals_are_unknown_here_is_left_out(client: Client) -> None:
    save(client, to=["matrices"])
    document, other = exported(client), Client()
    document["plan"][0]["goals"][0]["code"] = make_id(99)

    assert (take_in(other, document), exported(other)["plan"]) == (200, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"hours_a_week": None},
        {"finish_by": "2030-01-01"},
        {"hours_a_week": 0},
        {"starts_on": "9999-12-31"},
        {"days_off": [7]},
        {"days_off": list(range(7))},
        {"free": [["2030-01-02", "2030-01-01"]]},
        {"roadmap": "\0"},
        {"promised_hours": -1},
    ],
)
def test_file_with_an_impossible_plan_is_refused(client: Client, fields: dict) -> None:
    save(client)
    document, other = exported(client), Client()
    document["plan"][0] |= fields
    before = every_row()

    assert (take_in(other, document), every_row()) == (422, before)
