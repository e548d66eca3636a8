"""Two edits of one text made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.merge import Clashing, Merged, at_path, key_of, merge, with_path

BOOK = {"title": "A book", "url": "https://example.org/", "where": "All", "why": "Clear."}
PAPER = {"title": "A paper", "url": "https://example.org/paper", "where": "All", "why": "Short."}


def said(base, file, edit):
    merged = merge(base, file, edit)
    return merged.value, [clash.at for clash in merged.clashes]


@pytest.mark.parametrize(
    ("file", "edit", "value"), [("a", "a", "a"), ("a", "b", "b"), ("c", "a", "c"), ("b", "b", "b")]
)
def test_field_that_one_side_changed_is_taken(file, edit, value):
    assert merge("a", file, edit) == Merged(value, file)


def test_field_that_both_changed_clashes_and_stays():
    merged = merge({"title": "a"}, {"title": "b"}, {"title": "c"})

    assert merged == Merged({"title": "c"}, {"title": "a"}, [Clashing(("title",), "a", "b", "c")])


def test_fields_of_one_topic_are_merged_each_by_itself():
    base = {"title": "a", "hours": 1}

    assert said(base, {"title": "b", "hours": 1}, {"title": "a", "hours": 2}) == ({"title": "b", "hours": 2}, [])


def test_texts_are_merged_by_line():
    base = "one\ntwo\nthree\nfour\nfive"

    assert said(base, base.replace("one", "ONE"), base.replace("five", "FIVE")) == (
        "ONE\ntwo\nthree\nfour\nFIVE",
        [],
    )


def test_texts_that_change_the_same_line_clash():
    base = "one\ntwo\nthree"

    assert said(base, "one\n2\nthree", "one\nzwei\nthree") == ("one\nzwei\nthree", [()])


def test_items_are_merged_by_their_key():
    file, edit = [BOOK | {"why": "Very clear."}], [BOOK, PAPER]

    assert said([BOOK], file, edit) == ([BOOK | {"why": "Very clear."}, PAPER], [])


def test_item_that_one_side_took_out_and_the_other_left_goes():
    assert said([BOOK, PAPER], [PAPER], [BOOK, PAPER]) == ([PAPER], [])
    assert said([BOOK, PAPER], [BOOK, PAPER], [PAPER]) == ([PAPER], [])


def test_item_that_one_side_took_out_and_the_other_changed_clashes():
    changed = BOOK | {"why": "Very clear."}
    key = ("https://example.org/ All",)

    assert merge([BOOK], [], [changed]) == Merged([changed], [BOOK], [Clashing(key, BOOK, None, changed)])
    assert merge([BOOK], [changed], []) == Merged([], [BOOK], [Clashing(key, BOOK, changed, None)])


def test_both_may_add_and_what_each_added_follows_what_it_followed_there():
    assert said(["a", "b"], ["a", "x", "b"], ["a", "b", "y"]) == (["a", "x", "b", "y"], [])


class Counted(str):
    """A key that counts how often it is compared."""

    comparisons = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Counted.comparisons += 1
        return str.__eq__(self, other)


def test_twice_as_many_new_items_on_both_sides_take_four_times_the_comparisons():
    counts = []
    for number in (50, 100):
        base, file, edit = ([f"{side}{n}" for n in range(number)] for side in ("base", "file", "edit"))
        Counted.comparisons = 0

        merged = merge(*([Counted(key) for key in side] for side in (base, base + file, base + edit)))

        assert merged.value == [*base, *edit, *file]
        counts.append(Counted.comparisons)

    assert counts[1] < 5 * counts[0]


def test_order_of_the_desk_holds_where_both_moved():
    assert said(["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"]) == (["a", "c", "b"], [])


def test_order_of_the_file_is_taken_where_the_desk_moved_nothing():
    assert said(["a", "b", "c"], ["c", "b", "a"], ["a", "b", "c", "d"]) == (["c", "d", "b", "a"], [])


def test_items_without_a_key_of_their_own_are_merged_whole():
    assert said(["a"], ["a", "b", "b"], ["a", "c"]) == (["a", "c"], [()])


def test_place_in_a_state_is_found_and_written():
    state = {"resources": [BOOK, PAPER]}
    at = ("resources", "https://example.org/paper All", "why")

    assert at_path(state, at) == "Short."
    assert with_path(state, at, "Long.") == {"resources": [BOOK, PAPER | {"why": "Long."}]}
    assert with_path(state, at[:2], None) == {"resources": [BOOK]}


texts = st.lists(st.sampled_from(["one", "two", "three", ""]), max_size=6).map("\n".join)
items = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True)
resources = st.lists(
    st.builds(lambda url, why: {"url": url, "where": "", "why": why}, st.sampled_from("xyz"), texts),
    max_size=3,
    unique_by=lambda item: item["url"],
)
titles = st.sampled_from("abc")
states = st.fixed_dictionaries({"body": texts, "title": titles, "outcomes": items, "resources": resources})


@given(states, states)
def test_what_one_side_left_alone_is_the_other(base, other):
    assert merge(base, other, base) == Merged(other, other)
    assert merge(base, base, other) == Merged(other, base)


@given(states, states, states)
def test_merge_again_finds_the_same_and_changes_nothing(base, file, edit):
    once = merge(base, file, edit)

    again = merge(once.base, file, once.value)

    assert (again.value, again.base) == (once.value, once.base)
    assert [clash.at for clash in again.clashes] == [clash.at for clash in once.clashes]


@given(states, states, states)
def test_file_is_agreed_on_but_where_it_clashes(base, file, edit):
    merged = merge(base, file, edit)

    if not merged.clashes:
        assert sorted(map(str, merged.base["outcomes"])) == sorted(file["outcomes"])
        assert {name: merged.base[name] for name in ("body", "title")} == {
            name: file[name] for name in ("body", "title")
        }


@given(states, states, states)
def test_no_item_is_lost_that_nobody_took_out(base, file, edit):
    value = merge(base, file, edit).value

    for name in ("outcomes", "resources"):
        before, theirs, ours, kept = ({key_of(item) for item in side[name]} for side in (base, file, edit, value))
        assert (theirs & ours) | (theirs - before) | (ours - before) <= kept
