"""Nothing is locked: a page says kindly what it builds on, and shows the way there."""

import re

import pytest
from django.test import Client

from tests.factories import create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _topics() -> None:
    create_topic("vectors", hours=3)
    create_topic("derivatives", hours=4)
    create_topic("matrices", requires=["vectors"])
    create_topic("gradients", requires=["matrices", "derivatives"], hours=1.5)


def gate(client: Client, slug: str) -> str | None:
    found = re.search(r'class="gate">(.*?)</p>', client.get(f"/topics/{slug}/").content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found[1]).split()) if found else None


def test_visitor_is_shown_the_path(client: Client) -> None:
    assert gate(client, "gradients") == "New here? The path to this topic: 4 topics, 10.5 h"


def test_learner_is_told_what_is_not_known_and_may_read_on(client: Client) -> None:
    client.post("/topics/vectors/status/", {"status": "done"})

    assert gate(client, "gradients") == (
        "This builds on Matrices and Derivatives, which you have not marked yet. "
        "You can read on, or take the detour: 3 topics, 7.5 h"
    )
    assert "About gradients" in client.get("/topics/gradients/").content.decode()


@pytest.mark.parametrize("known", ["done", "skipped"])
def test_nothing_is_said_where_all_that_it_requires_is_known(client: Client, known: str) -> None:
    for slug in ("matrices", "derivatives"):
        client.post(f"/topics/{slug}/status/", {"status": known})

    assert (gate(client, "gradients"), gate(client, "vectors")) == (None, None)


@pytest.mark.parametrize("status", ["done", "skipped"])
def test_nothing_is_said_of_a_topic_that_is_known_itself(client: Client, status: str) -> None:
    client.post("/topics/gradients/status/", {"status": status})

    assert gate(client, "gradients") is None


def test_detour_is_as_long_as_the_path_it_leads_to(client: Client) -> None:
    client.post("/topics/vectors/status/", {"status": "done"})

    html = client.get("/path/gradients/").content.decode()

    assert html.count('<li class="step"') == 3
    assert "<strong>7.5 h left</strong>" in html
