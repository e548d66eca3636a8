"""Stored pages: the same for all visitors, never for anybody else, and never older than the content."""

from typing import Any

import brotli
import pytest
from django.db.models import F
from django.test import Client

from curriculum.models import Edition, Topic
from curriculum.outline import Outline
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def _https(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True


def test_stored_page_is_drawn_once(client: Client) -> None:
    create_topic("vectors")

    first, second = client.get("/topics/vectors/"), client.get("/topics/vectors/")

    assert first.content == second.content
    assert (bool(first.templates), bool(second.templates)) == (True, False)


def test_stored_page_needs_no_session(client: Client) -> None:
    create_topic("vectors")

    first, second = client.get("/topics/vectors/"), client.get("/topics/vectors/")

    assert [hasattr(response.wsgi_request, "session") for response in (first, second)] == [True, False]
    own = {"X-Request-ID", "Vary", "Content-Encoding"}
    assert first.headers.keys() - own == second.headers.keys() - own


def test_stored_page_is_not_given_to_another_host(client: Client) -> None:
    create_topic("vectors")
    client.get("/topics/vectors/")

    response = client.get("/topics/vectors/", headers={"Host": "evil.example"})

    assert response.status_code == 400


def test_stored_page_is_read_only(client: Client) -> None:
    create_topic("vectors")
    client.get("/topics/vectors/")

    assert client.post("/topics/vectors/").status_code == 405


@pytest.mark.usefixtures("_https")
def test_stored_page_is_not_given_without_tls(client: Client) -> None:
    create_topic("vectors")
    client.get("/topics/vectors/", secure=True)

    response = client.get("/topics/vectors/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/topics/vectors/")


def test_stored_page_is_answered_304_when_it_is_known(client: Client) -> None:
    create_topic("vectors")
    etag = client.get("/topics/vectors/")["ETag"]

    response = client.get("/topics/vectors/", headers={"If-None-Match": etag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None), ("identity", None)]
)
def test_stored_page_is_compressed_as_the_browser_wants(client: Client, accepted: str, coding: str | None) -> None:
    create_topic("vectors")
    plain = client.get("/topics/vectors/").content

    response = client.get("/topics/vectors/", headers={"Accept-Encoding": accepted})

    assert response.headers.get("Content-Encoding") == coding
    assert response["Vary"] == "Accept-Encoding, Cookie"
    if coding == "br":
        assert brotli.decompress(response.content) == plain


def test_each_coding_has_its_own_etag(client: Client) -> None:
    create_topic("vectors")

    tags = {client.get("/", headers={"Accept-Encoding": accepted})["ETag"] for accepted in ("br", "gzip", "")}

    assert len(tags) == 3


def test_change_of_content_is_seen_at_once(client: Client) -> None:
    create_topic("vectors")
    before = client.get("/topics/vectors/")
    Topic.objects.update(title="Arrows")
    Outline.changed()

    after = client.get("/topics/vectors/", headers={"If-None-Match": before["ETag"]})

    assert (after.status_code, "<h1>Arrows</h1>" in after.content.decode()) == (200, True)


def test_learner_never_gets_or_leaves_a_stored_page(client: Client) -> None:
    create_topic("vectors")
    visitor = Client()
    visitor.get("/topics/vectors/")
    client.post("/topics/vectors/status/", {"status": "done"})

    theirs = client.get("/topics/vectors/")

    assert 'id="status" data-topic="vectors" data-status="done"' in theirs.content.decode()
    assert (theirs["Cache-Control"], theirs["Vary"]) == ("private, no-cache", "Accept-Encoding, Cookie")
    assert 'data-status="done"' not in visitor.get("/topics/vectors/").content.decode()
    assert 'data-status="done"' not in Client().get("/topics/vectors/").content.decode()


def test_learner_who_sends_a_visitors_etag_gets_their_own_page(client: Client) -> None:
    create_topic("vectors")
    etag = client.get("/topics/vectors/")["ETag"]
    client.post("/topics/vectors/status/", {"status": "done"})

    assert client.get("/topics/vectors/", headers={"If-None-Match": etag}).status_code == 200


def test_theme_has_a_page_of_its_own(client: Client) -> None:
    create_topic("vectors")
    client.get("/")
    client.cookies["theme"] = "dark"

    dark = client.get("/").content.decode()

    assert '<html lang="en" data-theme="dark">' in dark
    assert '<html lang="en">' in Client().get("/").content.decode()


def test_missing_pages_are_not_stored(client: Client) -> None:
    create_topic("vectors")
    assert client.get("/topics/matrices/").status_code == 404
    create_topic("matrices")

    assert client.get("/topics/matrices/").status_code == 200


def test_change_in_another_process_is_followed_within_a_second(client: Client) -> None:
    create_topic("vectors")
    client.get("/")
    Topic.objects.update(title="Arrows")
    Edition.objects.update(number=F("number") + 1)
    before = client.get("/").content.decode()
    Outline.current().checked_at = float("-inf")

    after = client.get("/").content.decode()

    assert ("Arrows" in before, "Arrows" in after) == (False, True)
