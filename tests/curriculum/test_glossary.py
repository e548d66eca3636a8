"""Every term with its meaning and its topic, from A to Z: on a page of its own, beside its topic, and in search."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Topic
from curriculum.outline import Outline
from curriculum.search.find import search
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


def term(word: str, *also: str, means: str = "It is this.") -> dict[str, Any]:
    return {"term": word, "also": list(also), "means": means}


def lines(client: Client) -> list[str]:
    html = client.get("/glossary/").content.decode()
    found = re.findall(r"<h2 id[^>]*>.*?</h2>|<dt>.*?</div>", html, flags=re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", each)).strip() for each in found]


def test_glossary_has_all_terms_and_other_words_from_a_to_z(client: Client) -> None:
    create_topic("descent", terms=[term("step", "pace"), term("Epoch", "epochs", means="All data once.")])
    create_topic("norms", terms=[term("élan"), term("2-norm", "Euclidean norm")])

    assert lines(client) == [
        "#",
        "2-norm It is this. Also: Euclidean norm. Norms",
        "E",
        "élan It is this. Norms",
        "Epoch All data once. Also: epochs. Descent",
        "Euclidean norm see 2-norm",
        "P",
        "pace see step",
        "S",
        "step It is this. Also: pace. Descent",
    ]


def test_terms_of_retired_topics_are_not_shown(client: Client) -> None:
    create_topic("descent", terms=[term("step")])
    create_topic("gone", terms=[term("stride")], retired_at=timezone.now())

    assert lines(client) == ["S", "step It is this. Descent"]


def test_glossary_without_terms_says_what_will_be_there(client: Client) -> None:
    create_topic("descent")

    assert "No terms yet." in client.get("/glossary/").content.decode()


def test_topic_names_its_terms_and_leads_to_where_they_stand(client: Client) -> None:
    create_topic("descent", terms=[term("Step size (η)"), term("epoch")])

    links = re.findall(r'href="(/glossary/#[^"]+)"', client.get("/topics/descent/").content.decode())

    anchors = re.findall(r'<div id="(term-[^"]+)"', client.get("/glossary/").content.decode())
    assert links == ["/glossary/#term-step-size-η", "/glossary/#term-epoch"]
    assert [f"/glossary/#{anchor}" for anchor in sorted(anchors, reverse=True)] == links


def test_topic_without_terms_names_none(client: Client) -> None:
    create_topic("descent")

    assert "New terms" not in client.get("/topics/descent/").content.decode()


def test_edit_of_a_term_is_on_the_page_at_once(client: Client) -> None:
    create_topic("descent", terms=[term("step")])
    lines(client)
    Topic.objects.update(terms=[term("step", means="Another.")])
    Outline.changed()

    assert lines(client) == ["S", "step Another. Descent"]


@pytest.mark.parametrize("number", [1, 3])
def test_glossary_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries: Any, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}", terms=[term(f"word {each}")])
    client.get("/")

    with django_assert_num_queries(1):
        client.get("/glossary/")


@pytest.mark.parametrize("words", ["stride", "gait", "marching"])
def test_search_finds_a_topic_by_its_terms_their_other_words_and_meanings(words: str) -> None:
    create_topic("walks", terms=[term("stride", "gait", means="One step of marching.")])
    create_topic("paths")

    assert [hit.topic.slug for hit in search(words).hits] == ["walks"]


def test_search_follows_a_term_that_changes() -> None:
    create_topic("walks", terms=[term("stride")])
    Topic.objects.update(terms=[term("amble")])
    Outline.changed()

    assert [[hit.topic.slug for hit in search(words).hits] for words in ("stride", "amble")] == [[], ["walks"]]
