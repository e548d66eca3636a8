"""Advice on a lesson's length, headings, links and images: what breaks a rule, what nearly does, and its line."""

import pytest

from curriculum.advice.lesson import headings, length, words_for_images, words_of_links
from curriculum.advice.rules import advise
from curriculum.content.parse import parse
from curriculum.content.problem import Code
from tests.curriculum.advised import said
from tests.factories import front_matter, write_roadmap, write_topic

FIGURE = "![{words}](figures/a.svg)\n\n/// caption\n{caption}\n///"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (599, ["1 the lesson has 599 words; 600 are few. What does a learner still have to ask?"]),
        (600, []),
        (1500, []),
        (1501, ["1 the lesson has 1,501 words; 1,500 are many. Split the topic, or leave out what others say."]),
    ],
)
def test_lesson_has_600_to_1500_words(words, found):
    body = "word " * (words - 1) + "$x$\n\n```\n" + "code " * 999 + "\n```"

    assert said(length, body=body) == found


def test_topic_without_a_lesson_is_not_called_short():
    assert said(length, body="") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Text.\n\n## It\n\nText.", ["1 the lesson begins without a heading. Say in '## ...' why it matters."]),
        ("## It\n\n## That\n\nText.", ["1 nothing stands beneath 'It'. Write its part, or take it out."]),
        ("## It\n\nText.\n\n## That", ["5 nothing stands beneath 'That'. Write its part, or take it out."]),
        ("## It\n\n### That\n\nText.", []),
        ("## It\n\n```\ncode\n```\n\n## That\n\n$$\nx\n$$", []),
        (
            "## It\n\nText.\n\n### it\n\nText.",
            ["5 'it' is also on line 1 of the lesson. Say what is in this part."],
        ),
        ("## A topic\n\nText.", ["1 'A topic' is also the title of the page. Say what is in this part."]),
        ("## It is so.\n\nText.", ["1 'It is so.' is a heading: take the '.' from its end."]),
        ("## Is it so?\n\nText.", []),
        ("## It\n\n```python\n# It\n```", []),
        ("", []),
    ],
)
def test_headings_are_from_the_first_line_on_and_each_says_something_of_its_own(body, found):
    assert said(headings, body=body) == found


@pytest.mark.parametrize(
    ("words", "caption", "found"),
    [
        ("A line rising from left to right", "Error over time.", []),
        ("", "Error over time.", []),  # which is a problem
        ("A rising line", "Error.", ["3 'A rising line' says little to those who cannot see the figure."]),
        (
            "The error falls over time",
            "The *error* falls over time.",
            ["3 'The error falls over time' is said by the caption already."],
        ),
        ("Image of a line that rises", "Error.", ["3 'Image of a' is what programs say of any image."]),
        ("Imagery of a line that rises", "Error.", []),
    ],
)
def test_words_for_an_image_say_what_is_seen(words, caption, found):
    body = f"## It\n\n{FIGURE.format(words=words, caption=caption)}"

    assert [f"{each.split('. ')[0].rstrip('.')}." for each in said(words_for_images, body=body)] == [
        each.replace("'Image of a'", "'Image'") for each in found
    ]


@pytest.mark.parametrize("words", ["here", "This", "click here", "**this page**", "Read more.", "link"])
def test_link_that_does_not_say_where_it_leads_is_named(words):
    assert said(words_of_links, body=f"## It\n\nSee [{words}](https://example.org/).") == [
        f"3 '{words}' does not say where the link leads. Put the name of what is there in its place."
    ]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("<https://example.org/>", "https://example.org/"),
        ("https://example.org/a", "https://example.org/a"),
        ("[example.org](https://example.org/)", "example.org"),
        ("[https://example.org/](https://example.org/)", "https://example.org/"),
    ],
)
def test_bare_address_is_named(link, shown):
    assert said(words_of_links, body=f"## It\n\nSee {link} too.") == [
        f"3 '{shown}' is an address. Put words in its place that say what is there: [words](address)."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "See [the paper of 1986](https://example.org/), [[chain-rule]] and [[chain-rule|the rule]].",
        "Write `[here](https://example.org/)`.",
        "```\nhttps://example.org/\n```",
        "It is known.[^1]\n\n[^1]: Somebody, <https://doi.org/10.1000/1>.",
        "There is nothing here (nor there).",
        "[Node.js](https://nodejs.org/) and [here it began](https://example.org/).",
    ],
)
def test_link_with_words_of_its_own_is_left(body):
    assert said(words_of_links, body=body) == []


def test_advice_on_a_lesson_is_at_the_line_of_the_file(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    path = write_topic(home, "basics", "a", body="## It\n\nSee [here](https://example.org/).", **front_matter(0))
    line = path.read_text().splitlines().index("See [here](https://example.org/).") + 1

    found = [each for each in advise(parse(tmp_path)) if each.code == Code.LINK_WORDS]

    assert [(each.path, each.line) for each in found] == [(str(path), line)]
