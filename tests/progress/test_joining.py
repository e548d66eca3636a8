"""What a browser holds joins the account when somebody signs up or in, and nothing stays when they sign out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from progress.models import Act, Learner, Mark, Notes
from tests.factories import create_topic, create_user
from tests.test_accounts import PASSWORD, code_in, sign_in

pytestmark = pytest.mark.django_db


def mark(client: Client, slug: str, status: str = "done") -> None:
    client.post(f"/topics/{slug}/status/", {"status": status})


def marks_of(user: User) -> dict[str, str]:
    return dict(Mark.objects.filter(learner__user=user).values_list("topic__slug", "status"))


@pytest.fixture
def _topics() -> None:
    for slug in ("vectors", "matrices", "derivatives"):
        create_topic(slug)


@pytest.mark.usefixtures("_topics")
def test_what_was_marked_before_signing_up_is_the_accounts(client: Client, mailoutbox: list[Any]) -> None:
    mark(client, "vectors")

    client.post("/accounts/signup/", {"email": "ada@example.org", "password1": PASSWORD})
    client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})
    mark(client, "matrices")

    assert marks_of(User.objects.get()) == {"vectors": "done", "matrices": "done"}
    assert Learner.objects.count() == 1
    assert client.cookies["learner"].value == ""


@pytest.mark.usefixtures("_topics")
def test_signing_in_asks_where_both_hold_something(client: Client) -> None:
    user = create_user()
    there = Client()
    sign_in(there)
    mark(there, "vectors", "learning")
    mark(client, "vectors", "done")
    mark(client, "matrices", "skipped")

    response = sign_in(client)
    question = client.get(response["Location"])
    before = marks_of(user)
    answer = client.post(response["Location"], {"join": "yes"})

    assert response["Location"] == "/me/join/?next=%2F"
    assert "2 topics marked" in question.content.decode()
    assert before == {"vectors": "learning"}
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert marks_of(user) == {"vectors": "done", "matrices": "skipped"}
    assert (Learner.objects.count(), Act.objects.count()) == (1, 3)


@pytest.mark.usefixtures("_topics")
def test_record_left_apart_stays_in_the_browser(client: Client) -> None:
    user = create_user()
    there = Client()
    sign_in(there)
    mark(there, "vectors")
    mark(client, "matrices")

    client.post(sign_in(client)["Location"], {"join": "no"})
    signed_in = marks_of(user)
    client.post("/accounts/logout/")

    assert signed_in == {"vectors": "done"}
    assert 'data-topic="matrices" data-status="done"' in client.get("/").content.decode()


@pytest.mark.usefixtures("_topics")
def test_question_is_not_asked_where_there_is_nothing_to_ask(client: Client) -> None:
    create_user()
    sign_in(client)

    response = client.get("/me/join/?next=/topics/vectors/")

    assert (response.status_code, response["Location"]) == (302, "/topics/vectors/")


@pytest.mark.parametrize(
    "onwards", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_question_leads_nowhere_else(client: Client, onwards: str) -> None:
    create_user()
    sign_in(client)

    assert client.get("/me/join/", {"next": onwards})["Location"] == "/me/"


@pytest.mark.usefixtures("_topics")
def test_signing_out_leaves_nothing_of_the_account(client: Client) -> None:
    create_user()
    mark(client, "vectors")
    sign_in(client)

    response = client.post("/accounts/logout/")

    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert {name for name, cookie in client.cookies.items() if cookie.value} <= {"csrftoken"}
    assert 'data-status="done"' not in client.get("/").content.decode()


@pytest.mark.usefixtures("_topics")
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/topics/vectors/notes/", {"text": "mine"}),
        ("/topics/vectors/revise/", {"revise": "yes"}),
        ("/me/plan/", {"by": "hours", "hours": "5"}),
    ],
)
def test_all_that_a_browser_may_hold_is_asked_about(client: Client, path: str, fields: dict[str, str]) -> None:
    create_user()
    there = Client()
    sign_in(there)
    mark(there, "matrices")
    client.post(path, fields)

    assert sign_in(client)["Location"] == "/me/join/?next=%2F"


@pytest.mark.usefixtures("_topics")
def test_notes_of_both_are_kept_when_they_join(client: Client) -> None:
    create_user()
    there = Client()
    sign_in(there)
    there.post("/topics/vectors/notes/", {"text": "written there"})
    client.post("/topics/vectors/notes/", {"text": "written here"})

    client.post(sign_in(client)["Location"], {"join": "yes"})
    client.post("/me/join/", {"join": "yes"})

    notes = Notes.objects.get()
    assert (notes.text, [earlier.text for earlier in notes.earlier.all()]) == ("written here", ["written there"])
