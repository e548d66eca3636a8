"""Which words of a lesson its reader cannot know."""

import pytest

from curriculum.content.term_index import TermIndex, Use

INDEX = TermIndex(
    graph={"vectors": [], "slopes": ["vectors"], "descent": ["slopes"], "cities": []},
    terms={
        "slopes": [{"term": "gradient", "also": ["GD", "mAP"], "means": "x"}],
        "descent": [{"term": "gradient descent", "also": [], "means": "x"}, {"term": "axis of study", "means": "x"}],
        "cities": [{"term": "city", "means": "x"}, {"term": "bus", "means": "x"}],
    },
    aliases={"hills": "slopes"},
)


def words(slug: str, body: str) -> list[str]:
    return [use.word for use in INDEX.early(slug, body)]


def test_use_says_line_word_term_and_topic() -> None:
    assert list(INDEX.early("vectors", "## It\n\nTwo\ngradients.")) == [Use(4, "gradients", "gradient", "slopes")]


@pytest.mark.parametrize("slug", ["slopes", "descent"])
def test_term_may_be_used_by_its_topic_and_by_all_that_build_on_it(slug: str) -> None:
    assert words(slug, "A gradient.") == []


@pytest.mark.parametrize("slug", ["vectors", "cities"])
def test_term_is_early_before_its_topic_and_beside_it(slug: str) -> None:
    assert words(slug, "A gradient.") == ["gradient"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Gradients", ["Gradients"]),
        ("Cities and buses by bus", ["Cities", "buses", "bus"]),
        ("an axis\nof study", ["axis\nof study"]),
        ("by GD, not gd; mAP, no map", ["GD", "mAP"]),
        ("gradient descent", ["gradient descent"]),
        ("gradient-free, a supergradient, citya", []),
        ("`gradient`\n\n```python\ngradient = 1\n```\n\n$gradient$", []),
    ],
)
def test_words_are_whole_in_singular_and_plural_and_outside_code(body: str, found: list[str]) -> None:
    assert words("vectors", body) == found


def test_longer_term_hides_a_shorter_one_in_it() -> None:
    assert words("slopes", "gradient descent along a gradient") == ["gradient descent"]


@pytest.mark.parametrize("link", ["[[slopes]]", "[[slopes|a gradient]]", "[[hills|gradients]]"])
def test_link_to_its_topic_explains_a_term_from_there_on(link: str) -> None:
    assert words("vectors", f"A gradient.\n\n{link}\n\nA gradient.") == ["gradient"]


def test_term_in_italics_is_explained_from_there_on() -> None:
    assert words("vectors", "A gradient. A *gradient* is a slope. A gradient, a *city centre* and a city.") == [
        "gradient"
    ]


def test_italics_do_not_reach_over_stars_of_multiplication() -> None:
    assert words("vectors", "2 * gradient * 3") == ["gradient"]
