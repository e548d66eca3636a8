"""A file read back: the same record again, beside what is here already, or nothing and why."""

import json
import random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from curriculum.outline import Outline
from progress.forms import MAX_FILE
from progress.models import Act, Change, Learner, Mark
from tests.factories import create_topic, every_row, make_id

from .test_agreement import act_at_random, create_topics


def export(client: Client) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/me/export/roadmap.json").json()
    return document


def send(client: Client, document: Any) -> HttpResponse:
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    return client.post("/me/import/", {"record": SimpleUploadedFile("roadmap.json", text)})


def same(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"exported_at": None}


def begin(client: Client) -> dict[str, Any]:
    """Create two topics and do something with each; return the export."""
    create_topic("vectors", code=make_id(1))
    create_topic("matrices", code=make_id(2), requires=["vectors"])
    client.post("/topics/vectors/status/", {"status": "learning"})
    client.post("/topics/matrices/known/")
    return export(client)


class RoundTrip(TestCase):
    """Each example begins with nothing in the database, and nothing kept."""

    def setup_example(self) -> None:
        super().setup_example()
        Outline.forget()
        for alias in caches:
            caches[alias].clear()

    @settings(max_examples=20)
    @given(chance=st.randoms(use_true_random=False))
    def test_export_wipe_import_gives_the_same_record(self, chance: random.Random) -> None:
        client = Client()
        create_topics(chance)
        for _ in range(8):
            act_at_random(client, chance)
        before, page = export(client), client.get("/").content
        client.post("/me/delete/", {"word": "delete"})
        assert Learner.objects.count() == 0

        assert send(client, before).status_code == 200

        assert same(export(client)) == same(before)
        assert client.get("/").content == page


@pytest.mark.django_db
def test_import_makes_a_visitor_a_learner_of_their_own() -> None:
    first, second = Client(), Client()
    document = begin(first)

    response = send(second, document)

    assert (response.status_code, "learner" in response.cookies, Learner.objects.count()) == (200, True, 2)
    assert same(export(second)) == same(export(first)) == same(document)


@pytest.mark.django_db
def test_import_belongs_to_the_account_where_one_is_signed_in(client: Client) -> None:
    document = begin(Client())
    user = User.objects.create_user("ada")
    client.force_login(user)

    send(client, document)

    assert set(Mark.objects.filter(learner__user=user).values_list("topic__slug", "status")) == {
        ("vectors", "done"),
        ("matrices", "done"),
    }


@pytest.mark.django_db
def test_import_twice_writes_nothing_the_second_time(client: Client) -> None:
    document = begin(client)
    before = every_row()

    said = send(client, document).content.decode()

    assert every_row() == before
    assert ("marks: 0" in said, "acts: 0" in said) == (True, True)


@pytest.mark.django_db
def test_import_into_a_record_keeps_the_later_marks_and_all_acts(client: Client) -> None:
    document = begin(client)
    other = Client()
    other.post("/topics/vectors/status/", {"status": "skipped"})

    said = send(other, document).content.decode()

    assert dict(Mark.objects.filter(learner=Learner.objects.latest("pk")).values_list("topic__slug", "status")) == {
        "vectors": "skipped",
        "matrices": "done",
    }
    assert Act.objects.filter(learner=Learner.objects.latest("pk")).count() == 3
    assert ("marks: 1" in said, "acts: 2" in said) == (True, True)


@pytest.mark.django_db
def test_imported_act_can_be_undone(client: Client) -> None:
    document = begin(client)
    other = Client()
    send(other, document)
    act = Act.objects.get(kind="know", learner=Learner.objects.latest("pk"))

    other.post(f"/me/acts/{act.pk}/undo/")

    assert [(row["topic"]["slug"], row["status"]) for row in export(other)["marks"]] == [("vectors", "learning")]


@pytest.mark.django_db
def test_topic_that_there_is_not_is_left_out_and_named(client: Client) -> None:
    text = json.dumps(begin(client)).replace(make_id(1), "ZZZZZZZZ").replace("Vectors", "<b>Vectors</b>")
    other = Client()

    said = send(other, text.encode()).content.decode()

    assert [row["topic"]["slug"] for row in export(other)["marks"]] == ["matrices"]
    assert [[change["topic"]["slug"] for change in act["changes"]] for act in export(other)["acts"]] == [["matrices"]]
    assert ("&lt;b&gt;Vectors&lt;/b&gt;" in said, "ZZZZZZZZ" in said) == (True, True)


