"""YAML changed where its value changes and nowhere else."""

import difflib
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.rewrite import rewrite
from curriculum.content.strict_yaml import read_yaml

TEXT = """\
# The whole.
title: "A title"   # quoted on purpose
hours: 2
outcomes:
  # the first
  - Say it
  - 'Do it'
resources:
  - {title: Flow, url: https://example.org/a, where: All}
  # a comment on the second
  - title: Block
    url: https://example.org/b  # the address
    where: Chapter 1

# before the last
kind: core
"""
BEFORE = read_yaml(TEXT, "").value
FRONTS = [
    path.read_text().split("\n---\n")[0].removeprefix("---\n") + "\n"
    for path in sorted(Path(settings.BASE_DIR, "content").rglob("*.md"))
]


def lines(text, *, after):
    """Return the lines that a new value takes out (-) and puts in (+), after seeing that the new text has it."""
    new = rewrite(text, read_yaml(text, "").value, after)
    assert read_yaml(new, "").value == after
    diff = difflib.unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


def changed(**values):
    return {**BEFORE, **values}


def test_list_inside_an_item_grows_where_it_ends():
    text = "questions:\n  - prompt: Which?\n    tests:\n      - 1\n    choices: []\n"
    asked = {"prompt": "Which?", "tests": [1, 3], "choices": []}

    assert lines(text, after={"questions": [asked]}) == ["+      - 3"]


def test_new_numbers_stand_on_one_line():
    text = "questions:\n  - prompt: Which?\n    choices: []\n"
    asked = {"prompt": "Which?", "tests": [1, 3], "choices": []}

    assert lines(text, after={"questions": [asked]}) == ["+    tests: [1, 3]"]


def test_value_that_is_the_same_leaves_the_text_as_it_is():
    assert rewrite(TEXT, BEFORE, BEFORE) == TEXT


def test_scalar_is_changed_in_its_place_and_its_comment_stays():
    assert lines(TEXT, after=changed(title="NO: another")) == [
        '-title: "A title"   # quoted on purpose',
        '+title: "NO: another"   # quoted on purpose',
    ]


def test_field_of_an_item_changes_one_line():
    flow, block = BEFORE["resources"]

    assert lines(TEXT, after=changed(resources=[flow, block | {"where": "Chapter 2"}])) == [
        "-    where: Chapter 1",
        "+    where: Chapter 2",
    ]


def test_item_takes_its_comment_along():
    flow, block = BEFORE["resources"]

    assert lines(TEXT, after=changed(resources=[block])) == [
        "-  - {title: Flow, url: https://example.org/a, where: All}"
    ]
    assert lines(TEXT, after=changed(resources=[flow])) == [
        "-  # a comment on the second",
        "-  - title: Block",
        "-    url: https://example.org/b  # the address",
        "-    where: Chapter 1",
    ]


def test_new_items_are_written_where_they_belong():
    assert lines(TEXT, after=changed(outcomes=["Say it", "Show it", "Do it", "1.50"])) == [
        "+  - Show it",
        '+  - "1.50"',
    ]


def test_new_key_follows_the_one_before_it_and_an_old_one_goes():
    after = {name: BEFORE[name] for name in ("title", "hours")} | {"aliases": ["b", "c"], "kind": "core"}

    new = rewrite(TEXT, BEFORE, after)

    assert read_yaml(new, "").value == after
    assert new.startswith('# The whole.\ntitle: "A title"   # quoted on purpose\nhours: 2\naliases:\n  - b\n  - c\n')
    assert new.endswith("# before the last\nkind: core\n")


def test_default_that_is_written_out_stays():
    assert rewrite("title: A\nminutes: null\n", {"title": "A"}, {"title": "B"}) == "title: B\nminutes: null\n"


@pytest.mark.parametrize("text", ["a: |\n  one\n  two\nb: 1\n", "a: >-\n  one\n\nb: 1\n", "a:\n  - b: [1, 2]\nb: 1\n"])
def test_blocks_of_text_are_changed_too(text):
    assert read_yaml(rewrite(text, read_yaml(text, "").value, {"a": "x\ny", "b": 1}), "").value == {"a": "x\ny", "b": 1}


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), min_size=1, max_size=30
)


@given(st.data(), st.sampled_from(FRONTS), words)
def test_one_word_of_a_topic_changes_that_line_alone(data, text, word):
    before = read_yaml(text, "").value
    word = word.strip() or "word"
    resource = data.draw(st.sampled_from(range(len(before["resources"])))) if before.get("resources") else None
    after = yaml.safe_load(yaml.safe_dump(before))
    if resource is None:
        after["title"] = word
    else:
        after["resources"][resource]["why"] = word

    new = rewrite(text, before, after)

    assert read_yaml(new, "").value == after
    assert len([1 for one, other in zip(text.splitlines(), new.splitlines(), strict=True) if one != other]) <= 1


@given(st.data(), st.sampled_from(FRONTS))
def test_lists_of_a_topic_may_be_shuffled_and_cut(data, text):
    before = read_yaml(text, "").value
    after = dict(before)
    for name in ("requires", "outcomes", "resources", "questions"):
        if before.get(name):
            kept = data.draw(st.lists(st.sampled_from(before[name]), min_size=1, unique_by=str))
            after[name] = kept

    assert read_yaml(rewrite(text, before, after), "").value == after
