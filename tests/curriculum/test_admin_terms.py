"""The desk's forms for the terms that a topic introduces, and for the outcomes that a question tests."""

from typing import Any

import pytest
from django.test import Client

from curriculum.models import Question, Topic
from tests.curriculum.test_admin import editor, save
from tests.factories import create_topic

pytestmark = pytest.mark.django_db

__all__ = ["editor"]

TERMS = [
    {"term": "learning rate", "also": ["step size", "pace"], "means": "The length of one step: small is slow."},
    {"term": "epoch", "also": [], "means": "All data once."},
]
LINES = "learning rate (step size, pace): The length of one step: small is slow.\nepoch: All data once."
CHOICES = [{"text": "Yes", "correct": True, "because": "So."}, {"text": "No", "correct": False, "because": "So."}]


def with_question(topic: Topic, tests: str) -> dict[str, Any]:
    question = Question.objects.get(topic=topic)
    return {
        "questions-TOTAL_FORMS": 1,
        "questions-INITIAL_FORMS": 1,
        "questions-0-id": question.pk,
        "questions-0-topic": topic.pk,
        "questions-0-prompt": question.prompt,
        "questions-0-choices-correct": 0,
        "questions-0-choices-0-text": "Yes",
        "questions-0-choices-0-because": "So.",
        "questions-0-choices-1-text": "No",
        "questions-0-choices-1-because": "So.",
        "questions-0-position": 0,
        "questions-0-tests": tests,
    }


def test_terms_are_shown_a_line_a_term_and_saved_as_typed(editor: Client) -> None:
    topic = create_topic("descent")

    save(editor, topic, terms=f"{LINES}\n\n")

    assert Topic.objects.get().terms == TERMS
    assert LINES in editor.get(f"/admin/curriculum/topic/{topic.pk}/change/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("learning rate", "“learning rate” is not of the form: term (word, word): meaning."),
        ("rate (one) (two): It.", "“rate (one) (two): It.” is not of the form: term (word, word): meaning."),
        ("rate:", "“rate:”: means: String should have at least 1 character"),
        ("Epoch: Twice.", "“epoch” is already introduced by “Training”."),
        ("rate (Rate): It.", "“rate” is already introduced by “Descent”."),
    ],
)
def test_terms_that_cannot_be_are_refused_with_why_and_kept(editor: Client, typed: str, said: str) -> None:
    create_topic("training", terms=TERMS[1:])
    topic = create_topic("descent")

    response = save(editor, topic, terms=typed)

    html = response.content.decode()
    assert (response.status_code, said in html, typed in html) == (200, True, True)
    assert Topic.objects.get(slug="descent").terms == []


def test_question_says_which_outcomes_it_tests(editor: Client) -> None:
    topic = create_topic("descent", outcomes=["One", "Two", "Three"])
    Question.objects.create(topic=topic, prompt="Which?", choices=CHOICES, tests=[2])

    response = save(editor, topic, **with_question(topic, "1, 3"))

    assert response.status_code == 302
    assert Question.objects.get().tests == [1, 3]
    assert 'value="1, 3"' in editor.get(f"/admin/curriculum/topic/{topic.pk}/change/").content.decode()


@pytest.mark.parametrize("typed", ["0", "1 or 2", "4", "1, 1"])
def test_question_cannot_test_what_is_no_outcome(editor: Client, typed: str) -> None:
    topic = create_topic("descent", outcomes=["One", "Two", "Three"])
    Question.objects.create(topic=topic, prompt="Which?", choices=CHOICES, tests=[2])

    response = save(editor, topic, **with_question(topic, typed))

    assert response.status_code == 200
    assert Question.objects.get().tests == [2]


def test_outcome_that_a_question_tests_cannot_be_taken_away(editor: Client) -> None:
    topic = create_topic("descent", outcomes=["One", "Two"])
    Question.objects.create(topic=topic, prompt="Which?", choices=CHOICES, tests=[2])

    response = save(editor, topic, outcomes="One", **with_question(topic, "2"))

    assert "The topic has 1 outcomes; name each of those tested once." in response.content.decode()
    assert Topic.objects.get().outcomes == ["One", "Two"]
