"""What stands in an order at the desk: numbers decide, new rows go to the end, and an empty row is none."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.models import Placement, Resource, Section, Topic
from tests.factories import create_placement, create_resource, create_roadmap, create_section, create_topic
from tests.filled import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


def save(editor: Client, model: str, pk: int, *, rows: str = "", **changes: Any) -> Any:
    """Open a form of the desk and send it, with some fields changed."""
    address = f"/admin/curriculum/{model}/{pk}/change/"
    return editor.post(address, filled(editor.get(f"{address}?rows={rows}").content.decode()) | changes)


def resources(topic: Topic) -> list[tuple[str, int]]:
    return list(topic.resources.values_list("title", "position"))


def test_numbers_order_the_rows_of_a_topic(editor: Client) -> None:
    topic = create_topic("vectors")
    for number, title in enumerate(("One", "Two", "Three")):
        create_resource(topic, title=title, position=number)

    save(editor, "topic", topic.pk, **{"resources-0-position": "5", "resources-2-position": "0"})

    assert resources(topic) == [("Three", 0), ("Two", 1), ("One", 5)]


def test_row_without_a_number_goes_to_the_end(editor: Client) -> None:
    topic = create_topic("vectors")
    for number, title in enumerate(("One", "Two")):
        create_resource(topic, title=title, position=number + 3)
    new = {"title": "New", "authors": "A", "url": "https://a.org/", "kind": "book", "level": "beginner", "cost": "free"}

    response = save(
        editor,
        "topic",
        topic.pk,
        rows="more",
        **{"resources-0-position": ""},
        **{f"resources-2-{name}": value for name, value in (new | {"where": "All", "why": "It is."}).items()},
    )

    assert response.status_code == 302
    assert resources(topic) == [("Two", 4), ("One", 5), ("New", 6)]


def test_row_that_has_a_number_alone_is_no_row(editor: Client) -> None:
    topic = create_topic("vectors")

    response = save(
        editor, "topic", topic.pk, rows="more", **{"resources-0-position": "1", "prerequisites-0-position": "1"}
    )

    assert (response.status_code, Resource.objects.count()) == (302, 0)


def test_number_that_is_none_is_refused(editor: Client) -> None:
    topic = create_topic("vectors")
    create_resource(topic)

    response = save(editor, "topic", topic.pk, **{"resources-0-position": "-1"})

    assert response.status_code == 200
    assert resources(topic) == [("A good book", 0)]


def test_sections_are_ordered_on_the_page_of_their_roadmap(editor: Client) -> None:
    sections = [create_section(slug=slug) for slug in ("one", "two")]

    save(editor, "roadmap", sections[0].roadmap_id, **{"sections-0-position": "2"})

    assert list(Section.objects.values_list("slug", flat=True)) == ["two", "one"]


@pytest.fixture
def lent() -> Section:
    """A section with two topics at home, and between them one that it places."""
    other = create_topic("guest")
    lent = create_section(roadmap=create_roadmap(slug="other", position=1), slug="lent")
    create_topic("first", section=lent, position=0)
    create_placement(other, lent, position=1)
    create_topic("last", section=lent, position=2)
    create_topic("gone", section=lent, position=1, retired_at="2026-01-01T00:00Z")
    return lent


def shown(section: Section) -> list[str]:
    html = Client().get(section.get_absolute_url()).content.decode()
    return sorted(("first", "guest", "last"), key=lambda slug: html.index(f'data-topic="{slug}"'))


def test_topics_of_a_section_are_ordered_with_those_it_places(editor: Client, lent: Section) -> None:
    first, guest = Topic.objects.get(slug="first"), Placement.objects.get()
    before = shown(lent)

    response = save(
        editor,
        "section",
        lent.pk,
        **{f"topic-{first.pk}-position": "1", f"placement-{guest.pk}-position": "0"},
    )

    assert response.status_code == 302
    assert (before, shown(lent)) == (["first", "guest", "last"], ["guest", "first", "last"])


def test_form_of_a_section_lists_what_learners_see_in_order(editor: Client, lent: Section) -> None:
    form = editor.get(f"/admin/curriculum/section/{lent.pk}/change/").context["adminform"].form

    assert [(str(place.topic), place.is_home) for place in form.places] == [
        ("First", True),
        ("Guest", False),
        ("Last", True),
    ]


def test_number_of_a_topic_that_is_none_is_refused(editor: Client, lent: Section) -> None:
    first = Topic.objects.get(slug="first")

    response = save(editor, "section", lent.pk, **{f"topic-{first.pk}-position": "x"})

    assert (response.status_code, "Enter a whole number." in response.content.decode()) == (200, True)


def test_topic_newly_placed_goes_to_the_end_of_its_section(editor: Client, lent: Section) -> None:
    new = create_topic("new", section=Section.objects.get(slug="basics"))

    save(editor, "section", lent.pk, rows="more", **{"placements-1-topic": str(new.pk)})

    assert Placement.objects.get(topic=new).position == 3


@pytest.mark.parametrize("number", [1, 3])
def test_form_of_a_section_costs_a_fixed_number_of_queries(
    editor: Client, lent: Section, django_assert_num_queries, number: int
) -> None:
    for each in range(number):
        create_topic(f"own-{each}", section=lent)

    with django_assert_num_queries(10):
        editor.get(f"/admin/curriculum/section/{lent.pk}/change/")
