"""The learner's own page."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Topic
from progress.models import Act, Learner, Notes
from tests.factories import create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


def get(client: Client, path: str = "/me/") -> str:
    return " ".join(client.get(path).content.decode().split())


def test_visitor_is_told_what_will_be_there_and_how_to_begin(client: Client) -> None:
    create_topic("vectors")

    response = client.get("/me/")

    html = response.content.decode()
    assert ("Here will be how far you are" in html, "Start here" in html, 'href="/topics/vectors/"' in html) == (
        True,
    ) * 3
    assert (response["Cache-Control"], dict(response.cookies), Learner.objects.count()) == ("private, no-cache", {}, 0)


def test_page_is_there_without_content(client: Client) -> None:
    assert client.get("/me/").status_code == 200


def test_visitor_is_shown_no_empty_charts(client: Client) -> None:
    create_topic("vectors")

    html = get(client)

    assert re.findall(r'<h2 id="([\w-]+)"', html) == ["me-next", "me-theirs"]
    assert html.split("<article")[1].count("<svg") == 0


def test_parts_come_in_their_order(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "learning"})

    assert re.findall(r'<h2 id="me-([\w-]+)"', get(client)) == [
        "stand",
        "next",
        "sections",
        "over-time",
        "year",
        "acts",
        "theirs",
    ]


def test_progress_is_shown_by_section(client: Client) -> None:
    create_topic("vectors", hours=3)
    create_topic("matrices", hours=1.5)
    create_topic("neuron", section=create_section(slug="networks"))
    client.post("/topics/vectors/status/", {"status": "done"})
    client.post("/topics/matrices/status/", {"status": "learning"})
    client.post("/topics/neuron/status/", {"status": "skipped"})

    bars = get(client).split('class="bars"')[1].split("</ul>")[0].split('class="bar"')[1:]

    widths = [re.findall(r'<rect class="bar__(\w+)"(?: x="(\d+)")?.*? width="(\d+)"', bar) for bar in bars]
    said = [" ".join(re.findall(r'class="bar__said quiet"> (.*?) </p>', bar)) for bar in bars]
    assert widths == [
        [("left", "", "2"), ("done", "", "1"), ("learning", "1", "1"), ("skipped", "2", "0")],
        [("left", "", "1"), ("done", "", "0"), ("learning", "0", "0"), ("skipped", "0", "1")],
    ]
    assert said == [
        "1 of 2 done, 1 being learned · 3 h done, 1.5 h left",
        "0 of 0 done, 1 skipped · 0 h done, 0 h left",
    ]


def test_acts_can_be_undone_from_here_and_stay_in_the_list(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    client.post("/topics/vectors/status/", {"status": "done"})
    client.post("/topics/matrices/status/", {"status": "skipped"})
    first = Act.objects.earliest("pk")

    before = get(client)
    answer = client.post(f"/me/acts/{first.pk}/undo/", {"page": "/me/"})
    after = get(client)

    said = [re.findall(r'class="act__words"> (.*?) </span>', html) for html in (before, after)]
    assert answer["Location"] == f"/me/?act={first.pk}"
    assert said == [
        ["You skipped Matrices.", "You marked Vectors as done."],
        ["Undone: You marked Vectors as done.", "You skipped Matrices."],
    ]
    assert (before.count(">Undo<"), after.count(">Undo<")) == (2, 1)


def test_acts_of_another_learner_are_not_shown(client: Client) -> None:
    create_topic("vectors")
    Client().post("/topics/vectors/status/", {"status": "done"})
    client.post("/topics/vectors/status/", {"status": "skipped"})

    assert "You marked Vectors as done" not in get(client)


def test_last_twenty_acts_are_shown(client: Client) -> None:
    create_topic("vectors")
    for _ in range(12):
        client.post("/topics/vectors/status/", {"status": "done"})
        client.post("/topics/vectors/status/", {"status": "skipped"})

    assert get(client).count('class="act__words"') == 20


def test_act_on_a_topic_that_was_retired_since_is_still_named(client: Client) -> None:
    create_topic("vectors")
    topic = create_topic("abacus")
    client.post("/topics/abacus/status/", {"status": "done"})
    type(topic).objects.filter(pk=topic.pk).update(retired_at="2026-01-01T00:00Z")

    assert "You marked Abacus as done." in get(client)


def test_what_comes_next_can_be_of_another_roadmap(client: Client) -> None:
    create_topic("vectors")
    create_topic("edges", section=create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing"))

    def offered(path: str) -> list[str]:
        return re.findall(r'<li><a href="/topics/([\w-]+)/">', get(client, path).split('id="next"')[1])

    assert (offered("/me/"), offered("/me/?roadmap=vision"), offered("/me/?roadmap=nothing")) == (
        ["vectors"],
        ["edges"],
        ["vectors"],
    )


def fill(client: Client, *, topics: int, marked: int) -> None:
    """Give the learner of a client notes with two ticks on each of some topics, and marks on the first of them."""
    for number in range(topics):
        create_topic(f"topic-{number}")
    client.post("/topics/topic-0/notes/", {"text": "first"})
    learner = Learner.objects.get()
    learner.notes.all().delete()
    keys = list(Topic.objects.order_by("pk").values_list("pk", flat=True))
    ticked = ["https://example.org/a", "https://example.org/b"]
    Notes.objects.bulk_create(
        Notes(learner=learner, topic_id=key, text="x", text_at=timezone.now(), ticked=ticked, revise_at=timezone.now())
        for key in keys
    )
    for number in range(marked):
        client.post(f"/topics/topic-{number}/status/", {"status": "done"})


@pytest.mark.parametrize(("topics", "marked"), [(1, 1), (200, 110)])
def test_pages_of_a_learner_cost_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries, topics: int, marked: int
) -> None:
    """The larger has 110 marks, 400 ticks and 200 notes."""
    fill(client, topics=topics, marked=marked)
    Client().get("/")

    with django_assert_num_queries(0):
        Client().get("/me/")
    with django_assert_num_queries(8):  # the learner, the history, marks, share, plan, to revise, acts, their changes
        client.get("/me/")
    with django_assert_num_queries(1):  # marks
        client.get("/")
    with django_assert_num_queries(6):  # topic, resources, questions, marks, whether there are notes, and these
        client.get("/topics/topic-0/")
