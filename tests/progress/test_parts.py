"""A page filled in for its reader is the page that would have been drawn for them, whoever they are."""

import gzip
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from curriculum.models import Topic
from curriculum.outline import Entry, Outline
from curriculum.parts import in_parts, part

from ..factories import create_resource, create_topic, create_user

pytestmark = pytest.mark.django_db

PAGE = "/topics/matrices/"
SAME_ORIGIN = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _topics() -> None:
    create_topic("vectors")
    topic = create_topic(
        "matrices", requires=["vectors"], body="## Why\n\nIt is $x^2$.\n\n## How\n\nSo.\n\n## What\n\nIt."
    )
    create_resource(topic)
    create_topic("eigenvalues", requires=["matrices"])


def learner() -> Client:
    client = Client()
    client.post("/topics/vectors/status/", {"status": "done"}, headers=SAME_ORIGIN)
    return client


def done() -> Client:
    client = learner()
    client.post(f"{PAGE}status/", {"status": "done"}, headers=SAME_ORIGIN)
    return client


def writer() -> Client:
    client = learner()
    client.post(f"{PAGE}notes/", {"text": "Only mine, with $y$.", "base": ""}, headers=SAME_ORIGIN)
    return client


def ticker() -> Client:
    client = learner()
    url = Topic.objects.get(slug="matrices").resources.get().url
    client.post(f"{PAGE}ticks/", {"url": url, "ticked": "yes"}, headers=SAME_ORIGIN)
    return client


def signed_in() -> Client:
    client = Client()
    client.force_login(create_user("ada"))
    client.post(f"{PAGE}status/", {"status": "skipped"}, headers=SAME_ORIGIN)
    return client


def editor() -> Client:
    client = Client()
    client.force_login(create_user(f"editor-{User.objects.count()}", is_staff=True, is_superuser=True))
    return client


def in_the_dark() -> Client:
    client = learner()
    client.cookies["theme"] = "dark"
    return client


def stranger() -> Client:
    client = Client()
    client.cookies["learner"] = "nobody's"
    return client


READERS = [learner, done, writer, ticker, signed_in, editor, in_the_dark, stranger]


def text(client: Client, path: str = PAGE) -> str:
    """Return a page, but for the token of its forms, which is another each time."""
    html = client.get(path).content.decode()
    before, *rest = html.split('name="csrfmiddlewaretoken" value="')
    return before + "".join(each.partition('"')[2] for each in rest)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("first", [learner, editor])
def test_page_filled_in_is_the_page_drawn(first: Callable[[], Client], reader: Callable[[], Client]) -> None:
    text(first())
    client = reader()

    filled, again = text(client), text(client)

    assert filled == again == text(client, f"{PAGE}?whole=1")
    assert "\0" not in filled


def test_pages_of_readers_differ() -> None:
    pages = {text(reader()) for reader in READERS}

    assert len(pages) == len(READERS)


def test_page_is_compressed_for_who_takes_it_and_answered_304_to_who_has_it() -> None:
    client = learner()
    plain = client.get(PAGE)

    pressed = client.get(PAGE, headers={"Accept-Encoding": "gzip, br"})
    known = client.get(PAGE, headers={"Accept-Encoding": "gzip, br", "If-None-Match": pressed["ETag"]})
    client.post(f"{PAGE}status/", {"status": "learning"}, headers=SAME_ORIGIN)
    changed = client.get(PAGE, headers={"Accept-Encoding": "gzip, br", "If-None-Match": pressed["ETag"]})

    assert gzip.decompress(pressed.content) == plain.content
    assert (pressed["Content-Encoding"], pressed["Vary"]) == ("gzip", "Accept-Encoding, Cookie")
    assert pressed["Cache-Control"] == known["Cache-Control"] == "private, no-cache"
    assert (known.status_code, known.content, changed.status_code) == (304, b"", 200)


def test_page_of_a_learner_asks_two_queries(django_assert_num_queries) -> None:
    client = learner()
    client.get(PAGE)

    with django_assert_num_queries(2):  # their marks, and whether they keep notes here
        client.get(PAGE)


def test_page_is_drawn_anew_when_content_changes() -> None:
    client = learner()
    client.get(PAGE)
    Topic.objects.filter(slug="matrices").update(title="Tables of numbers")
    Outline.changed()

    assert "<h1>Tables of numbers</h1>" in text(client)


def test_page_that_failed_leaves_no_gaps_in_the_one_that_says_so(rf: RequestFactory) -> None:
    request = rf.get(PAGE)
    request.COOKIES["learner"] = "nobody's"

    def fails(request: HttpRequest, topic: Entry) -> HttpResponse:
        raise Http404

    with pytest.raises(Http404):
        in_parts(fails)(request, Outline.current().topics["matrices"])

    assert "topics" in part(request, "standing", None)


def test_parts_are_shared_by_who_stands_alike() -> None:
    learner().get(PAGE)
    before = set(caches["parts"]._cache)

    learner().get(PAGE)

    assert set(caches["parts"]._cache) == before
