"""Loading what roadmaps place: all or nothing, nothing twice, and nothing that is placed no more."""

import pytest
from django.utils import timezone

from curriculum.content.load import ContentError, Report, load
from curriculum.models import Placement, Section, Topic
from curriculum.outline import Outline
from tests.factories import create_topic, every_row, front_matter, make_id, write_folder, write_roadmap, write_topic

pytestmark = pytest.mark.django_db


def place(*numbers):
    return [{"place": make_id(number)} for number in numbers]


def write_other(folder, **sections):
    return write_roadmap(folder, slug="other", sections=sections)


def placed():
    """Return (topic, section, position) of each placement, in order."""
    rows = Placement.objects.order_by("section__position", "position")
    return list(rows.values_list("topic__slug", "section__slug", "position"))


@pytest.fixture
def folder(tmp_path):
    """Write topics a, b and c, and another roadmap that places c, its own topic d, and a."""
    write_folder(tmp_path, {"a": [], "b": [], "c": ["a"]})
    home = write_other(tmp_path, more=[*place(2), "d", *place(0)])
    write_topic(home, "more", "d", **front_matter(3))
    return tmp_path


def test_load_places_topics_among_the_roadmaps_own(folder):
    report = load(folder)

    assert report == Report(topics=4, new=4, drawn=4, wrote=True)
    assert placed() == [("c", "more", 0), ("a", "more", 2)]
    assert [topic.slug for topic in Outline.current().roadmaps["other"].topics] == ["c", "d", "a"]


def test_second_load_of_places_writes_nothing(folder):
    load(folder)
    before = every_row()

    assert load(folder) == Report(topics=4, wrote=False)
    assert every_row() == before


def test_place_that_moves_keeps_its_row_and_one_that_is_gone_goes(folder):
    load(folder)
    before = dict(Placement.objects.values_list("topic__slug", "pk"))
    write_other(folder, more=["d", *place(0)])

    report = load(folder)

    assert report == Report(topics=4, changed=1, wrote=True)
    assert placed() == [("a", "more", 1)]
    assert Placement.objects.get().pk == before["a"]


def test_place_that_alone_changes_begins_a_new_edition(folder):
    load(folder)
    before = Outline.current().edition
    write_other(folder, more=[*place(2), "d", *place(1)])

    report = load(folder)

    assert (report, Outline.current().edition) == (Report(topics=4, wrote=True), before + 1)


def test_section_of_places_alone_goes_with_its_line_and_its_places(folder):
    write_other(folder, more=["d"], lent=place(0, 1))
    load(folder)
    write_other(folder, more=["d"])

    load(folder)

    assert (placed(), [section.slug for section in Section.objects.filter(roadmap__slug="other")]) == ([], ["more"])


def test_section_that_goes_from_the_file_while_the_admin_adds_to_it_is_a_clash(folder):
    write_other(folder, more=["d"], lent=place(0))
    load(folder)
    create_topic("by-hand", section=Section.objects.get(slug="lent"))
    write_other(folder, more=["d"])

    report = load(folder)

    assert [str(clash) for clash in report.clashes] == ["Other: sections > lent"]
    assert (placed(), Section.objects.filter(slug="lent").count()) == ([("a", "lent", 0)], 1)


def test_unknown_place_is_refused_and_nothing_is_written(folder):
    load(folder)
    write_other(folder, more=["d", *place(0, 9)])
    before = every_row()

    with pytest.raises(ContentError, match="E025 places 'T0000009', which is not the id of a topic"):
        load(folder)

    assert every_row() == before


def test_roadmap_loaded_by_itself_places_topics_of_the_database(folder):
    load(folder / "deep-learning")

    report = load(folder / "other")

    assert report == Report(topics=1, new=1, drawn=1, wrote=True)
    assert placed() == [("c", "more", 0), ("a", "more", 2)]
    assert load(folder / "other") == Report(topics=1, wrote=False)


def test_roadmap_loaded_by_itself_is_refused_a_retired_topic(folder):
    load(folder / "deep-learning")
    Topic.objects.filter(slug="c").update(retired_at=timezone.now())

    with pytest.raises(ContentError) as raised:
        load(folder / "other")

    assert [problem.message for problem in raised.value.problems] == [
        "places 'T0000002', but 'c' has been retired. Take it out, or publish it again first."
    ]


def test_topic_that_this_load_would_retire_cannot_be_placed(folder):
    load(folder)
    (folder / "deep-learning" / "basics" / "c.md").unlink()
    write_roadmap(folder, sections={"basics": ["a", "b"]})

    with pytest.raises(ContentError, match="'c' has been retired"):
        load(folder, allow_retiring=True)

    assert Topic.objects.retired().count() == 0


def test_topic_retired_in_the_admin_stays_placed_while_its_file_is_there(folder):
    load(folder)
    Topic.objects.filter(slug="c").update(retired_at=timezone.now())
    Outline.changed()

    assert load(folder) == Report(topics=4, wrote=False)
    assert [topic.slug for topic in Outline.current().roadmaps["other"].topics] == ["d", "a"]


def test_topic_that_moves_home_to_where_it_was_placed_is_placed_no_more(folder):
    load(folder)
    pk = Topic.objects.get(slug="c").pk
    (folder / "deep-learning" / "basics" / "c.md").rename(folder / "other" / "more" / "c.md")
    write_roadmap(folder, sections={"basics": ["a", "b"]})
    write_other(folder, more=[*place(0), "d", "c"])

    load(folder)

    moved = Topic.objects.get(slug="c")
    assert (moved.pk, moved.section.slug, placed()) == (pk, "more", [("a", "more", 0)])
    assert load(folder) == Report(topics=4, wrote=False)
