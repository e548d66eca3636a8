"""Lists made to do harm come in as plain words, or are refused with a sentence, in seconds; never a traceback."""

import time

import pytest

from curriculum.incoming.listing import MAX_DEPTH
from curriculum.incoming.readme import read_readme
from curriculum.incoming.text import MAX_BYTES, UnreadableError

pytestmark = pytest.mark.slow

SECONDS = 20
HEAD = b"# A\n## B\n- item\n"
ENDLESS = {
    "items in items": b"\n".join(b" " * (2 * depth) + b"- x" for depth in range(1_000)),
    "items of one space more each": b"\n".join(b" " * depth + b"- x" for depth in range(1_400)),
    "items on one line": b"- " * 500_000,
    "brackets": b"- " + b"[" * 1_000_000,
    "brackets in lines": b"\n".join([b"- " + b"[" * 9_000] * 100),
    "brackets in brackets": b"\n".join([b"- " + b"[" * 4_500 + b"]" * 4_500] * 100),
    "links in links": b"\n".join([b"- " + b"[" * 1_500 + b"](x)" * 1_500] * 100),
    "links that never end": b"\n".join([b"- " + b"[a](" * 2_400] * 100),
    "titles that never end": b"\n".join([b"- " + b'[a](b "' * 1_400] * 100),
    "addresses in brackets": b"\n".join([b"- " + b"[a](" + b"(" * 9_000] * 100),
    "pictures in links": b"\n".join([b"- " + b"[![" * 3_000] * 100),
    "backticks in ever longer rows": b"\n".join([b"- " + b" ".join(b"`" * n for n in range(1, 130))] * 100),
    "stars": b"\n".join([b"- " + b"*" * 9_000] * 100),
    "spaces": b"\n".join([b" " * 9_000 + b"x" + b" " * 900] * 100),
    "tabs": b"\n".join([b"\t" * 9_000 + b"- x"] * 100),
    "comments that never end": b"<!--" * 250_000,
    "comments on one line": b"x<!---->" * 1_200,
    "comments in lines": b"<!--\n" * 100_000,
    "fences that never end": b"```a\n" * 200_000,
    "anchors that never end": b"\n".join([b"- " + b"<a href='x'>" * 800] * 100),
    "tags that never end": b"\n".join([b"- " + b"<a " * 3_000] * 100),
    "headings": b"# x\n" * 250_000,
    "titles under lines": b"x\n-\n" * 200_000,
    "hashes": b"#" * 1_000_000,
    "quotes in quotes": b"> " * 500_000,
    "quotes in quotes in lines": b"\n".join([b"> " * 4_500 + b"- x"] * 100),
    "rules": b"- " * 3_000 + b"-\n",
    "a wide table": b"|".join([b"a"] * 3_000) + b"\n" + b"|".join([b"-"] * 3_000) + b"\n" + b"|".join([b"b"] * 3_000),
    "delimiters": b"a|b\n" + b"-|" * 4_000 + b"x\n",
    "definitions": b"[a]: https://e.org\n" * 50_000,
    "definitions that never end": b"[" * 900_000 + b"]: x",
    "something to unfold in something to unfold": b"<details><summary>x</summary>\n- y\n" * 200,
    "ends of what was never begun": b"</details>\n" * 90_000,
    "an item that goes on": b"- x\n" + b"  and on\n" * 100_000,
    "paragraphs": b"word\n" * 200_000,
    "emoji": "- 🎉\n".encode() * 5_000,
    "shortcodes": b"\n".join([b"- " + b":a" * 4_500] * 100),
    "entities": b"\n".join([b"- " + b"&#x41;" * 1_500] * 100),
    "addresses": b"\n".join([b"- " + b"https://" * 1_200] * 100),
    "closing brackets after an address": b"\n".join([b"- https://e.org/" + b")" * 9_000] * 100),
    "labels": b"**a**\n" * 100_000,
    "numbered paragraphs": b"[1] x\n\n" * 9_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_list_made_to_be_slow_is_read_or_refused_in_seconds(name: str) -> None:
    begun = time.process_time()

    try:
        left = read_readme((HEAD + ENDLESS[name])[:MAX_BYTES], "README.md").left
    except UnreadableError as error:
        left = error.said

    assert time.process_time() - begun < SECONDS
    assert all(each.startswith("README.md:") for each in left)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"- x\n" * 10_001, "README.md:10001: lists more than 10000 items and headings."),
        (b"- x\n" * 100_000, "README.md:10001: lists more than 10000 items and headings."),
        (HEAD + b"x" * MAX_BYTES, "README.md:1: is longer than 1024 KiB."),
        (HEAD + b"\0", "README.md:4: is no text: it holds a zero byte."),
        (HEAD + b"\xff", "README.md:4: byte 16 is not UTF-8. Save the file as UTF-8."),
    ],
)
def test_list_beyond_its_bounds_is_refused_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_readme(data, "README.md")

    assert refused.value.said == [said]


def test_items_nested_beyond_the_bound_are_named_one_by_one() -> None:
    text = b"# A\n## B\n" + b"\n".join(b" " * (2 * depth) + b"- x" for depth in range(MAX_DEPTH + 2))

    arrival = read_readme(text, "README.md")

    assert arrival.left == [
        f"README.md:{line}: not placed: nested more than {MAX_DEPTH} levels deep." for line in (13, 14)
    ]


def test_line_that_is_too_long_is_named_and_the_rest_comes_in() -> None:
    arrival = read_readme(HEAD + b"- " + b"x" * 10_000 + b"\n- y\n", "README.md")

    assert [topic.state["title"] for topic in arrival.topics] == ["item", "y"]
    assert arrival.left == ["README.md:4: not placed: longer than 10000 characters."]


def test_hidden_characters_do_not_come_in() -> None:
    arrival = read_readme("# A\n## B\n- safe\u202egnp.exe \x1b[31m\u200b\u2066x\n".encode(), "README.md")

    assert [topic.state["title"] for topic in arrival.topics] == ["safegnp.exe [31mx"]
    assert arrival.left == [
        "README.md:3: not placed: the hidden character U+202E in it; the rest of the line was read."
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
def test_address_that_is_none_of_the_web_is_left_out_of_resources_and_lesson(address: str) -> None:
    text = f"# A\n## B\n- [bad]({address})\n  - [worse]({address})\n  - plain\n"

    (topic,) = read_readme(text.encode(), "README.md").topics

    assert topic.state["resources"] == []
    assert topic.state["body"] == "- worse\n- plain"


def test_html_comes_in_as_words() -> None:
    text = "# A\n## B\n- x <script>alert(1)</script>\n  - <img src=x onerror=alert(1)> y\n  - 1 < 2 <<b>\n"

    (topic,) = read_readme(text.encode(), "README.md").topics

    assert topic.state["title"] == "x alert(1)"
    assert topic.state["body"] == "- y\n- 1 &lt; 2 &lt;"
