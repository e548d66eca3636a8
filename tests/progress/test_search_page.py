"""The page of search: filters, what it says, whatever is typed; and nothing of anybody for anybody else."""

import re
from typing import Any

import pytest
from django.test import Client

from curriculum.models import Topic
from curriculum.outline import Outline
from tests.factories import create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def results(client: Client, **asked: str) -> list[str]:
    """Return the topics found, in order."""
    html = client.get("/search/", asked).content.decode()
    return re.findall(r'class="result__title" href="/topics/([\w-]+)/"', html)


def text_of(html: str) -> str:
    """Return the words of what was found."""
    found = html.partition('id="found"')[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", f"<{found}"))


def test_result_shows_its_topic_with_status_section_and_what_was_found(client: Client) -> None:
    create_topic("vectors", title="Vectors and norms", summary="A norm is a length.", hours=1.5, kind="extension")
    client.post("/topics/vectors/status/", {"status": "done"})

    html = client.get("/search/", {"q": "norms"}).content.decode()

    assert "Vectors and <mark>norms</mark></a>" in html
    assert "A <mark>norm</mark> is a length." in html
    assert 'data-topic="vectors" data-status="done"' in html.split('id="results"')[1]
    assert '<a href="/roadmaps/deep-learning/basics/">Basics</a> · 1.5 h · extension' in html


def test_empty_search_says_how_to_search_and_shows_the_sections(client: Client) -> None:
    create_topic("vectors")
    create_topic("neuron", section=create_section(slug="networks"))

    said = text_of(client.get("/search/").content.decode())

    assert "Small typing errors are forgiven." in said
    assert "Deep Learning Basics 1 topic Networks 1 topic" in said


def test_search_without_content_has_a_page(client: Client) -> None:
    assert [client.get("/search/", {"q": words}).status_code for words in ("", "relu")] == [200, 200]


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ({}, ["one", "two", "three"]),
        ({"section": "deep-learning/networks"}, ["three"]),
        ({"section": "other/networks"}, []),
        ({"kind": "extension"}, ["two"]),
        ({"difficulty": "3"}, ["three"]),
        ({"status": "done"}, ["two"]),
        ({"status": "learning"}, ["three"]),
        ({"status": "not-started"}, ["one"]),
        ({"status": "skipped"}, []),
        ({"kind": "core", "difficulty": "1", "status": "not-started", "section": "deep-learning/basics"}, ["one"]),
        ({"section": "no/such"}, ["one", "two", "three"]),
        ({"kind": HOSTILE, "difficulty": "9", "status": "\x00"}, ["one", "two", "three"]),
    ],
)
def test_filters_leave_what_they_say(client: Client, asked: dict[str, str], slugs: list[str]) -> None:
    create_topic("one", title="Entropy")
    create_topic("two", title="Entropy", kind="extension")
    create_topic("three", title="Entropy", difficulty=3, section=create_section(slug="networks"))
    other = create_roadmap(slug="other", position=1)
    create_topic("vectors", section=create_section(roadmap=other, slug="networks"))
    client.post("/topics/two/status/", {"status": "done"})
    client.post("/topics/three/status/", {"status": "learning"})

    assert results(client, q="entropy", **asked) == slugs


def test_filter_of_status_goes_before_the_limit(client: Client) -> None:
    for number in range(25):
        create_topic(f"topic-{number}", title="Entropy")
    client.post("/topics/topic-24/status/", {"status": "done"})

    assert results(client, q="entropy", status="done") == ["topic-24"]