@pytest.mark.django_db
def test_topic_is_known_by_its_id_whatever_it_is_called_now(client: Client) -> None:
    document = begin(client)
    client.post("/me/delete/", {"word": "delete"})
    Outline.current().topics.clear()
    vectors = Change._meta.get_field("topic").related_model.objects.get(code=make_id(1))
    vectors.slug = "arrows"
    vectors.save()
    Outline.changed()

    send(client, document)

    assert "arrows" in [row["topic"]["slug"] for row in export(client)["marks"]]


def changed(document: dict[str, Any], path: list[Any], value: Any) -> dict[str, Any]:
    """Return a document with another value in one place; None takes the place away."""
    copy: Any = json.loads(json.dumps(document))
    *way, last = path
    at = copy
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return copy


WRONG = [
    (["format"], None, "format: is missing"),
    (["format"], "another", "format: "),
    (["version"], 2, "version: "),
    (["exported_at"], "yesterday", "exported_at: "),
    (["notes_"], [], "notes_: is not known here"),
    (["marks", 0, "status"], "finished", "marks[0].status: "),
    (["marks", 0, "topic", "code"], "no id", "marks[0].topic.code: "),
    (["marks", 1, "marked_at"], "2026-01-01T00:00:00", "marks[1].marked_at: "),
    (["marks", 1, "marked_at"], "9999-12-31T23:59:59-14:00", "marks[1].marked_at: is a time in the future"),
    (
        ["marks", 1, "marked_at"],
        "0001-01-01T00:00:00+14:00",
        "marks[1].marked_at: is a time in the future, or long past",
    ),
    (["acts", 0, "kind"], "eat", "acts[0].kind: "),
    (["acts", 1, "changes", 0, "before"], "finished", "acts[1].changes[0].before: is none of not-started"),
    (["acts", 1, "changes", 0, "after"], "learning", "acts[1].changes[0]: changes nothing"),
    (["acts", 1, "changes", 1, "topic", "code"], make_id(1), "acts[1]: changes one topic twice"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "value", "said"), WRONG)
def test_file_that_is_wrong_is_refused_by_place_and_changes_nothing(
    client: Client, path: list[Any], value: Any, said: str
) -> None:
    document = changed(begin(client), path, value)
    before, visitor = every_row(), Client()

    responses = [send(client, document), send(visitor, document)]

    assert [response.status_code for response in responses] == [422, 422]
    assert said in responses[0].content.decode()
    assert (every_row(), dict(visitor.cookies)) == (before, {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\xfe", b"[]", b"null", b"{", b"[" * 100_000, b"%PDF-1.7", b'{"format": "\\ud800"}', b'{"a\\u0000": 1}'],
)
def test_what_is_no_record_is_refused(client: Client, text: bytes) -> None:
    assert (send(client, text).status_code, Learner.objects.count()) == (422, 0)


@pytest.mark.django_db
def test_file_that_is_too_large_is_refused(client: Client) -> None:
    document = json.dumps(begin(client)).encode()

    fits, too_large = (send(Client(), document + b" " * (size - len(document))) for size in (MAX_FILE, MAX_FILE + 1))

    assert (fits.status_code, too_large.status_code) == (200, 422)
    assert "larger than 5 MB" in too_large.content.decode()


@pytest.mark.django_db
def test_import_without_a_file_or_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.get("/me/import/").status_code == 405
    assert client.post("/me/import/").status_code == 422
    assert client.post("/me/import/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Learner.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_import_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
        client.post(f"/topics/topic-{each}/status/", {"status": "done"})
        for text in ("first", "second"):
            client.post(f"/topics/topic-{each}/notes/", {"text": text})
    client.post("/me/settings/", {"time_zone": "Europe/Berlin", "shows_streak": "on"})
    document, other = export(client), Client()
    client.get("/")

    # Savepoint 2, learner, topics; marks 2, acts 2, changes; notes 3, earlier 2; settings; what was
    # replaced; the page's own marks.
    with django_assert_num_queries(17):
        send(other, document)
