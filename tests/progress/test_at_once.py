"""One learner, many requests at the same moment: each answers, and the record is as if they had come in turn."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.test import Client

from progress import reading
from progress.models import Act, Change, Learner, Mark, Plan
from tests.at_once import at_once
from tests.factories import create_topic, create_user

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS = 20


@pytest.fixture(autouse=True)
def _slow_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait between reading and writing, so that without a lock the others read what is out of date."""
    marks = reading.marks

    def read_and_wait(*named: Any) -> list[tuple[int, str, datetime]]:
        found = marks(*named)
        time.sleep(0.02)
        return found

    monkeypatch.setattr(reading, "marks", read_and_wait)


@pytest.fixture
def browser() -> Callable[[], Client]:
    """Return what makes another tab of one learner's browser."""
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    first = Client()
    first.post("/topics/matrices/status/", {"status": "learning"})

    def tab() -> Client:
        client = Client()
        client.cookies.load(first.cookies.output(header="", sep=";"))
        return client

    return tab


def post(tab: Client, address: str, **fields: str) -> int:
    return tab.post(address, fields, headers={"HX-Request": "true"}).status_code


def test_the_same_mark_many_times_at_once_is_one_mark_and_one_act(browser: Callable[[], Client]) -> None:
    said = at_once(*[partial(post, browser(), "/topics/vectors/status/", status="done") for _ in range(REQUESTS)])

    assert said == [200] * REQUESTS
    assert Mark.objects.filter(topic__slug="vectors").values_list("status", flat=True).get() == "done"
    assert Act.objects.filter(topic__slug="vectors").count() == 1


def test_what_is_known_at_once_in_two_tabs_is_one_act(browser: Callable[[], Client]) -> None:
    said = at_once(*[partial(post, browser(), "/topics/matrices/known/") for _ in range(2)])

    assert said == [303, 303]
    assert Act.objects.filter(kind="know").count() == 1
    assert dict(Mark.objects.values_list("topic__slug", "status")) == {"vectors": "done", "matrices": "done"}


def test_an_act_undone_in_two_tabs_at_once_is_undone_once(browser: Callable[[], Client]) -> None:
    post(browser(), "/topics/vectors/status/", status="done")
    act = Act.objects.get(topic__slug="vectors")

    said = at_once(*[partial(post, browser(), f"/me/acts/{act.pk}/undo/") for _ in range(2)])

    assert said == [303, 303]
    assert dict(Mark.objects.values_list("topic__slug", "status")) == {"matrices": "learning"}


def test_different_marks_at_once_end_as_the_last_act_says(browser: Callable[[], Client]) -> None:
    statuses = ["learning", "done", "skipped"] * 4

    at_once(*[partial(post, browser(), "/topics/vectors/status/", status=status) for status in statuses])

    changes = list(Change.objects.filter(topic__slug="vectors").order_by("act").values_list("before", "after"))
    assert [before for before, _after in changes] == ["not-started", *[after for _before, after in changes[:-1]]]
    assert Mark.objects.get(topic__slug="vectors").status == changes[-1][1]
    assert Learner.objects.count() == 1


def test_mark_that_waited_for_others_is_later_than_theirs(browser: Callable[[], Client]) -> None:
    statuses = ["learning", "done", "skipped"] * 4

    at_once(*[partial(post, browser(), "/topics/vectors/status/", status=status) for status in statuses])

    *_, before, _last = Act.objects.order_by("pk").values_list("at", flat=True)
    assert Mark.objects.get(topic__slug="vectors").marked_at >= before


def test_plans_of_many_tabs_at_once_are_one_plan(browser: Callable[[], Client]) -> None:
    said = at_once(*[partial(post, browser(), "/me/plan/", by="hours", hours=str(hours)) for hours in range(1, 7)])

    assert set(said) <= {200, 303}
    assert Plan.objects.count() == 1


def test_record_that_joins_an_account_in_two_tabs_at_once_joins_once(browser: Callable[[], Client]) -> None:
    user, there = create_user(), Client()
    there.force_login(user)
    there.post("/topics/vectors/status/", {"status": "done"})
    tabs = [browser() for _ in range(4)]
    for tab in tabs:
        tab.force_login(user)

    said = at_once(*[partial(post, tab, "/me/join/", join="yes") for tab in tabs])

    assert set(said) <= {302, 303}
    assert Learner.objects.get().user == user
    assert set(Mark.objects.values_list("topic__slug", "status")) == {("vectors", "done"), ("matrices", "learning")}
    assert Act.objects.count() == 2
