"""One note in many tabs at the same moment: each is answered, and every text is kept."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from progress import notebook
from progress.models import EarlierText, Learner, Notes
from tests.at_once import at_once
from tests.factories import create_topic

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/topics/vectors/notes/"


@pytest.fixture(autouse=True)
def _slow_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait between reading and writing, so that without a lock the others read what is out of date."""
    put = notebook._put

    def wait_and_put(*args: Any, **values: Any) -> None:
        time.sleep(0.05)
        put(*args, **values)

    monkeypatch.setattr(notebook, "_put", wait_and_put)


@pytest.fixture
def tab() -> Callable[[], Client]:
    """Return what makes another tab of one learner's browser."""
    create_topic("vectors")
    user = User.objects.create_user("ada")

    def make() -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


def post(client: Client, address: str, **fields: str) -> int:
    return client.post(address, fields, headers={"HX-Request": "true"}).status_code


def test_notes_of_two_tabs_at_once_are_both_kept(tab: Callable[[], Client]) -> None:
    post(tab(), PATH, text="Before", base="0")
    since = Notes.objects.get().base

    said = at_once(*[partial(post, tab(), PATH, text=text, base=since) for text in ("One", "Two")])

    assert said == [200, 200]
    assert {Notes.objects.get().text, *EarlierText.objects.values_list("text", flat=True)} == {"Before", "One", "Two"}


def test_first_notes_of_many_tabs_at_once_are_one_row_and_all_are_kept(tab: Callable[[], Client]) -> None:
    texts = {f"Text {number}" for number in range(8)}

    said = at_once(*[partial(post, tab(), PATH, text=text, base="0") for text in sorted(texts)])

    assert said == [200] * 8
    assert (Learner.objects.count(), Notes.objects.count()) == (1, 1)
    assert {Notes.objects.get().text, *EarlierText.objects.values_list("text", flat=True)} == texts


def test_links_of_two_tabs_at_once_are_both_kept(tab: Callable[[], Client]) -> None:
    urls = ["https://example.org/1", "https://example.org/2"]
    tabs = [tab(), tab()]

    at_once(*[partial(each.post, "/topics/vectors/links/", {"url": url}) for each, url in zip(tabs, urls, strict=True)])

    assert sorted(link["url"] for link in Notes.objects.get().links) == urls
