"""A topic on several roadmaps: one topic, one page, one status, wherever it stands."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.utils import timezone

from curriculum.models import Placement, Topic
from curriculum.outline import Outline
from progress.record import Record
from tests.factories import create_placement, create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def lent():
    """Return a section of another roadmap, which stands after the first one."""
    create_section()
    return create_section(roadmap=create_roadmap(slug="other", position=1), slug="lent")


def slugs(topics):
    return [topic.slug for topic in topics]


def record_of(client: Client) -> Record:
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return Record.of(request)


def test_topic_stands_once_in_a_section(lent):
    topic = create_topic("vectors")
    create_placement(topic, lent)

    with pytest.raises(IntegrityError, match=r"placement_once_in_a_section|UNIQUE"):
        create_placement(topic, lent)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("home", "This roadmap is the topic's own; move the topic instead."),
        ("lent again", "It already stands in the section “Lent” of this roadmap."),
    ],
)
def test_topic_is_not_placed_at_home_or_twice(lent, where, said):
    topic = create_topic("vectors")
    create_placement(topic, lent)
    section = create_section(slug="more") if where == "home" else create_section(roadmap=lent.roadmap, slug="more")

    with pytest.raises(ValidationError) as raised:
        Placement(topic=topic, section=section).full_clean()

    assert raised.value.message_dict == {"topic": [said]}


def test_placement_that_stands_may_be_saved_again(lent):
    create_placement(create_topic("vectors"), lent).full_clean()


def test_outline_shows_a_placed_topic_in_both_roadmaps_and_keeps_its_home(lent):
    vectors, matrices = create_topic("vectors"), create_topic("matrices")
    create_topic("own", section=lent, position=1)
    create_placement(matrices, lent, position=0)
    create_placement(vectors, lent, position=2)

    outline = Outline.current()

    first, other = outline.roadmaps.values()
    entry = outline.topics["vectors"]
    assert (slugs(first.topics), slugs(other.topics)) == (["vectors", "matrices"], ["matrices", "own", "vectors"])
    assert other.topics[2] is first.topics[0] is entry
    assert (entry.section.slug, entry.number, [section.slug for section in entry.also]) == ("basics", 1, ["lent"])
    assert outline.topics["own"].number == 2
    assert (first.hours, other.hours, other.sections[0].hours) == (4, 6, 6)
    assert slugs(outline.neighbours(entry)[1:]) == ["matrices"]


def test_roadmap_that_places_may_stand_before_the_topics_home():
    lent = create_section(roadmap=create_roadmap(slug="first", position=0), slug="lent")
    home = create_section(roadmap=create_roadmap(slug="second", position=1), slug="basics")
    create_placement(create_topic("vectors", section=home), lent)

    outline = Outline.current()

    assert {slug: slugs(roadmap.topics) for slug, roadmap in outline.roadmaps.items()} == {
        "first": ["vectors"],
        "second": ["vectors"],
    }
    assert outline.home.slug == "first"
    assert outline.topics["vectors"].section.roadmap.slug == "second"


def test_section_knows_the_one_roadmap_that_lends_it_all_its_topics(lent):
    create_placement(create_topic("vectors"), lent)
    before = Outline.current().roadmaps["other"].sections[0].lender
    create_topic("own", section=lent)

    assert before.slug == "deep-learning"
    assert [section.lender for roadmap in Outline.current().roadmaps.values() for section in roadmap.sections] == [
        None,
        None,
    ]


def test_retired_topic_is_not_shown_where_it_is_placed_and_comes_back(lent):
    topic = create_topic("vectors")
    create_placement(topic, lent)
    Topic.objects.update(retired_at=timezone.now())
    create_topic("matrices")
    hidden = list(Outline.current().roadmaps)
    Topic.objects.update(retired_at=None)
    Outline.changed()

    assert (hidden, slugs(Outline.current().roadmaps["other"].topics)) == (["deep-learning"], ["vectors"])


def test_topic_that_has_moved_to_where_it_was_placed_stands_there_once(lent):
    topic = create_topic("vectors")
    create_topic("matrices")
    create_placement(topic, lent)
    Topic.objects.filter(pk=topic.pk).update(section=create_section(roadmap=lent.roadmap, slug="new-home"))
    Outline.changed()

    outline = Outline.current()

    other = outline.roadmaps["other"]
    assert [(section.slug, slugs(section.topics)) for section in other.sections] == [("new-home", ["vectors"])]
    assert outline.topics["vectors"].also == []


def test_topic_placed_twice_past_all_checks_stands_once(lent):
    topic = create_topic("vectors")
    create_placement(topic, lent)
    create_placement(topic, create_section(roadmap=lent.roadmap, slug="again"))

    other = Outline.current().roadmaps["other"]

    assert [(section.slug, slugs(section.topics)) for section in other.sections] == [("lent", ["vectors"])]


def test_graph_reaches_the_topics_beneath_a_roadmap(lent):
    create_topic("numbers")
    create_topic("vectors", requires=["numbers"])
    gan = create_topic("gan", requires=["vectors"])
    create_placement(gan, lent)

    outline = Outline.current()

    other = outline.roadmaps["other"]
    assert slugs(other.beneath) == ["numbers", "vectors"]
    assert list(other.graph.items()) == [("gan", ["vectors"]), ("numbers", []), ("vectors", ["numbers"])]
    assert slugs(outline.home.beneath) == []


def test_beyond_counts_what_stands_on_the_home_roadmap(lent):
    """Through a topic that does not stand there, and without counting that."""
    vectors = create_topic("vectors")
    create_topic("edges", section=lent, requires=["vectors"])
    create_placement(create_topic("gan", section=lent, requires=["edges"]), vectors.section)

    outline = Outline.current()

    assert [outline.topics[slug].beyond for slug in ("vectors", "edges")] == [1, 1]


def test_status_is_one_wherever_the_topic_stands(client: Client, lent):
    create_placement(create_topic("vectors"), lent)
    create_placement(create_topic("matrices", requires=["vectors"]), lent)
    client.post("/topics/vectors/status/", {"status": "done"})

    record, roadmaps = record_of(client), Outline.current().roadmaps.values()

    assert [record.standing(roadmap.topics).done for roadmap in roadmaps] == [1, 1]
    for path in ("/", "/roadmaps/other/", "/roadmaps/other/lent/", "/roadmaps/deep-learning/basics/", "/roadmaps/"):
        html = client.get(path).content.decode()
        assert set(re.findall(r'data-topic="vectors" data-status="([\w-]+)"', html)) == {"done"}, path


def test_topic_is_ready_in_one_roadmap_when_it_is_in_the_other(client: Client, lent):
    create_topic("vectors")
    create_placement(create_topic("matrices", requires=["vectors"]), lent)

    def ready() -> list[bool]:
        record = record_of(client)
        return ["matrices" in slugs(record.ready(roadmap)) for roadmap in Outline.current().roadmaps.values()]

    before = ready()
    client.post("/topics/vectors/status/", {"status": "done"})

    assert (before, ready()) == ([False, False], [True, True])
