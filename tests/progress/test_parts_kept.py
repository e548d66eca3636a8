"""Parts of a topic's page are kept for all who stand alike: what one learner did is never shown to another."""

from itertools import product

import pytest
from django.core.cache import caches
from django.test import Client

from ..factories import create_topic

pytestmark = pytest.mark.django_db

PAGE = "/topics/matrices/"


@pytest.fixture(autouse=True)
def _topics():
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])


def marked(**statuses: str) -> Client:
    client = Client()
    for slug, status in statuses.items():
        client.post(f"/topics/{slug}/status/", {"status": status}, headers={"sec-fetch-site": "same-origin"})
    return client


def said(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_page_is_the_same_whoever_was_there_before():
    statuses = ["not-started", "learning", "done", "skipped"]
    pairs = list(product(statuses, statuses))
    alone = {}
    for vectors, matrices in pairs:
        for alias in caches:
            caches[alias].clear()
        alone[vectors, matrices] = said(marked(vectors=vectors, matrices=matrices))

    together = {(vectors, matrices): said(marked(vectors=vectors, matrices=matrices)) for vectors, matrices in pairs}

    assert together == alone
    assert len(set(alone.values())) == len(pairs)


def test_note_that_was_written_and_emptied_is_not_shown_to_who_has_none():
    writer, reader = marked(vectors="done"), marked(vectors="done")
    same_origin = {"sec-fetch-site": "same-origin"}
    writer.post(f"{PAGE}notes/", {"text": "Mine.", "base": ""}, headers=same_origin)
    base = said(writer).split('name="base" value="')[1].split('"')[0]
    writer.post(f"{PAGE}notes/", {"text": "", "base": base}, headers=same_origin)

    assert "Earlier versions" in said(writer)
    assert "Earlier versions" not in said(reader)
    assert "Earlier versions" in said(writer)
