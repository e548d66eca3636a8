"""What topics are called: a name that changes leads on, and nobody takes another's."""

import pytest
from django.utils import timezone

from curriculum.content.load import ContentError, Report, load
from curriculum.models import Alias, Topic
from tests.factories import (
    create_roadmap,
    create_section,
    create_topic,
    every_row,
    front_matter,
    make_id,
    write_folder,
    write_roadmap,
    write_topic,
)

pytestmark = pytest.mark.django_db


def write_topics(folder, *topics, slug="deep-learning"):
    """Write a roadmap of exactly these topics, each a slug, a number and further fields."""
    home = write_roadmap(folder, slug=slug, sections={"basics": [name for name, _, _ in topics]})
    for path in home.glob("*/*.md"):
        path.unlink()
    for name, number, fields in topics:
        write_topic(home, "basics", name, **front_matter(number, **fields))


def names():
    """Return (slug of the topic, its aliases) by id."""
    return {topic.code: (topic.slug, [alias.slug for alias in topic.aliases.all()]) for topic in Topic.objects.all()}


def test_renamed_file_keeps_the_row_and_leaves_an_alias(tmp_path):
    write_topics(tmp_path, ("a", 0, {}), ("b", 1, {}))
    load(tmp_path)
    pk = Topic.objects.get(slug="b").pk
    write_topics(tmp_path, ("a", 0, {}), ("beta", 1, {}))

    report = load(tmp_path)

    assert report == Report(topics=2, changed=1, wrote=True)
    assert names() == {make_id(0): ("a", []), make_id(1): ("beta", ["b"])}
    assert Topic.objects.get(slug="beta").pk == pk


def test_topic_that_is_named_as_it_was_before_needs_no_alias_for_that(tmp_path):
    for slug in ("a", "other", "a"):
        write_topics(tmp_path, (slug, 0, {}))
        load(tmp_path)

    assert names() == {make_id(0): ("a", ["other"])}


def test_two_topics_exchange_their_slugs(tmp_path):
    write_topics(tmp_path, ("a", 0, {}), ("b", 1, {"requires": [{"topic": "a", "reason": "It needs a."}]}))
    load(tmp_path)
    pks = dict(Topic.objects.values_list("code", "pk"))
    write_topics(tmp_path, ("b", 0, {}), ("a", 1, {"requires": [{"topic": "b", "reason": "It needs b."}]}))

    load(tmp_path)

    assert names() == {make_id(0): ("b", []), make_id(1): ("a", [])}
    assert dict(Topic.objects.values_list("code", "pk")) == pks
    assert Topic.objects.get(slug="a").prerequisites.get().requires.code == make_id(0)
    assert load(tmp_path).wrote is False


def test_slug_that_is_free_again_goes_to_a_new_topic_and_not_to_the_old_one(tmp_path):
    write_topics(tmp_path, ("a", 0, {}))
    load(tmp_path)
    write_topics(tmp_path, ("b", 0, {}), ("a", 1, {}))

    load(tmp_path)

    assert names() == {make_id(0): ("b", []), make_id(1): ("a", [])}


def test_topic_may_be_called_what_looks_like_a_stopgap(tmp_path):
    write_topics(tmp_path, ("a", 0, {}))
    load(tmp_path)
    pk = Topic.objects.get().pk
    stopgap = f"was-{pk}"
    write_topics(tmp_path, ("a", 0, {}), (stopgap, 1, {}))
    load(tmp_path)
    write_topics(tmp_path, ("b", 0, {}), (stopgap, 1, {}))

    load(tmp_path)

    assert names() == {make_id(0): ("b", ["a"]), make_id(1): (stopgap, [])}


def test_alias_taken_out_of_a_file_goes_on_leading_to_its_topic(tmp_path):
    write_topics(tmp_path, ("a", 0, {"aliases": ["old-name"]}))
    load(tmp_path)
    write_topics(tmp_path, ("a", 0, {}))

    load(tmp_path)

    assert names() == {make_id(0): ("a", ["old-name"])}


def test_alias_moves_to_the_topic_whose_file_now_has_it(tmp_path):
    write_topics(tmp_path, ("a", 0, {"aliases": ["old-name"]}), ("b", 1, {}))
    load(tmp_path)
    write_topics(tmp_path, ("a", 0, {}), ("b", 1, {"aliases": ["old-name"]}))

    load(tmp_path)

    assert names() == {make_id(0): ("a", []), make_id(1): ("b", ["old-name"])}


def test_alias_may_become_the_slug_and_the_slug_an_alias(tmp_path):
    write_topics(tmp_path, ("a", 0, {"aliases": ["old-name"]}))
    load(tmp_path)
    write_topics(tmp_path, ("old-name", 0, {"aliases": ["a"]}))

    load(tmp_path)

    assert names() == {make_id(0): ("old-name", ["a"])}


@pytest.mark.parametrize(("retired", "state"), [(True, "retired"), (False, "published")])
def test_slug_of_a_topic_without_a_file_is_refused_to_another(tmp_path, retired, state):
    topic = create_topic("a", code=make_id(5), retired_at=timezone.now() if retired else None)
    write_topics(tmp_path, ("a", 0, {}))
    before = every_row()

    with pytest.raises(ContentError) as raised:
        load(tmp_path)

    path = tmp_path / "deep-learning" / "basics" / "a.md"
    assert str(raised.value) == (
        f"{path}:1: E012 'a' is the name of another topic, '{topic.title}' (id {make_id(5)}, {state}). "
        "Give this file that id to bring it back, or choose another slug."
    )
    assert every_row() == before


@pytest.mark.parametrize(("slug", "aliases"), [("taken", []), ("b", ["taken"])])
def test_alias_of_a_topic_of_another_roadmap_is_refused_to_this_one(tmp_path, slug, aliases):
    other = create_topic("a", section=create_section(roadmap=create_roadmap(slug="other")), code=make_id(5))
    Alias.objects.create(slug="taken", topic=other)
    write_topics(tmp_path, (slug, 0, {"aliases": aliases}))
    before = every_row()

    with pytest.raises(ContentError) as raised:
        load(tmp_path)

    assert [(problem.line, problem.code) for problem in raised.value.problems] == [(1, "E012")]
    assert every_row() == before


def test_section_and_roadmap_keep_their_rows_when_their_titles_change(tmp_path):
    write_folder(tmp_path, {"a": []})
    load(tmp_path)
    before = {label: [next(iter(row.values())) for row in rows] for label, rows in every_row().items()}  # the keys
    write_roadmap(tmp_path, sections={"basics": ["a"]}, title="Another", summary="Another.")

    report = load(tmp_path)

    assert report == Report(topics=1, wrote=True)
    assert {label: [next(iter(row.values())) for row in rows] for label, rows in every_row().items()} == before


def test_renamed_section_takes_its_topics_with_it(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": ["a"]}) / "deep-learning"
    load(tmp_path)
    before = dict(Topic.objects.values_list("code", "pk"))
    (home / "basics").rename(home / "first")
    write_roadmap(tmp_path, sections={"first": ["a", "b"]})

    load(tmp_path)

    assert dict(Topic.objects.values_list("code", "pk")) == before
    assert set(Topic.objects.values_list("section__slug", "source_path")) == {
        ("first", "deep-learning/first/a.md"),
        ("first", "deep-learning/first/b.md"),
    }
    assert [row["slug"] for row in every_row()["curriculum.section"]] == ["first"]