def test_filters_stay_chosen(client: Client) -> None:
    create_topic("vectors")

    html = client.get("/search/", {"q": "vectors", "kind": "core", "section": "deep-learning/basics"}).content.decode()

    assert re.findall(r'<option value="([^"]+)" selected', html) == ["deep-learning/basics", "core"]
    assert 'name="q" value="vectors"' in html


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("backpropagatoin", "No topic says “backpropagatoin”: searched for backpropagation instead. 1 topic found."),
        ("vit", "Searched for the same in other words too: vision transformer. 1 topic found."),
        ("vectors zzzz", "1 topic found: none has all of the words, these have some."),
        ("arrow vectors", "2 topics found: the first has all of the words, the others some."),
        ("bakpropgatoin", "Nothing was found for “bakpropgatoin”. Did you mean backpropagation?"),
        ("bakpropgatoin", "Topics that are called something like it Backpropagation 2 h"),
        ("qqqq", "Nothing was found for “qqqq”. See the whole roadmap"),
    ],
)
def test_page_says_what_was_searched_for(client: Client, words: str, said: str) -> None:
    create_topic("backpropagation")
    create_topic("vectors", summary="An arrow.")
    create_topic("transformers", title="Vision transformer", body="## It\n\nIt takes an arrow.")

    assert said in text_of(client.get("/search/", {"q": words}).content.decode())


def test_nothing_found_with_filters_leads_to_all_topics(client: Client) -> None:
    create_topic("vectors")

    html = client.get("/search/", {"q": "vectors", "kind": "extension"}).content.decode()

    assert '<a href="/search/?q=vectors">Look among all topics</a>' in html


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "NEAR(",
        "title: x",
        "a AND",
        "vectors\x00",
        "🤖",
        "x" * 10_000,
        "'; DROP TABLE curriculum_topic; --",
        "%s %(q)s {{ 7|add:7 }}",
        HOSTILE,
        '"><img src=x onerror=alert(1)>',
    ],
)
def test_hostile_words_get_a_page(client: Client, words: str) -> None:
    create_topic("vectors")

    response = client.get("/search/", {"q": words})

    html = response.content.decode()
    assert response.status_code == 200
    assert ("<script>alert" in html, "<img src=x" in html, "\x00" in html) == (False, False, False)
    assert len(html) < 30_000


def test_hostile_bytes_get_a_page(client: Client) -> None:
    create_topic("vectors")

    assert client.get("/search/?q=%ff%fe%00&section=%c3&q=").status_code == 200


def test_content_is_text_in_what_was_found(client: Client) -> None:
    create_topic("vectors", title=f"Norm {HOSTILE}", summary=f"Norm {HOSTILE}")
    Topic.objects.update(html="<p>&lt;script&gt;alert(1)&lt;/script&gt; \x02norm\x03</p>")
    Outline.changed()

    html = client.get("/search/", {"q": "norm script"}).content.decode()

    assert "<script>alert" not in html
    assert "<mark>Norm</mark> &lt;" in html


def test_content_is_text_in_a_phrase_that_was_found(client: Client) -> None:
    create_topic("images", title="Vision <hr> transformer", summary="Vision <!> transformer.")

    html = client.get("/search/", {"q": "vit"}).content.decode()

    assert results(client, q="vit") == ["images"]
    assert ("<!>" in html, "<hr>" in html) == (False, False)


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_a_fixed_number_of_queries(django_assert_num_queries: Any, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
    visitor, learner = Client(), Client()
    learner.post("/topics/topic-0/status/", {"status": "done"})
    visitor.get("/search/", {"q": "topic"})

    with django_assert_num_queries(4):  # three tiers, and what is shown
        visitor.get("/search/", {"q": "topic"})
    with django_assert_num_queries(5):  # and the marks
        learner.get("/search/", {"q": "topic", "status": "done"})
    with django_assert_num_queries(0):
        visitor.get("/search/")


def test_page_is_kept_by_nobody_and_sets_no_cookie(client: Client) -> None:
    create_topic("vectors")

    response = client.get("/search/", {"q": "vectors", "status": "done"})

    assert response.cookies == {}
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]
    assert response["X-Robots-Tag"] == "noindex"


def test_learners_marks_are_not_on_a_visitors_page(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})

    assert results(Client(), q="vectors", status="done") == []


def test_search_is_only_asked(client: Client) -> None:
    assert client.post("/search/", {"q": "vectors"}).status_code == 405
