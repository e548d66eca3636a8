"""The log says what happened, in which request and where in the code, and nothing of who asked."""

import json
import logging
import sys

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.logs import Line, unnamed
from tests.factories import create_topic, create_user

PERSONAL = "ada@example.org"


class Kept(logging.Handler):
    """Keeps the lines that the log would write."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Line())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def said(self) -> list[dict]:
        return [json.loads(line) for line in self.lines]


@pytest.fixture
def log():
    kept = Kept()
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.faulty_urls")
def test_fault_is_one_line_with_the_id_that_its_page_says(log: Kept) -> None:
    create_topic("vectors")

    response = Client(raise_request_exception=False).get(f"/broken/?email={PERSONAL}", REMOTE_ADDR="203.0.113.7")

    (said,) = log.said()
    assert (said["level"], said["status"], said["method"], said["route"]) == ("error", 500, "GET", "broken/")
    assert said["request"] == response.headers["X-Request-ID"]
    assert (said["raised"], said["because"]) == ("RuntimeError", "a secret of <e-mail>")
    assert said["at"][-1].endswith("tests/faulty_urls.py:14 broken")
    assert not any(word in log.lines[0] for word in (PERSONAL, "203.0.113.7", "email="))


@pytest.mark.django_db
def test_missing_page_is_told_without_its_address(log: Kept) -> None:
    create_topic("vectors")

    Client().get(f"/shared/secret-token/?{PERSONAL}")
    Client().get(f"/{PERSONAL}/")

    assert [(said["status"], said.get("route", ""), said["message"]) for said in log.said()] == [
        (404, "shared/<slug:token>/", "Not Found"),
        (404, "", "Not Found"),
    ]
    assert not any("secret-token" in line or PERSONAL in line for line in log.lines)


@pytest.mark.django_db
def test_unknown_host_is_told_without_what_it_said(log: Kept) -> None:
    Client().get("/", headers={"Host": "ada.example"})

    assert [(said["logger"], said["status"]) for said in log.said()] == [
        ("django.security.DisallowedHost", 400),
    ]
    assert "ada.example" not in "".join(log.lines)


@pytest.mark.django_db
def test_signing_in_and_out_and_being_refused_are_told_without_who(client: Client, log: Kept) -> None:
    create_topic("vectors")
    create_user()

    client.post("/accounts/login/", {"login": "ada", "password": "wrong"})
    client.post("/accounts/login/", {"login": "ada", "password": "engine of analysis"})
    client.post("/accounts/logout/")

    assert [said["message"] for said in log.said()] == ["refused to sign in", "signed in", "signed out"]
    assert all(len(said["request"]) == 16 for said in log.said())
    assert "ada" not in "".join(log.lines)


def test_message_cannot_fake_a_line() -> None:
    record = logging.LogRecord("a", logging.WARNING, "", 0, 'one\n{"level": "error"}\r\u2028', None, None)

    line = Line().format(record)

    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == record.msg


def test_values_of_a_row_are_not_told() -> None:
    try:
        raise ValueError('duplicate key value violates "users_email"\nDETAIL:  Key (email)=(ada) already exists.')
    except ValueError:
        record = logging.LogRecord("a", logging.ERROR, "", 0, "broken", None, sys.exc_info())

    said = json.loads(Line().format(record))

    assert (said["raised"], said["because"]) == ("ValueError", 'duplicate key value violates "users_email"')


@given(st.emails(), st.ip_addresses(), st.text(alphabet="abc=&%1", min_size=1))
def test_personal_words_are_taken_out(email: str, address, query: str) -> None:
    said = unnamed(f"refused {email} from {address} at /search/?{query} today")

    assert said.startswith("refused <e-mail>")
    assert said.endswith("from <address> at /search/?<query> today")
