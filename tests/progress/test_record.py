"""Where a learner stands: counted in one place, the same on every page."""

import re

import pytest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from curriculum.outline import Entry, Outline, RoadmapEntry, SectionEntry
from progress import reading
from progress.record import NOT_STARTED, Record
from progress.standing import Standing
from tests.factories import create_roadmap, create_section, create_topic

STATUSES = [NOT_STARTED, "learning", "done", "skipped"]


def record_of(statuses: dict[int, str]) -> Record:
    record = Record(RequestFactory().get("/"))
    record.statuses = {pk: status for pk, status in statuses.items() if status != NOT_STARTED}
    return record


def topics(number: int) -> list[Entry]:
    section = SectionEntry(RoadmapEntry("r", "R", ""), "s", "S", "", 1)
    return [Entry(pk, f"t{pk}", f"T{pk}", "", "", "core", 1, 2.0, section, pk + 1) for pk in range(number)]


@given(st.lists(st.sampled_from(STATUSES), max_size=30))
def test_standing_adds_up(statuses: list[str]) -> None:
    stand = record_of(dict(enumerate(statuses))).standing(topics(len(statuses)))

    assert stand.total == len(statuses)
    assert stand.counted == len(statuses) - statuses.count("skipped")
    assert stand.done == statuses.count("done")
    assert stand.hours_done == 2 * statuses.count("done")
    assert stand.hours_left == 2 * (statuses.count("learning") + statuses.count(NOT_STARTED))
    assert 0 <= stand.percent <= 100
    assert (stand.percent == 100) == (stand.done == stand.counted > 0)


def test_skipping_everything_is_not_all_done() -> None:
    stand = record_of(dict.fromkeys(range(5), "skipped")).standing(topics(5))

    assert (stand.counted, stand.percent) == (0, 0)


def test_percent_is_never_rounded_up() -> None:
    assert Standing(done=199, total=200).percent == 99


@pytest.mark.django_db
def test_record_that_was_read_already_sees_what_it_marks() -> None:
    create_topic("vectors")
    topic = Outline.current().topics["vectors"]
    record = Record(RequestFactory().get("/"))
    before = record.status(topic)

    record.mark(topic, "done")

    assert (before, record.status(topic), [status for _, status, _ in record.marks]) == (NOT_STARTED, "done", ["done"])


@pytest.mark.django_db
def test_marks_after_each_act_are_those_that_are_read_anew() -> None:
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    create_topic("gradients", requires=["matrices"])
    topics = Outline.current().topics
    record = Record(RequestFactory().get("/"))

    for do in (
        lambda: record.mark(topics["gradients"], "learning"),
        lambda: record.mark(topics["vectors"], "done"),
        lambda: record.mark(topics["vectors"], "done"),
        lambda: record.know(topics["gradients"]),
        lambda: record.mark(topics["matrices"], "not-started"),
    ):
        do()
        asked = record.learner and reading.marks("pk", record.learner.pk)

        assert record.marks == asked
        assert record.statuses == {topic: status for topic, status, _ in asked}

    assert record.word(topics.values()) == "dnd"


@pytest.mark.django_db
def test_ready_is_what_has_every_prerequisite_known(client: Client) -> None:
    create_topic("vectors")
    create_topic("derivatives")
    create_topic("matrices", requires=["vectors"])
    create_topic("gradients", requires=["vectors", "derivatives"])
    client.post("/topics/vectors/status/", {"status": "done"})
    client.post("/topics/derivatives/status/", {"status": "learning"})

    html = client.get("/").content.decode()

    offered = re.findall(r'<li><a href="/topics/([\w-]+)/">', html.split('id="where"')[1].split("</section>")[0])
    assert offered == ["derivatives", "matrices"]


@pytest.mark.django_db
def test_prerequisite_in_another_roadmap_can_make_a_topic_wait(client: Client) -> None:
    create_topic("vectors")
    other = create_roadmap(slug="vision", position=1)
    create_topic("edges", section=create_section(roadmap=other, slug="seeing"), requires=["vectors"])

    def offered() -> list[str]:
        html = client.get("/roadmaps/vision/").content.decode()
        return re.findall(r'<li><a href="/topics/([\w-]+)/">', html.split('id="where"')[1].split("</section>")[0])

    before = offered()
    client.post("/topics/vectors/status/", {"status": "skipped"})

    assert (before, offered()) == ([], ["edges"])


@pytest.mark.django_db
def test_marking_done_offers_what_it_unlocked_first(client: Client) -> None:
    create_topic("zeroth")
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])

    html = client.post("/topics/vectors/status/", {"status": "done"}, headers={"HX-Request": "true"}).content.decode()

    offered = re.findall(r'href="/topics/([\w-]+)/"', html.split("status__next")[1].split("</ul>")[0])
    assert offered == ["matrices", "zeroth"]


@pytest.mark.django_db
def test_every_page_tells_the_same_count(client: Client) -> None:
    for number in range(4):
        create_topic(f"topic-{number}")
    for number, status in enumerate(["done", "skipped", "learning"]):
        client.post(f"/topics/topic-{number}/status/", {"status": status})

    pages = [client.get(path).content.decode() for path in ("/", "/topics/topic-3/", "/roadmaps/deep-learning/basics/")]

    assert [re.search(r'id="standing">\s*<strong>(\d)</strong> of (\d) done', page).groups() for page in pages] == [
        ("1", "3")
    ] * 3


@pytest.mark.django_db
def test_marks_of_a_retired_topic_stay_and_leave_the_totals(client: Client) -> None:
    create_topic("vectors")
    topic = create_topic("abacus")
    client.post("/topics/abacus/status/", {"status": "done"})
    type(topic).objects.filter(pk=topic.pk).update(retired_at="2026-01-01T00:00Z")
    Outline.changed()

    html = client.get("/").content.decode()

    assert re.search(r'id="standing">\s*(\d topics)', html).group(1) == "1 topics"
    type(topic).objects.filter(pk=topic.pk).update(retired_at=None)
    Outline.changed()
    assert "<strong>1</strong> of 2 done" in client.get("/").content.decode()
