"""YAML without its surprises: what stays text, what is refused, and that a hostile file is refused fast."""

import time
from itertools import pairwise

import pytest

from curriculum.content.problem import Code
from curriculum.content.source import FrontMatter, validate
from curriculum.content.strict_yaml import MAX_BYTES, MAX_DEPTH, decode, read_yaml


def found(document):
    return [(problem.line, problem.code) for problem in document.problems]


@pytest.mark.parametrize(
    "written",
    [
        *["NO", "no", "yes", "on", "Off", "y", "True", "TRUE", "Null", "NULL"],
        *["12:30", "1:30:00", "010", "0o17", "0x1F", "0b1", "1_000", "+1", "1e3", "1.5e3", ".5", "5.", "1.2.3"],
        *[".inf", "-.inf", ".nan", "NaN", "2024-05-01", "2024-05-01 12:30:00", "=", "<<", "12345678901234567890"],
    ],
)
def test_plain_word_stays_the_text_it_is_written_as(written):
    document = read_yaml(f"word: {written}", "f.md")

    assert (document.value, document.problems) == ({"word": written}, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
        *[("0", 0), ("12", 12), ("-3", -3), ("1.10", 1.1), ("-0.5", -0.5)],
        *[('"12"', "12"), ("'true'", "true"), ('""', ""), ("|\n  null", "null")],
    ],
)
def test_value_has_the_type_it_is_spelt_as(written, value):
    document = read_yaml(f"word: {written}", "f.md")

    assert (document.value, document.problems) == ({"word": value}, [])
    assert type(document.value["word"]) is type(value)


@pytest.mark.parametrize("written", ["1.10", "12", "true", "~", "null"])
def test_title_that_is_no_text_is_to_be_quoted(written):
    document = read_yaml(f"id: T0000000\ntitle: {written}\n", "f.md", first_line=2)

    validate(FrontMatter, document, "f.md")

    said = f"'title' is {written}, which YAML reads as a number or a word of its own; quote it: \"{written}\"."
    assert [str(problem) for problem in document.problems if problem.line == 3] == [f"f.md:3: E005 {said}"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: &x 1", [(1, Code.ALIAS)]),
        ("a: *x", [(1, Code.ALIAS)]),
        ("a: &x 1\nb: *x", [(1, Code.ALIAS), (2, Code.ALIAS)]),
        ("a: &x [*x]", [(1, Code.ALIAS), (1, Code.ALIAS)]),
        ("a: &x {k: *x}", [(1, Code.ALIAS), (1, Code.ALIAS)]),
        ("&x a: 1", [(1, Code.ALIAS)]),
        ("a: !!str 1", [(1, Code.ALIAS)]),
        ("b: 1\na: !!python/object/apply:os.system [ls]", [(2, Code.ALIAS)]),
        ("%TAG ! tag:example.org,2000:\n---\na: !x 1", [(3, Code.ALIAS)]),
        ("a: 1\nb:\n  - k: 1\n    k: 2\nc: 3\na: 2\n", [(4, Code.DUPLICATE_KEY), (6, Code.DUPLICATE_KEY)]),
        ("a: 1\n--- \nb: 2\n", [(2, Code.YAML)]),
        ("a: 1\n...\nb: 2\n", [(3, Code.YAML)]),
        ("a: 1\nb:\n\tc: 2\n", [(3, Code.YAML)]),
        ("? [a, b]\n: c\n", [(1, Code.YAML)]),
        ("a: 1\nb: 'open\n", [(3, Code.YAML)]),
        ("a: 1\nb: c: d\n", [(2, Code.YAML)]),
    ],
)
def test_what_hides_a_meaning_is_refused_at_its_line(text, problems):
    assert found(read_yaml(text, "f.md")) == problems


def test_key_written_twice_is_named_with_both_lines():
    document = read_yaml("a: 1\nb: 2\na: 3\n", "f.md", first_line=2)

    assert [str(problem) for problem in document.problems] == [
        "f.md:4: E002 'a' is here a second time; it is also on line 2."
    ]


def test_empty_document_is_nothing_and_no_problem():
    document = read_yaml("# only a comment\n", "f.md")

    assert (document.value, document.problems) == (None, [])


def test_nesting_is_read_to_its_limit_and_refused_beyond():
    deepest = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH

    assert found(read_yaml(deepest, "f.md")) == []
    assert found(read_yaml(f"[{deepest}]", "f.md")) == [(1, Code.SIZE)]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "a: [", "{", "? ", "[? ", "{? "])
def test_endless_nesting_is_refused_and_not_followed(opening):
    document = read_yaml(opening * 5_000, "f.md")

    assert found(document)[-1] == (1, Code.SIZE)


def test_billion_laughs_are_refused_fast_and_unlaughed():
    lines = ['a: &a ["lol", "lol"]']
    lines += [f"{key}: &{key} [{', '.join(9 * [f'*{before}'])}]" for before, key in pairwise("abcdefghi")]

    started = time.process_time()
    document = read_yaml("\n".join(lines), "f.md")

    assert time.process_time() - started < 1
    assert set(found(document)) == {(line, Code.ALIAS) for line in range(1, 10)}
    assert document.value == {"a": ["lol", "lol"]} | {key: [None] * 9 for key in "bcdefghi"}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\nb: \x00\n", 2),
        (b"a: \x1b[31m", 1),
        ("a: 1\n\nb: \u202eabc".encode(), 3),
        ("a: \u2066abc\u2069".encode(), 1),
        ("a: \u200f".encode(), 1),
        ("a: \u061c".encode(), 1),
        ("a: \x85".encode(), 1),
        (b"\xef\xbb\xbfa: 1", 1),
        ("a: 1\nb: \ufeff".encode(), 2),
        ("a: 1".encode("utf-16"), 1),
        ("a: 1".encode("utf-16-be"), 1),
        ("a: 1\nb: é".encode("latin-1"), 2),
        (b"a: 1\nb: 2\nc: \xed\xa0\x80", 3),
        (b"a: \xc0\xaf", 1),
    ],
)
def test_bytes_that_are_no_plain_text_are_refused_at_their_line(data, line):
    text, problems = decode(data, "f.md")

    assert text == ""
    assert [(problem.line, problem.code) for problem in problems] == [(line, Code.ENCODING)]


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\u202e", r"\u2066", r"\u061c", r"\ufeff", r"\x85"])
def test_hidden_character_is_refused_as_an_escape_too(escape):
    document = read_yaml(f'a: 1\nb: "x{escape}y"\n', "f.md")

    assert found(document) == [(2, Code.ENCODING)]


def test_ends_of_lines_from_windows_are_read_as_newlines():
    assert decode(b"a: 1\r\nb: 2\r\n", "f.md") == ("a: 1\nb: 2\n", [])


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029"])
def test_end_of_line_that_editors_count_and_we_do_not_is_refused(end):
    _, problems = decode(f"a: 1\nb: x{end}y\n".encode(), "f.md")

    assert [(problem.line, problem.code) for problem in problems] == [(2, Code.ENCODING)]


def test_file_is_read_to_its_limit_and_refused_beyond():
    assert decode(b"a" * MAX_BYTES, "f.md") == ("a" * MAX_BYTES, [])

    text, problems = decode(b"a" * (MAX_BYTES + 1), "f.md")

    assert text == ""
    assert [str(problem) for problem in problems] == ["f.md:1: E007 is longer than 262144 bytes."]
