"""What was done over time ends with what is done now, whatever was done, undone, or kept when undone."""

import random
from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from curriculum.outline import Outline
from progress.history import history_of
from progress.models import Act, Learner
from progress.over_time import weeks_of
from progress.record import Record
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_learner() -> HttpRequest:
    _, token = Learner.for_new_browser()
    request = RequestFactory().get("/")
    request.COOKIES["learner"] = token
    return request


def done_now(request: HttpRequest) -> tuple[int, int]:
    """Return how many topics are done, by the end of the history and by the record."""
    record = Record(request)
    weeks = weeks_of(history_of(record).turns, timezone.get_default_timezone(), now=timezone.now())
    return (weeks[-1].done if weeks else 0), record.standing(Outline.current().topics.values()).done


# Marks one topic three times; then the acts of these numbers are undone, in this order.
@pytest.mark.parametrize(
    ("statuses", "undone", "done"),
    [
        (["done"], [], 1),
        (["done"], [0], 0),
        (["done", "learning"], [1], 1),
        (["done", "learning"], [0, 1], 1),
        (["learning", "done", "skipped"], [1, 2], 1),
        (["done", "not-started", "learning"], [1, 2], 0),
        (["learning", "done", "skipped"], [0, 1, 2], 1),
    ],
)
def test_history_ends_with_what_is_done_after_undoing_in_any_order(
    request_of_learner: HttpRequest, statuses: list[str], undone: list[int], done: int
) -> None:
    create_topic("vectors")
    topic = Outline.current().topics["vectors"]
    acts = [Record(request_of_learner).mark(topic, status) for status in statuses]

    for number in undone:
        Record(request_of_learner).undo(acts[number])

    assert done_now(request_of_learner) == (done, done)


@pytest.mark.parametrize("seed", range(5))
def test_history_ends_with_what_is_done_whatever_was_done(request_of_learner: HttpRequest, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(4):
        create_topic(f"topic-{number}", requires=[f"topic-{number - 1}"] if number else [])
    topics = list(Outline.current().topics.values())
    statuses = ["done", "learning", "skipped", "not-started"]
    ways: list[Callable[[], object]] = [
        lambda: Record(request_of_learner).mark(chance.choice(topics), chance.choice(statuses)),
        lambda: Record(request_of_learner).know(chance.choice(topics)),
        lambda: Record(request_of_learner).undo(chance.choice(Act.objects.order_by("pk") or [Act()])),
    ]

    for _ in range(30):
        chance.choice(ways)()

        ended, stands = done_now(request_of_learner)
        assert ended == stands


def test_history_of_another_learner_is_not_read(request_of_learner: HttpRequest) -> None:
    create_topic("vectors")
    _, token = Learner.for_new_browser()
    theirs = RequestFactory().get("/")
    theirs.COOKIES["learner"] = token
    Record(theirs).mark(Outline.current().topics["vectors"], "done")

    history = history_of(Record(request_of_learner))

    assert (history.acts, history.turns) == ([], [])
