"""Choices of a question at the desk: written row by row, refused with what was typed, and else as they were."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from curriculum.content.state import of_topics
from curriculum.drawing import redraw
from curriculum.models import Question, Revision, Topic
from tests.factories import create_topic
from tests.filled import filled

pytestmark = pytest.mark.django_db

CHOICES = [
    {"text": "Two", "correct": False, "because": "One too many."},
    {"text": "One\n\n```\ncode\n```\n", "correct": True, "because": "It is $1$."},
]

DRAWN = 'It is <span class="maths"><math><mn>1</mn></math>.</span>'


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.fixture
def question() -> Question:
    question = Question.objects.create(topic=create_topic("vectors"), prompt="How many?\n\nSay.\n", choices=CHOICES)
    redraw()
    return question


def address(topic: Topic) -> str:
    return f"/admin/curriculum/topic/{topic.pk}/change/"


def save(editor: Client, topic: Topic, **changes: Any) -> Any:
    """Open the form of a topic and send it, with some fields changed; one that is None is left out."""
    sent = filled(editor.get(address(topic)).content.decode()) | changes
    return editor.post(address(topic), {name: value for name, value in sent.items() if value is not None})


def said(question: Question) -> list[tuple[str, bool, str]]:
    question.refresh_from_db()
    return [(each["text"], each["correct"], each["because"]) for each in question.choices]


def test_form_that_is_sent_untouched_changes_nothing(editor: Client, question: Question) -> None:
    question.refresh_from_db()
    before = of_topics(), question.choices, question.prompt_html

    response = save(editor, question.topic)

    question.refresh_from_db()
    assert response.status_code == 302
    assert (of_topics(), question.choices, question.prompt_html) == before
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("slug", ["backpropagation", "pandas"])
def test_bundled_topic_that_is_sent_untouched_changes_nothing(editor: Client, slug: str) -> None:
    call_command("load_content", Path("content"), verbosity=0)
    topic = Topic.objects.get(slug=slug)
    before = of_topics(), list(Question.objects.values())

    response = save(editor, topic)

    assert response.status_code == 302
    assert (of_topics(), list(Question.objects.values())) == before


def test_number_that_changes_alone_keeps_what_is_drawn(editor: Client, question: Question) -> None:
    save(editor, question.topic, **{"questions-0-position": "7"})

    question.refresh_from_db()
    assert (question.position, question.choices[1]["because_html"]) == (7, DRAWN)
    assert DRAWN in Client().get("/topics/vectors/").content.decode()


def test_choice_is_changed_added_and_taken_away(editor: Client, question: Question) -> None:
    changes = {
        "questions-0-choices-0-text": "",
        "questions-0-choices-0-because": "",
        "questions-0-choices-3-text": "Three",
        "questions-0-choices-3-because": "Two too many.",
        "questions-0-choices-1-because": "It is $2 - 1$.",
    }

    save(editor, question.topic, **changes)

    assert said(question) == [(CHOICES[1]["text"], True, "It is $2 - 1$."), ("Three", False, "Two too many.")]
    assert "<mn>2</mn>" in question.choices[0]["because_html"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"questions-0-choices-correct": None}, "Mark the one choice that is right."),
        ({"questions-0-choices-0-because": "  "}, "Choice 1: say why it is right or wrong."),
        ({"questions-0-choices-1-text": ""}, "Choice 2: say what it is."),
        ({"questions-0-choices-2-because": "Why?"}, "Choice 3: say what it is."),
        ({"questions-0-choices-0-text": "x" * 2001}, "Choice 1: at most 2000 characters each."),
        (
            {"questions-0-choices-0-text": "", "questions-0-choices-0-because": ""},
            "A question has 2 to 8 choices.",
        ),
    ],
)
def test_choices_that_lack_something_are_refused_and_stay_as_typed(
    editor: Client, question: Question, changes: dict[str, Any], complaint: str
) -> None:
    typed = {"questions-0-choices-1-because": "Typed for an hour."}

    response = save(editor, question.topic, **typed, **changes)

    html = response.content.decode()
    assert (response.status_code, complaint in html, "Typed for an hour." in html) == (200, True, True)
    assert said(question) == [(each["text"], each["correct"], each["because"]) for each in CHOICES]


def test_refused_choices_come_back_with_the_one_that_was_marked(editor: Client, question: Question) -> None:
    response = save(
        editor, question.topic, **{"questions-0-choices-correct": "0", "questions-0-choices-1-text": "", "title": "New"}
    )

    sent = filled(response.content.decode())
    assert sent["questions-0-choices-correct"] == ["0"]
    assert sent["questions-0-choices-1-because"] == ["It is $1$."]
    assert sent["title"] == ["New"]


def test_drawn_html_is_not_in_the_form(editor: Client, question: Question) -> None:
    html = editor.get(address(question.topic)).content.decode()

    assert ("_html" in html, "&lt;math&gt;" in html, "<math>" in html) == (False, False, False)


def test_form_has_empty_rows_to_fill_in_and_never_too_few(editor: Client, question: Question) -> None:
    many = [{"text": str(n), "correct": n == 0, "because": "So."} for n in range(7)]
    Question.objects.create(topic=question.topic, prompt="Many?", choices=many, position=1)

    sent = filled(editor.get(address(question.topic)).content.decode())

    rows = [sum(name.startswith(f"questions-{n}-choices-") and name.endswith("-text") for name in sent) for n in (0, 1)]
    assert rows == [4, 8]


def test_question_is_added_without_scripts(editor: Client) -> None:
    topic = create_topic("vectors")
    sent = filled(editor.get(f"{address(topic)}?rows=more").content.decode())
    new = {
        "questions-0-prompt": "Which?",
        "questions-0-choices-0-text": "This",
        "questions-0-choices-0-because": "It is.",
        "questions-0-choices-2-text": "That",
        "questions-0-choices-2-because": "It is not.",
        "questions-0-choices-correct": "0",
    }

    response = editor.post(address(topic), sent | new)

    question = Question.objects.get()
    assert response.status_code == 302
    assert said(question) == [("This", True, "It is."), ("That", False, "It is not.")]
    assert "It is not." in Client().get("/topics/vectors/").content.decode()
