"""The editors' desk: what it finds, what it refuses, and that pages follow."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.admin.lines import TermsField
from curriculum.models import Alias, Prerequisite, Topic
from tests.factories import create_resource, create_section, create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


def form_of(topic: Topic, **changes: Any) -> dict[str, Any]:
    """Return what the change form of a topic would post, with some fields changed."""
    fields = ("position", "slug", "title", "short", "summary", "kind", "difficulty", "hours", "body")
    data: dict[str, Any] = {name: getattr(topic, name) for name in fields}
    data["version"] = getattr(topic.revisions.first(), "pk", 0)
    data |= {"section": topic.section_id, "outcomes": "\n".join(topic.outcomes)}
    data["terms"] = TermsField().prepare_value(topic.terms)
    for prefix, rows in (
        ("prerequisites", topic.prerequisites.values("id", "requires", "reason", "position")),
        ("resources", []),
        ("questions", []),
        ("aliases", []),
    ):
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
        for i, row in enumerate(rows):
            data |= {f"{prefix}-{i}-{name}": value for name, value in row.items()} | {f"{prefix}-{i}-topic": topic.pk}
    return data | changes


def save(editor: Client, topic: Topic, **changes: Any) -> Any:
    return editor.post(f"/admin/curriculum/topic/{topic.pk}/change/", form_of(topic, **changes))


def test_refused_form_names_at_its_head_what_is_wrong_and_leads_to_it(editor: Client) -> None:
    html = save(editor, create_topic("vectors"), title="", body="[[nowhere]]").content.decode()

    head = html.split('<ul class="wrong">')[1].split("</ul>")[0]
    named = re.findall(r'<li><a href="#(\w+)">([^<]+)</a>: ([^<]+)</li>', head)
    assert named == [
        ("id_title", "Title", "This field is required."),
        ("id_body", "Lesson", "Line 1: [[nowhere]] is not a topic."),
    ]
    assert all(f'id="{where}"' in html for where, _, _ in named)


@pytest.mark.parametrize("model", ["roadmap", "section", "topic", "figure"])
def test_lists_open_and_search(editor: Client, model: str) -> None:
    create_topic("vectors")

    assert editor.get(f"/admin/curriculum/{model}/?q=a").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_topics_costs_a_fixed_number_of_queries(editor: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")

    with django_assert_num_queries(8):
        editor.get("/admin/curriculum/topic/")


def test_edit_is_on_the_public_page_at_once(editor: Client) -> None:
    topic = create_topic("vectors")
    Client().get("/topics/vectors/")

    response = save(editor, topic, title="Arrows", body="## Anew\n\nA **new** text on $x$.")

    assert response.status_code == 302
    html = Client().get("/topics/vectors/").content.decode()
    assert ("<h1>Arrows</h1>" in html, "A <strong>new</strong> text" in html, "<math>" in html) == (True, True, True)


def test_edit_of_a_title_is_followed_by_the_topics_that_name_it(editor: Client) -> None:
    topic = create_topic("vectors")
    create_topic("matrices", body="## It\n\nSee [[vectors]].")

    save(editor, topic, title="Arrows")

    assert 'href="/topics/vectors/" rel="noopener noreferrer">Arrows</a>' in Topic.objects.get(slug="matrices").html


def test_cycle_is_refused_with_its_path_and_the_text_is_kept(editor: Client) -> None:
    first = create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    last = create_topic("networks", requires=["matrices"])

    response = save(
        editor,
        first,
        summary="A summary that took an hour.",
        **{
            "prerequisites-TOTAL_FORMS": 1,
            "prerequisites-0-requires": last.pk,
            "prerequisites-0-reason": "Why not.",
            "prerequisites-0-position": 0,
            "prerequisites-0-topic": first.pk,
        },
    )

    assert response.status_code == 200
    assert "circle: vectors -&gt; networks -&gt; matrices -&gt; vectors" in response.content.decode()
    assert "A summary that took an hour." in response.content.decode()
    assert Prerequisite.objects.count() == 2


def test_lesson_that_cannot_be_drawn_is_refused_with_its_line(editor: Client) -> None:
    topic = create_topic("vectors")

    response = save(editor, topic, body="## It\n\n$\\foo$\n\n[[matrixes]]")

    html = response.content.decode()
    assert ("Line 3: " in html, "Line 5: [[matrixes]] is not a topic." in html) == (True, True)
    assert Topic.objects.get().body == topic.body


def test_rename_leaves_an_alias(editor: Client) -> None:
    topic = create_topic("vectors")

    save(editor, topic, slug="arrows")

    assert list(Alias.objects.values_list("slug", "topic__slug")) == [("vectors", "arrows")]
    assert Client().get("/topics/vectors/")["Location"] == "/topics/arrows/"


def test_rename_there_and_back_leaves_no_loop(editor: Client) -> None:
    topic = create_topic("vectors")
    save(editor, topic, slug="arrows")
    save(editor, Topic.objects.get(), slug="vectors")

    assert Client().get("/topics/arrows/")["Location"] == "/topics/vectors/"
    assert Client().get("/topics/vectors/").status_code == 200


def test_slug_that_leads_elsewhere_is_refused(editor: Client) -> None:
    topic = create_topic("vectors")
    Alias.objects.create(slug="linear-maps", topic=create_topic("matrices"))

    response = save(editor, topic, slug="linear-maps")

    assert "“linear-maps” leads to “Matrices”." in response.content.decode()


def test_topics_are_retired_and_never_deleted(editor: Client) -> None:
    topic = create_topic("vectors")

    deletion = editor.post(f"/admin/curriculum/topic/{topic.pk}/delete/", {"post": "yes"})
    editor.post("/admin/curriculum/topic/", {"action": "retire", "_selected_action": [topic.pk]})

    assert (deletion.status_code, Topic.objects.retired().count()) == (403, 1)
    assert Client().get("/topics/vectors/").status_code == 410


def test_retired_topics_can_be_published_again(editor: Client) -> None:
    topic = create_topic("vectors")
    editor.post("/admin/curriculum/topic/", {"action": "retire", "_selected_action": [topic.pk]})

    editor.post("/admin/curriculum/topic/", {"action": "publish", "_selected_action": [topic.pk]})

    assert Client().get("/topics/vectors/").status_code == 200


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("missing=lesson", ["bare"]),
        ("missing=resources", ["bare"]),
        ("missing=outcomes", ["bare"]),
        ("missing=questions", ["bare", "whole"]),
        ("kind=core", ["whole"]),
        ("state=retired", []),
    ],
)
def test_filters_answer_an_editors_questions(editor: Client, filters: str, found: list[str]) -> None:
    create_topic("bare", body="", outcomes=[], kind="extension")
    create_resource(create_topic("whole"))

    shown = editor.get(f"/admin/curriculum/topic/?{filters}").context["cl"].queryset

    assert sorted(shown.values_list("slug", flat=True)) == found


def test_section_with_topics_cannot_be_deleted(editor: Client) -> None:
    topic = create_topic("vectors", section=create_section(slug="basics"))

    editor.post(f"/admin/curriculum/section/{topic.section_id}/delete/", {"post": "yes"})

    assert Topic.objects.count() == 1


def test_learners_can_be_counted_and_not_changed(editor: Client) -> None:
    create_topic("vectors")
    Client().post("/topics/vectors/status/", {"status": "done"})

    assert editor.get("/admin/progress/learner/").status_code == 200
    assert editor.get("/admin/progress/learner/add/").status_code == 403


def test_desk_is_closed_to_learners(client: Client) -> None:
    client.force_login(User.objects.create_user("ada"))

    assert client.get("/admin/curriculum/topic/").status_code == 302
