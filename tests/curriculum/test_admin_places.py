"""The editors' desk for what a section places: found by name, refused with a reason, shown at once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.models import Placement, Section
from tests.factories import create_placement, create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.fixture
def lent() -> Section:
    create_section()
    return create_section(roadmap=create_roadmap(slug="other", position=1), slug="lent")


def save(editor: Client, section: Section, *topics: int, **changes: Any) -> Any:
    """Post the form of a section, which is stored or new, with these topics placed anew."""
    fields = ("slug", "title", "summary", "position")
    data = {name: getattr(section, name) for name in fields} | {"roadmap": section.roadmap_id}
    data |= {"placements-TOTAL_FORMS": len(topics), "placements-INITIAL_FORMS": 0}
    for i, pk in enumerate(topics):
        data |= {f"placements-{i}-topic": pk, f"placements-{i}-position": i}
    place = f"{section.pk}/change" if section.pk else "add"
    return editor.post(f"/admin/curriculum/section/{place}/", data | changes)


def errors(response: Any) -> list[str]:
    (formset,) = (each.formset for each in response.context["inline_admin_formsets"])
    said = [str(error) for form in formset.forms for field in form.errors.values() for error in field]
    return [*said, *(str(error) for error in formset.non_form_errors())]


def test_topic_that_is_placed_is_on_the_public_page_at_once(editor: Client, lent: Section) -> None:
    topic = create_topic("vectors")
    before = Client().get("/roadmaps/other/lent/").status_code

    response = save(editor, lent, topic.pk)

    html = Client().get("/roadmaps/other/lent/").content.decode()
    assert (response.status_code, before, 'data-topic="vectors"' in html) == (302, 404, True)


def test_topic_to_place_is_found_by_name(editor: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")

    found = editor.get(
        "/admin/autocomplete/?app_label=curriculum&model_name=placement&field_name=topic&term=vect"
    ).json()["results"]

    assert [each["text"] for each in found] == ["Vectors"]


def test_topics_whose_title_has_what_was_typed_are_found_first(editor: Client) -> None:
    for slug, body in (("matrices", "## Why\n\nA norm."), ("batch-norm", ""), ("norms", ""), ("vectors", "A norm.")):
        create_topic(slug, body=body)

    found = editor.get(
        "/admin/autocomplete/?app_label=curriculum&model_name=placement&field_name=topic&term=norm"
    ).json()["results"]

    assert [each["text"] for each in found] == ["Norms", "Batch norm", "Matrices", "Vectors"]


def test_topic_is_refused_to_its_own_roadmap(editor: Client, lent: Section) -> None:
    topic = create_topic("vectors", section=lent)

    response = save(editor, create_section(roadmap=lent.roadmap, slug="more"), topic.pk)

    assert errors(response) == ["This roadmap is the topic's own; move the topic instead."]
    assert Placement.objects.count() == 0


def test_topic_that_stands_in_the_roadmap_is_refused_to_a_new_section_of_it(editor: Client, lent: Section) -> None:
    topic = create_topic("vectors")
    create_placement(topic, lent)
    new = Section(roadmap=lent.roadmap, slug="more", title="More", summary="About more.", position=1)

    response = save(editor, new, topic.pk)

    assert errors(response) == ["It already stands in the section “Lent” of this roadmap."]
    assert (Placement.objects.count(), Section.objects.filter(slug="more").count()) == (1, 0)


def test_topic_that_is_given_twice_is_refused(editor: Client, lent: Section) -> None:
    topic = create_topic("vectors")

    response = save(editor, lent, topic.pk, topic.pk)

    assert response.status_code == 200
    assert "Please correct the duplicate data for topic." in errors(response)
    assert Placement.objects.count() == 0


def test_place_without_a_topic_is_refused_by_its_field(editor: Client, lent: Section) -> None:
    response = save(editor, lent, 999)

    assert errors(response) == ["Select a valid choice. That choice is not one of the available choices."]


def test_section_that_moves_to_the_home_of_what_it_places_is_refused(editor: Client, lent: Section) -> None:
    topic = create_topic("vectors")
    placement = create_placement(topic, lent)
    rows = {
        "placements-TOTAL_FORMS": 1,
        "placements-INITIAL_FORMS": 1,
        "placements-0-id": placement.pk,
        "placements-0-section": lent.pk,
        "placements-0-topic": topic.pk,
        "placements-0-position": 0,
    }

    response = save(editor, lent, **rows, roadmap=topic.section.roadmap_id)

    assert errors(response) == ["This roadmap is the topic's own; move the topic instead."]
    assert Section.objects.get(pk=lent.pk).roadmap == lent.roadmap


@pytest.mark.parametrize("number", [1, 3])
def test_lists_count_what_is_placed_beside_what_is_at_home(
    editor: Client, lent: Section, django_assert_num_queries, number: int
) -> None:
    for each in range(number):
        create_topic(f"own-{each}", section=lent)
        create_placement(create_topic(f"topic-{each}", section=Section.objects.get(slug="basics")), lent)

    with django_assert_num_queries(6):
        sections = editor.get("/admin/curriculum/section/").context["cl"].queryset
    roadmaps = editor.get("/admin/curriculum/roadmap/").context["cl"].queryset

    assert list(sections.values_list("slug", "number", "sum", "placed_number")) == [
        ("basics", number, 2 * number, 0),
        ("lent", number, 2 * number, number),
    ]
    assert list(roadmaps.values_list("slug", "number", "placed_number")) == [
        ("deep-learning", number, 0),
        ("other", number, number),
    ]
