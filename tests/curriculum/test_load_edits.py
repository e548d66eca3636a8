"""What was edited at the desk since the last load is kept, merged or named; nothing is overwritten."""

import io

import pytest
from django.core.management import call_command

from curriculum.content.load import load
from curriculum.models import Clash, Prerequisite, Resource, Revision, Section, Topic
from tests.curriculum.test_load import RESOURCE
from tests.factories import create_topic, every_row, front_matter, make_id, write_folder, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

BODY = "## It\n\nOne.\n\nTwo.\n\nThree."


@pytest.fixture
def home(tmp_path):
    write_folder(tmp_path, {"a": [], "b": [], "c": []})
    write_topic(tmp_path / "deep-learning", "basics", "a", body=BODY, **front_matter(0, resources=[RESOURCE]))
    load(tmp_path)
    return tmp_path / "deep-learning"


def edit(name="a", **fields):
    Topic.objects.filter(slug=name).update(**fields)


def write_a(home, *, body=BODY, **fields):
    write_topic(home, "basics", "a", body=body, **front_matter(0, **{"resources": [RESOURCE]} | fields))


def run(folder, *arguments):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("load_content", folder, *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue(), err.getvalue()


def test_terms_of_both_sides_are_kept_and_the_same_term_said_differently_is_a_clash(home):
    rate = {"term": "rate", "also": [], "means": "Its length."}
    write_a(home, terms=[rate])
    load(home.parent)
    edit(terms=[rate | {"means": "How long it is."}, {"term": "epoch", "also": [], "means": "All data."}])
    write_a(home, terms=[rate | {"also": ["pace"], "means": "How far it goes."}])

    report = load(home.parent)

    assert [clash.at for clash in report.clashes] == [["terms", "rate", "means"]]
    assert Topic.objects.get(slug="a").terms == [
        {"term": "rate", "also": ["pace"], "means": "How long it is."},
        {"term": "epoch", "also": [], "means": "All data."},
    ]


def test_edit_stays_when_its_file_says_the_same(home):
    edit(title="Edited")
    before = every_row()

    assert load(home.parent).wrote is False
    assert every_row() == before


def test_edit_stays_when_its_file_says_something_else_of_another_field(home):
    edit(title="Edited")
    write_a(home, hours=5)

    report = load(home.parent)

    topic = Topic.objects.get(slug="a")
    assert (topic.title, topic.hours, report.clashes) == ("Edited", 5, [])


def test_texts_edited_on_both_sides_are_merged_by_line(home):
    edit(body=BODY.replace("One", "1"))
    write_a(home, body=BODY.replace("Three", "3"))

    load(home.parent)

    topic = Topic.objects.get(slug="a")
    assert topic.body == "## It\n\n1.\n\nTwo.\n\n3."
    assert "<p>3.</p>" in topic.html


def test_clash_changes_neither_side_and_is_named_until_it_is_gone(home):
    edit(title="Edited")
    write_a(home, title="From the file", hours=5)

    first, second = run(home.parent), run(home.parent)

    topic = Topic.objects.get(slug="a")
    assert (topic.title, topic.hours) == ("Edited", 5)
    assert list(Clash.objects.values_list("topic", "at", "base", "file", "edit")) == [
        (topic.pk, ["title"], "Topic 0", "From the file", "Edited")
    ]
    said = "Edited: title: file and database both changed. Settle it in the admin, under clashes.\n"
    assert (first[:2], second[:2]) == ((3, said), (3, said))
    assert second[2].startswith("3 topics; nothing has changed.")
    write_a(home, title="Edited", hours=5)
    assert (run(home.parent)[0], Clash.objects.count()) == (0, 0)


def test_resource_edited_here_and_another_added_there_are_both_kept(home):
    Resource.objects.update(why="It is very clear.")
    write_a(home, resources=[RESOURCE, RESOURCE | {"url": "https://example.org/more"}])

    load(home.parent)

    assert list(Resource.objects.values_list("url", "why")) == [
        ("https://example.org/", "It is very clear."),
        ("https://example.org/more", "It is clear."),
    ]


def test_circle_closed_by_desk_and_file_together_is_a_clash(home):
    a, b = (Topic.objects.get(slug=slug) for slug in "ab")
    Prerequisite.objects.create(topic=a, requires=b, reason="Why not.")
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c"]})
    write_topic(home, "basics", "b", **front_matter(1, requires=[{"topic": "a", "reason": "It needs a."}]))

    report = load(home.parent)

    assert [str(clash) for clash in report.clashes] == ["Topic 1: requires"]
    assert list(Prerequisite.objects.values_list("topic__slug", "requires__slug")) == [("a", "b")]
    assert load(home.parent).wrote is False


def test_name_given_at_the_desk_stays_and_the_files_name_leads_to_it(home):
    edit(slug="alpha")
    write_a(home, hours=5)

    load(home.parent)

    topic = Topic.objects.get(code=make_id(0))
    assert (topic.slug, topic.hours) == ("alpha", 5)


def test_new_file_cannot_take_a_name_that_the_desk_has_given_away(home):
    edit(slug="d")
    write_topic(home, "basics", "d", **front_matter(3))
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c", "d"]})
    before = every_row()

    status, out, _ = run(home.parent)

    assert (status, "E012 'd' is the name of another topic" in out, every_row() == before) == (1, True, True)


def test_order_and_section_of_the_desk_stay(home):
    section = Section.objects.create(roadmap=Section.objects.get().roadmap, slug="new", title="New", position=9)
    edit("c", section=section, position=0)
    edit("a", position=8)
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c"]}, title="Renamed")

    load(home.parent)

    assert list(Topic.objects.in_order().values_list("slug", "section__slug")) == [
        ("b", "basics"),
        ("a", "basics"),
        ("c", "new"),
    ]
    assert Section.objects.get(slug="new").roadmap.title == "Renamed"


def test_topic_retired_at_the_desk_stays_so_when_its_file_changes(home):
    edit(retired_at="2026-11-01T00:00Z")
    write_a(home, hours=5)

    load(home.parent)

    assert list(Topic.objects.retired().values_list("slug", "hours")) == [("a", 5)]


def test_topic_made_at_the_desk_keeps_its_place_among_new_ones(home):
    create_topic("by-hand", position=9)
    write_topic(home, "basics", "d", **front_matter(3))
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c", "d"]})

    load(home.parent)

    assert [topic.slug for topic in Topic.objects.in_order()] == ["a", "b", "c", "by-hand", "d"]


def test_plan_says_what_would_change_and_changes_nothing(home):
    edit(title="Edited")
    write_a(home, title="From the file", hours=5, body=BODY.replace("Two", "2"))
    before = every_row()

    status, out, err = run(home.parent, "--plan")

    assert status == 3
    assert out.splitlines()[:6] == ["a: hours", "  -2.0", "  +5.0", "a: body", "  -Two.", "  +2."]
    assert err.startswith("Nothing was written. It would be: 3 topics: 0 new, 1 changed")
    assert every_row() == before


def test_load_keeps_each_state_that_it_changes_as_a_revision(home):
    edit(title="Edited")
    write_a(home, hours=5)

    load(home.parent)

    kept = Revision.objects.filter(topic__slug="a").order_by("pk")
    assert [(each.state["title"], each.state["hours"], each.why) for each in kept] == [
        ("Topic 0", 2.0, "loaded from files"),
        ("Edited", 2.0, "as found"),
        ("Edited", 5.0, "loaded from files"),
    ]


def test_database_from_before_bases_keeps_edits_of_unchanged_files_and_a_revision_of_others(home):
    edit("a", title="Edited", base={})
    edit("b", title="Edited too", base={})
    write_topic(home, "basics", "b", **front_matter(1, title="From the file"))

    load(home.parent)

    assert list(Topic.objects.order_by("slug").values_list("title", flat=True)) == [
        "Edited",
        "From the file",
        "Topic 2",
    ]
    assert [each.state["title"] for each in Revision.objects.filter(topic__slug="b", why="as found")] == ["Edited too"]
