"""A text without what is no prose: what is left stands where it stood."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.advice.prose import Formula, Image, Link, Prose
from curriculum.advice.rules import ON_A_TOPIC
from tests.curriculum.advised import topic

LESSON = """\
## The idea of $x$

Read [the paper](https://example.org/a_(b) "Title") or [[chain-rule|the rule]] or [[vectors]], see <https://b.example/>.

```python
simply = "code"  # $no$ [maths](here)
```

![A red line, rising](figures/line.svg)

/// caption
It rises.
///

Let $y = 2x$ and `just` this[^1]:

$$
z = y
$$

[^1]: From [here](https://example.org/).
"""


def test_text_is_the_words_alone_at_their_old_places():
    text = Prose(LESSON).text

    assert " ".join(text.split()) == "## The idea of Read the paper or the rule or , see . It rises. Let and this :"
    assert [LESSON[text.index(word) :].startswith(word) for word in ("Read", "rule", "Let ")] == [True] * 3


def test_words_are_counted_with_formulas_in_sentences_and_without_code_and_displayed_maths():
    words = "The idea of x Read the paper or the rule or see It rises Let y and this"

    assert Prose(LESSON).words == words.count(" ") + 1


def test_parts_of_a_text_are_found_with_their_lines():
    prose = Prose(LESSON)

    assert [(prose.line(each.at), each.latex.strip(), each.display) for each in prose.formulas] == [
        (1, "x", False),
        (15, "y = 2x", False),
        (17, "z = y", True),
    ]
    assert [(prose.line(each.at), each.words, each.address) for each in prose.links] == [
        (3, "the paper", "https://example.org/a_(b)"),
        (3, "the rule", "chain-rule"),
        (3, "", "https://b.example/"),
    ]
    assert [(prose.line(each.at), each.words, each.caption) for each in prose.images] == [
        (9, "A red line, rising", "It rises.")
    ]
    assert [(each.level, each.words) for each in prose.headings] == [(2, "The idea of $x$")]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('He wrote "simply put" once.', "He wrote once."),
        ("He wrote “simply put” once.", "He wrote once."),
        ("> Simply put.\n\nOnce.", "Once."),
        ("It costs $5 and $6.", "It costs $5 and $6."),
        ("~~~\ncode\n~~~\n\nProse.", "Prose."),
        ("Nothing special", "Nothing special"),
    ],
)
def test_own_words_are_without_quotations_code_and_maths(text, own):
    assert " ".join(Prose(text).own.split()) == own


def test_image_whose_words_hold_brackets_is_an_image():
    assert Prose("![The vector [1, 2] as an arrow](figures/a.svg)").images == [
        Image(0, "The vector [1, 2] as an arrow", "")
    ]


def test_formula_is_no_link():
    prose = Prose("$a[1](x)$ and [b](https://example.org/)")

    assert prose.formulas == [Formula(1, "a[1](x)", display=False)]
    assert prose.links == [Link(14, "b", "https://example.org/")]


@given(st.text(alphabet='ab `$[]()!|\n#/>"^:<h\\~-', max_size=60))
def test_text_is_as_long_as_its_source_with_the_same_lines(source):
    for text in (Prose(source).uncoded, Prose(source).text, Prose(source).own):
        assert [i for i, sign in enumerate(text) if sign == "\n"] == [i for i, s in enumerate(source) if s == "\n"]
        assert (len(text), {a for a, b in zip(text, source, strict=True) if a != b} <= {" "}) == (len(source), True)


HOSTILE = [
    *(
        "[",
        "`",
        "` ",
        "$",
        "$x ",
        "$x_{a_{b}}^{(c)}$ ",
        '"a ',
        "![a](",
        "[a](",
        "[[",
        "<http://",
        "www.",
        "# ",
        "\n \t",
    ),
    *("| ", "|---", "- ", "///\n", "[^a]:\n", "```a\n", "\\text{", "$${", "just ", "## a\n", "a-", "> ", "&a"),
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_advised_on_in_seconds(unit):
    lesson = topic(body=(unit * 30_000)[:30_000])
    began = time.process_time()

    for rule in ON_A_TOPIC:
        list(rule(lesson))

    assert time.process_time() - began < 10
