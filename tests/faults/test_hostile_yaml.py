"""Hostile YAML: whatever bytes a file holds, they are read or refused, in seconds, with a line that the file has."""

import string
import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curriculum.content.parse import parse
from curriculum.content.source import FrontMatter, validate
from curriculum.content.strict_yaml import MAX_BYTES, decode, read_yaml
from tests.factories import write_folder

# Of processor time. An ordinary file takes a thousandth of one.
SECONDS = 20
anything = settings(max_examples=200)

TOKENS = """- |: |? |, |[|]|{|}|a|bc|title|id|1.10|12|true|~|&a |*a|!!str |! |!x |"|'|#|%|@|`|é|\\u202e|<<"""
yaml_like = st.lists(
    st.sampled_from([*TOKENS.split("|"), "|", ">", "\n", "\n  ", "\n    ", "\t", "---\n", "...\n", "--- "]), max_size=40
).map("".join)
words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
HUGE = {
    "keys": "\n".join(f"key{number}: 1" for number in range(30_000)),
    "keys that resemble one": "\n".join(f"sumary{number}: 1" for number in range(30_000)),
    "one key again and again": "title: x\n" * 40_000,
    "items that are wrong": "requires:\n" + "- topi: x\n" * 30_000,
    "items on one line": "outcomes: [" + "x, " * 90_000 + "]",
    "anchors": "outcomes:\n" + "- &a x\n" * 40_000,
    "aliases": "outcomes:\n" + "- *a\n" * 60_000,
    "tags": "outcomes:\n" + "- !!str x\n" * 30_000,
    "one word": "title: " + "x" * 300_000,
    "one key": "x" * 300_000 + ": 1",
    "folded lines": "summary: >\n" + "  x\n" * 70_000,
    "escapes": 'title: "' + r"\x41" * 70_000 + '"',
    "quotation marks": "title: " + "'" * 300_000,
    "comments": "# x\n" * 70_000,
    "colons": "a" + ":a" * 150_000,
    "documents": "---\n" * 70_000,
    "directives": "%TAG ! tag:example.org,2000:\n" * 9_000,
    "flow mappings": "a: {" + "? b : c, " * 30_000 + "}",
    "brackets": "a: " + "[" * 300_000,
    "braces": "a: " + "{" * 300_000,
    "question marks": "? " * 150_000,
    "dashes": "- " * 150_000,
    "an address": 'resources: [{url: "https://' + "a." * 150_000 + '"}]',
    "a slug": 'aliases: ["' + "a-" * 150_000 + '!"]',
}


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, _):
        return True


def problems_of(text):
    """Return all problems of a front matter, as `parse` would find them."""
    document = read_yaml(text, "f.md")
    if not document.problems:
        validate(FrontMatter, document, "f.md")
    return document.problems


@anything
@given(yaml_like)
@example("? a\n: b\n? [c]\n: d\n")
@example("&a : x")
@example("{? : }")
@example("- - -\n---")
def test_any_text_is_read_or_refused_at_a_line_it_has(text):
    problems = problems_of(f"{text}\n")

    after_the_last = text.count("\n") + 2  # where a text ends too early
    assert [problem for problem in problems if not 1 <= problem.line <= after_the_last] == []


@anything
@given(yaml_like)
def test_what_is_read_without_a_problem_is_what_yaml_means_but_for_its_guesses(text):
    document = read_yaml(text, "f.md")

    if not document.problems:
        assert as_written(document, ()) == yaml.load(text, Loader=yaml.CBaseLoader)


def as_written(document, at):
    """Return a document's value with each scalar as the text it was written as, which is how BaseLoader reads."""
    value = document.value
    for step in at:
        value = value[step]
    if isinstance(value, dict):
        return {key: as_written(document, (*at, key)) for key in value}
    if isinstance(value, list):
        return [as_written(document, (*at, number)) for number in range(len(value))]
    return document.written.get(at)


@anything
@given(st.dictionaries(st.sampled_from(string.ascii_lowercase), values, min_size=1, max_size=5))
def test_what_another_program_wrote_is_read_as_it_was_meant(value):
    text = yaml.dump(value, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False)

    document = read_yaml(text, "f.md")

    assert (document.value, document.problems) == (value, [])


@anything
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_problem(data):
    text, problems = decode(data, "f.md")

    assert [problem.line for problem in problems if not 1 <= problem.line <= data.count(b"\n") + 1] == []
    assert len(problems) <= 1
    assert text.encode() == (b"" if problems else data.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"---",
        b"---\n",
        b"---\n---",
        b"---\n---\n",
        b"---\n\n---\n---\n",
        b"---\n--- x\n---\n",
        b"---\n...\n---\n",
        b"---\nnull\n---\n",
        b"---\n[]\n---\n",
        b"---\n- a\n---\n",
        b"---\ntext\n---\n",
        b"--- \nid: T0000000\n---\n",
        b"---\r\nid: T0000000\r\n---\r\n",
        b"\n---\nid: T0000000\n---\n",
        b"---\nid: T0000000\n",
        "---\nid: T0000000\n---\n".encode("utf-16"),
        b"\x00" * 1000,
    ],
)
@pytest.mark.parametrize("name", ["roadmap.yaml", "basics/a.md"])
def test_file_that_says_nothing_useful_is_a_problem_and_no_exception(tmp_path, name, data):
    home = write_folder(tmp_path, {"a": []}) / "deep-learning"
    (home / name).write_bytes(data)

    problems = parse(home).problems

    assert {problem.path for problem in problems} == {str(home / name)}


@pytest.mark.slow
@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_huge_front_matter_is_dealt_with_in_seconds(text):
    started = time.process_time()

    problems = problems_of(text[:MAX_BYTES])

    assert time.process_time() - started < SECONDS
    assert problems != []
