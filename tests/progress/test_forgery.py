"""A post that another site makes a browser send is refused, without a token in the page."""

import pytest
from django.test import Client

from progress.models import Mark, Notes
from tests.factories import create_topic

pytestmark = pytest.mark.django_db

FORGED = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "nonsense"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "http://testserver:8001"},
    {"Origin": "http://evil@testserver"},
    {"Origin": "null"},
    {"Referer": "https://evil.example/testserver/"},
    {"Origin": "https://evil.example", "Referer": "http://testserver/"},
]
HONEST = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver"},
    {"Referer": "http://testserver/topics/vectors/"},
    {},
]


@pytest.mark.parametrize("headers", FORGED)
@pytest.mark.parametrize("path", ["/topics/vectors/status/", "/topics/vectors/notes/", "/theme/"])
def test_forged_post_is_refused_and_writes_nothing(headers: dict[str, str], path: str) -> None:
    create_topic("vectors")
    client = Client(enforce_csrf_checks=True, headers=headers)

    response = client.post(path, {"status": "done", "text": "Not mine", "theme": "dark"})

    assert (response.status_code, dict(response.cookies)) == (403, {})
    assert (Mark.objects.count(), Notes.objects.count()) == (0, 0)


@pytest.mark.parametrize("headers", HONEST)
def test_honest_post_passes_without_a_token(headers: dict[str, str]) -> None:
    create_topic("vectors")
    client = Client(enforce_csrf_checks=True, headers=headers)

    response = client.post("/topics/vectors/status/", {"status": "done"})

    assert (response.status_code, Mark.objects.count()) == (303, 1)


def test_forged_post_cannot_use_the_cookie_of_the_learner(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})

    client.post("/topics/vectors/status/", {"status": "not-started"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert Mark.objects.get().status == "done"


def test_sign_in_keeps_djangos_token() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/accounts/login/", {"username": "ada", "password": "x"}).status_code == 403


def test_visitors_pages_hold_no_token(client: Client) -> None:
    create_topic("vectors")

    assert [path for path in ("/", "/topics/vectors/") if b"csrf" in client.get(path).content.lower()] == []
