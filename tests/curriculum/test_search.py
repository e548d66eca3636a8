"""What is searched is found, the best first, on the database that the site runs on."""

from typing import Any

import pytest

from curriculum.models import Alias
from curriculum.outline import Outline
from curriculum.search.find import search
from tests.factories import create_resource, create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


def found(words: str, **options: Any) -> list[str]:
    return [hit.topic.slug for hit in search(words, **options).hits]


def marked(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if is_found else text for text, is_found in pieces)


@pytest.mark.parametrize(
    "words",
    [
        "eigenvectors",
        "eigenvector",
        "stretching arrows",
        "stretch",
        "spectrum",
        "diagonalise",
        "diagonalize a matrix",
        "own values",
        "eigen basis",
        "algebra",
        "strang",
        "Stráng",
        "arrows",
        "chapter 6",
        "determinant",
    ],
)
def test_topic_is_found_by_all_that_is_said_of_it(words: str) -> None:
    create_topic("loops", title="Loops in Python")
    topic = create_topic(
        "spectral-theory",
        section=create_section(slug="maths", title="Linear algebra"),
        title="Eigenvectors and the spectrum",
        short="Own values",
        summary="Directions that a matrix only stretches.",
        outcomes=["Diagonalize a matrix by hand"],
        body="## Arrows\n\nTake the *determi*nant of the **arrows**.",
    )
    create_resource(topic, title="Linear Algebra", authors="Gilbert Strang", where="Chapter 6")
    Alias.objects.create(slug="eigen-basis", topic=topic)
    Outline.changed()

    assert found(words) == ["spectral-theory"]


def test_title_goes_before_summary_and_summary_before_text() -> None:
    create_topic("one", body="## It\n\nA word on entropy.")
    create_topic("two", summary="About entropy.")
    create_topic("three", title="Entropy")

    assert found("entropy") == ["three", "two", "one"]


def test_topics_with_all_words_go_before_those_with_some() -> None:
    create_topic("one", title="Gradient")
    create_topic("two", body="## It\n\nA gradient can vanish.")
    create_topic("three", title="Vanish")

    answer = search("vanishing gradients")

    assert (answer.hits[0].topic.slug, len(answer.hits), answer.whole) == ("two", 3, 1)


def test_hit_shows_what_was_found_in_title_and_summary() -> None:
    create_topic("vectors", title="Norms & dot products", summary="How long an arrow is: its norm <3>.")

    hit = search("norm").hits[0]

    assert (marked(hit.title), marked(hit.said)) == ("[Norms] & dot products", "How long an arrow is: its [norm] <3>.")


def test_hit_shows_the_place_in_the_text() -> None:
    create_topic(
        "vectors", body="## It\n\n" + "Nothing here. " * 80 + "Then a manifold bends. " + "Nothing more. " * 80
    )

    said = marked(search("manifolds").hits[0].said)

    assert "a [manifold] bends" in said
    assert len(said) < 400


def test_hit_without_a_mark_shows_the_summary() -> None:
    topic = create_topic("vectors", short="Arrows")

    hit = search("arrows").hits[0]

    assert (hit.topic.pk, marked(hit.title), marked(hit.said)) == (topic.pk, "Vectors", "What vectors is.")


def test_typing_error_is_forgiven_and_said() -> None:
    create_topic("backpropagation")

    answer = search("backpropagatoin")

    assert ([hit.topic.slug for hit in answer.hits], answer.asked.corrected) == (
        ["backpropagation"],
        [("backpropagatoin", "backpropagation")],
    )


def test_word_of_a_text_alone_is_not_taken_for_an_error() -> None:
    create_topic("attention")
    create_topic("words", body="## It\n\nPay attentoin.")

    assert found("attentoin") == ["words"]


def test_nothing_found_says_what_is_near() -> None:
    create_topic("backpropagation")
    create_topic("vectors")

    answer = search("bakpropgatoin")

    assert (answer.hits, answer.perhaps, [topic.slug for topic in answer.nearest]) == (
        [],
        "backpropagation",
        ["backpropagation"],
    )


def test_search_among_some_topics_finds_no_others() -> None:
    keys = [create_topic(slug, title="Entropy").pk for slug in ("one", "two", "three")]

    assert found("entropy", among=keys[1:]) == ["two", "three"]
    assert found("entropy", among=[]) == []


def test_search_stops_at_its_limit() -> None:
    for number in range(4):
        create_topic(f"topic-{number}", title="Entropy")

    assert found("entropy", limit=3) == ["topic-0", "topic-1", "topic-2"]


def test_all_roadmaps_are_searched() -> None:
    create_topic("entropy")
    other = create_section(roadmap=create_roadmap(slug="physics", position=1), slug="heat")
    create_topic("entropy-of-gases", section=other)

    assert sorted(found("entropy")) == ["entropy", "entropy-of-gases"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        "'",
        "*",
        "relu*",
        "NEAR(",
        "NEAR(a b, 2)",
        "title: relu",
        "vectors AND",
        "OR NOT",
        "-vectors",
        "^vectors",
        "a & b | !c <-> d",
        "':*",
        "\\",
        "vectors\x00",
        "\x02\x03",
        "%s %(q)s",
        "🤖",
        "e\u0301",
        "\ud800",
        "注意力",
        "x" * 10_000,
        "vectors " * 10_000,
        "'; DROP TABLE curriculum_topic; --",
        "<script>alert(1)</script>",
        "1e400 0x1 -0",
        "is",
        "the of and",
    ],
)
def test_hostile_words_are_only_words(words: str) -> None:
    create_topic("vectors")

    assert found(words) in ([], ["vectors"])


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("words", "queries"), [("topic", 4), ("topic page", 7), ("topc", 5), ("zzzz", 4), ("", 0)])
def test_search_costs_a_fixed_number_of_queries(
    django_assert_num_queries: Any, words: str, queries: int, number: int
) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
    found("topic")

    with django_assert_num_queries(queries):
        found(words)
