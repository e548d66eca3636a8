"""Laws of the graph of prerequisites, on small graphs of every shape and on large ones of the worst."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.graph import (
    CycleError,
    ancestors,
    beyond,
    cycles,
    essential,
    in_order,
    path,
    ready,
    refuse_cycles,
    unlocks,
)

NAMES = [f"t{number}" for number in range(7)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([*NAMES, "nowhere"])), max_size=18)
anything = settings(max_examples=80)


def graph_of(pairs):
    return {topic: [required for name, required in pairs if name == topic] for topic in NAMES}


# With cycles, topics that require themselves, names required twice and names that are no topic.
any_graphs = PAIRS.map(graph_of)
# Each topic requires only topics with a higher number, or, the other way round, with a lower one.
acyclic_graphs = st.builds(
    lambda pairs, turn: graph_of(
        {turn(pair) for pair in map(sorted, pairs) if len(set(pair)) == 2 and "nowhere" not in pair}
    ),
    PAIRS,
    st.sampled_from([tuple, lambda pair: (pair[1], pair[0])]),
)


def reachable(graph):
    """Return the pairs (topic, required, directly or not) by Warshall's algorithm, which is nothing like a search."""
    pairs = {(topic, name) for topic in graph for name in graph[topic] if name in graph}
    for middle in graph:
        pairs |= {(a, b) for a in graph for b in graph if (a, middle) in pairs and (middle, b) in pairs}
    return pairs


@anything
@given(acyclic_graphs)
def test_ancestors_are_all_that_can_be_reached_and_no_more(graph):
    pairs = reachable(graph)

    found = {topic: ancestors(graph, topic) for topic in graph}

    assert found == {topic: {b for a, b in pairs if a == topic} for topic in graph}


@anything
@given(acyclic_graphs)
def test_ancestors_are_what_the_topic_and_they_themselves_require(graph):
    for topic in graph:
        found = ancestors(graph, topic)

        assert {name for each in (topic, *found) for name in graph[each]} == found
        assert topic not in found


def test_ancestors_of_a_name_that_is_no_topic_are_none():
    assert ancestors({"a": ["b"], "b": []}, "nowhere") == set()


@anything
@given(acyclic_graphs, st.sets(st.sampled_from([*NAMES, "nowhere"])))
def test_ready_is_what_its_definition_says(graph, known):
    found = ready(graph, known)

    expected = []
    for topic in graph:
        missing = {name for name in graph[topic] if name in graph} - known
        if topic not in known and not missing:
            expected.append(topic)
    assert found == expected


@anything
@given(acyclic_graphs)
def test_studying_what_is_ready_reaches_every_topic(graph):
    known: set[str] = set()

    for _ in graph:
        known |= set(ready(graph, known))

    assert known == set(graph)


@anything
@given(any_graphs)
def test_unlocks_is_the_graph_backwards_in_its_order(graph):
    backwards = unlocks(graph)

    assert list(backwards) == list(graph)
    for topic, names in backwards.items():
        assert names == [other for other in graph for name in graph[other] if name == topic]


@anything
@given(acyclic_graphs)
def test_cycles_finds_none_where_there_is_none(graph):
    assert list(cycles(graph)) == []


@anything
@given(any_graphs)
def test_cycles_reports_only_paths_that_are_cycles(graph):
    for found in cycles(graph):
        steps = list(pairwise(found))

        assert found[0] == found[-1]
        assert [step for step in steps if step[1] not in graph[step[0]]] == []
        assert len(set(found)) == len(found) - 1 >= 1


@anything
@given(any_graphs)
def test_cycles_reports_one_for_each_group_of_topics_that_require_each_other(graph):
    pairs = reachable(graph)
    groups = {frozenset(b for b in graph if (a, b) in pairs and (b, a) in pairs) for a in graph if (a, a) in pairs}

    reported = {topic for found in cycles(graph) for topic in found}

    assert [group for group in groups if not group & reported] == []


def test_cycle_is_named_with_its_first_topic_again_at_the_end():
    graph = {"start": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]}

    with pytest.raises(CycleError) as raised:
        refuse_cycles(graph)

    assert raised.value.path == ["a", "b", "c", "a"]
    assert str(raised.value) == "a -> b -> c -> a"


def test_refuse_cycles_says_nothing_of_an_acyclic_graph():
    assert refuse_cycles({"a": ["b", "c"], "b": ["c"], "c": []}) is None


@pytest.mark.parametrize("shown_first", ["top", "bottom"])
def test_graph_may_be_fifty_thousand_topics_deep(shown_first):
    depth = 50_000
    numbers = range(depth) if shown_first == "top" else reversed(range(depth))
    chain = {f"t{number}": [f"t{number + 1}"] for number in numbers}

    assert list(cycles(chain)) == []
    assert len(ancestors(chain, "t0")) == depth - 1
    assert ready(chain, ()) == [f"t{depth - 1}"]
    assert unlocks(chain)["t1"] == ["t0"]
    assert path(chain, ["t0"], (), dict.fromkeys(chain, "all")) == [f"t{number}" for number in reversed(range(depth))]


def test_cycle_of_fifty_thousand_topics_is_reported_whole():
    depth = 50_000
    ring = {f"t{number}": [f"t{(number + 1) % depth}"] for number in range(depth)}

    found = list(cycles(ring))

    assert found == [[*ring, "t0"]]


def test_number_of_paths_does_not_slow_the_search():
    layers = 2_000  # 2 ** 2000 paths lead through them
    graph = {f"{side}{layer}": [f"a{layer + 1}", f"b{layer + 1}"] for layer in range(layers) for side in ("a", "b")}

    started = time.process_time()
    found = list(cycles(graph)), len(ancestors(graph, "a0"))

    assert found == ([], 2 * layers - 2)
    assert time.process_time() - started < 10


@anything
@given(any_graphs)
def test_cycle_ends_in_its_error_wherever_it_is_met(graph):
    sections = dict.fromkeys(graph, "all")
    for what in (lambda: ready(graph, ()), lambda: in_order(graph), lambda: beyond(graph)):
        assert raises_cycle(what) == bool(list(cycles(graph)))
    for topic in graph:
        pairs = reachable(graph)
        above = {topic} | {b for a, b in pairs if a == topic}
        goes_round = any((name, name) in pairs for name in above)

        assert raises_cycle(lambda topic=topic: ancestors(graph, topic)) == goes_round
        assert raises_cycle(lambda topic=topic: path(graph, [topic], (), sections)) == goes_round


def raises_cycle(what):
    try:
        what()
    except CycleError:
        return True
    return False


@anything
@given(acyclic_graphs)
def test_beyond_is_what_has_a_topic_among_its_ancestors(graph):
    found = beyond(graph)

    for topic in graph:
        names = {other for number, other in enumerate(graph) if found[topic] >> number & 1}
        assert names == {other for other in graph if topic in ancestors(graph, other)}


@given(acyclic_graphs)
def test_essential_leads_where_the_graph_leads_with_as_few_prerequisites_as_can_be(graph):
    found = essential(graph)

    assert list(found) == list(graph)
    assert reachable(found) == reachable({topic: [name for name in graph[topic] if name in graph] for topic in graph})
    for topic, required in found.items():
        for name in required:
            fewer = found | {topic: [other for other in required if other != name]}
            assert reachable(fewer) != reachable(found)
