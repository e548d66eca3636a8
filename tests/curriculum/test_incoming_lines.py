"""Lines of Markdown: their words and links, and back into Markdown that is drawn as the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.incoming.addresses import NowhereError, address_of, cost_of, kind_of
from curriculum.incoming.inline import Link, Words, read_line
from curriculum.incoming.listing import Point
from curriculum.incoming.names import Names, slug_of
from curriculum.incoming.points import cut
from curriculum.incoming.written import escape, write_list
from curriculum.markdown import render


@pytest.mark.parametrize(
    ("written", "text", "targets"),
    [
        ("[a](https://e.org) - *b* __c__", "a - b c", ["https://e.org"]),
        ("[[Review] a (video)](https://e.org)", "[Review] a (video)", ["https://e.org"]),
        ("[a](https://e.org/b_(c)) [d]( https://e.org 'title' )", "a d", ["https://e.org/b_(c)", "https://e.org"]),
        ("[a](<https://e.org/b c>)", "a", ["https://e.org/b c"]),
        ("[a][Ref], [ref][] and [ref]", "a, ref and ref", ["https://r.org"] * 3),
        ("[a][none] [b] [x]", "[a][none] [b] [x]", []),
        ("[see](the notes)", "[see](the notes)", []),
        ("see https://e.org/a_(b). <https://e.org/c>", "see .", ["https://e.org/a_(b)", "https://e.org/c"]),
        ('<a class="x" href="https://e.org">a <b>b</b></a><br>c', "a b c", ["https://e.org"]),
        ("`[a](b)` and `` ` ``", "[a](b) and `", []),
        (r"\[a\](b) \*", "[a](b) *", []),
        ("![a](b.png) [![c](d.png)](https://e.org)", "", ["https://e.org"]),
        ("AT&amp;T snake_case 2 * 3 * 4", "AT&T snake_case 2 * 3 * 4", []),
        (":star: at 10:30 a:b:c", "at 10:30 a:b:c", []),
        ("[a [b](https://e.org)", "[a b", ["https://e.org"]),
        ("![a", "![a", []),
    ],
)
def test_line_has_its_words_and_links(written: str, text: str, targets: list[str]) -> None:
    line = read_line(written, {"ref": "https://r.org"})

    assert (line.text, [link.target for link in line.links]) == (text, targets)


def test_line_says_what_was_bold() -> None:
    assert read_line("a **b [c](d)** e").parts == (
        Words("a "),
        Words("b ", bold=True),
        Link("c", "d", bold=True),
        Words(" e"),
    )


@pytest.mark.parametrize(
    ("target", "base", "address"),
    [
        ("https://e.org/a b", "", "https://e.org/a%20b"),
        ("//e.org/a", "", "https://e.org/a"),
        ("../b.md#c", "https://e.org/x/y/", "https://e.org/x/b.md#c"),
    ],
)
def test_address_is_one_of_the_web(target: str, base: str, address: str) -> None:
    assert address_of(target, base) == address


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("javascript:alert(1)", "is no address of the web"),
        ("JaVaScRiPt:alert(1)", "is no address of the web"),
        ("data:text/html,x", "is no address of the web"),
        ("mailto:a@e.org", "is no address of the web"),
        ("https://user:word@e.org", "is no address of the web"),
        ("http://[", "is no address of the web"),
        ("https://e.org/" + "a" * 500, "is longer than 500 characters"),
        ("b.md", "give its folder's address, --base"),
        ("", "give its folder's address, --base"),
    ],
)
def test_link_that_leads_nowhere_says_why(target: str, why: str) -> None:
    with pytest.raises(NowhereError, match=why):
        address_of(target)


@pytest.mark.parametrize(
    ("address", "words", "kind", "cost"),
    [
        ("https://arxiv.org/abs/1", "A", "paper", "free"),
        ("https://notarxiv.org/abs/1", "A", "article", "free"),
        ("https://www.youtube.com/watch?v=1", "A", "video", "free"),
        ("https://gist.github.com/a", "A", "tool", "free"),
        ("https://www.coursera.org/learn/a", "A", "course", "signup"),
        ("https://www.amazon.com/dp/1", "A", "book", "paid"),
        ("https://www.kaggle.com/datasets/a", "A", "dataset", "free"),
        ("https://www.kaggle.com/a", "A", "article", "free"),
        ("https://e.org", "A (video)", "video", "free"),
        ("https://e.org", "A (3 playlists)", "video", "free"),
        ("https://e.org", "[book]", "book", "free"),
        ("https://e.org", "A book on books", "article", "free"),
    ],
)
def test_kind_and_cost_are_what_the_words_or_the_host_tell(address: str, words: str, kind: str, cost: str) -> None:
    assert (kind_of(address, words), cost_of(address)) == (kind, cost)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60))
def test_escaped_words_are_drawn_as_they_are_and_as_nothing_else(words: str) -> None:
    words = " ".join(words.split()) or "x"

    drawn = render(f"- {escape(words)}", titles={}, figures={})

    found = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>", drawn.html)
    assert drawn.faults == []
    assert found
    assert "<" not in found[1]
    straight = str.maketrans(
        "\u201c\u201d\u2018\u2019\u2013\u2014\u2026", "\"\"''--."
    )  # what is drawn as typographers do
    plain = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").translate(straight)
    assert re.sub(r"[-.]+", "", plain) == re.sub(r"[-.]+", "", words.translate(straight))


def test_links_of_a_lesson_lead_where_they_led_and_nowhere_else() -> None:
    point = Point(1, read_line('[a "b"](https://e.org/a_(b)_"c"?d=1&e=2) [c](javascript:alert) [d](#e)'))

    written, over = write_list([point], "")

    assert written == '- [a "b"](<https://e.org/a_(b)_%22c%22?d=1&e=2>) c d'
    assert over == []
    html = render(written, titles={}, figures={}).html
    assert re.findall(r'href="([^"]*)"', html) == ["https://e.org/a_(b)_%22c%22?d=1&amp;e=2"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Bow & stern", "bow-and-stern"),
        ("C++", "cpp"),
        ("C#", "csharp"),
        ("Éa d'Ëté", "ea-d-ete"),
        ("日本語", ""),
        ("a" * 80, "a" * 60),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_slug_is_made_of_a_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_names_are_given_once() -> None:
    names = Names({"knots"})

    given = [
        names.give(title, otherwise="topic") for title in ("Knots", "Knots!", "日本語", "中文", "a" * 70, "a" * 70)
    ]

    assert given == ["knots-2", "knots-3", "topic", "topic-2", "a" * 60, f"{'a' * 58}-2"]


@given(st.text(max_size=200), st.integers(2, 100))
def test_text_that_is_cut_is_never_longer(text: str, most: int) -> None:
    said = cut(text, most)

    assert len(said) <= most
    assert said == " ".join(text.split()) or said.endswith("…")
