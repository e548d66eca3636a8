"""A database that is locked or gone: 503 and when to try again, never 500; what needs no write goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection
from django.test import Client

from curriculum.models import Topic
from progress.models import Mark
from tests.factories import create_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client() -> Client:
    """Answer as the site does, where Django's own client would raise what a view raised."""
    return Client(raise_request_exception=False)


@pytest.fixture
def locked() -> Iterator[sqlite3.Connection]:
    """Let somebody else hold SQLite's lock for as long as the test takes; ours waits a fifth of a second."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks rows, not the database")
    create_topic("vectors")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 200")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_mark_while_the_database_is_locked_is_503_and_is_kept_when_tried_again(
    client: Client, locked: sqlite3.Connection
) -> None:
    refused = client.post("/topics/vectors/status/", {"status": "done"})
    before = Mark.objects.count()
    locked.execute("ROLLBACK")

    again = client.post("/topics/vectors/status/", {"status": "done"})

    assert (refused.status_code, refused["Retry-After"], before) == (503, "5", 0)
    assert "what you sent just now is not" in refused.content.decode()
    assert (again.status_code, Mark.objects.get().status) == (303, "done")


def test_pages_are_read_while_the_database_is_locked(client: Client, locked: sqlite3.Connection) -> None:
    assert [client.get(path).status_code for path in ("/", "/topics/vectors/", "/me/", "/readyz")] == [200] * 4


def test_database_that_is_full_is_503_and_reads_go_on(client: Client) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the disk of a server is not ours to fill")
    topic = create_topic("vectors")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    answers = [
        client.post("/topics/vectors/notes/", {"text": "word " * 3_000}).status_code,
        client.get("/topics/vectors/").status_code,
    ]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")

    assert answers == [503, 200]
    assert Topic.objects.get() == topic
    assert client.post("/topics/vectors/notes/", {"text": "word " * 3_000}).status_code == 303


def test_fault_of_our_own_is_still_500(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    create_topic("vectors")
    monkeypatch.setattr("curriculum.views.draw", lambda _: 1 / 0)

    answer = client.get("/roadmaps/deep-learning/map.svg")

    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.content.decode()
