"""Laws of the learning path: what it holds, in an order that can be studied, seldom switches and stays as it is."""

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.parse import parse
from curriculum.graph import ancestors, in_few_runs, in_order, path, ready

from .test_graph import NAMES, acyclic_graphs, anything

sections_of = st.fixed_dictionaries({name: st.sampled_from(["red", "blue", "green"]) for name in NAMES})


@anything
@given(acyclic_graphs, st.sets(st.sampled_from(NAMES)), st.lists(st.sampled_from([*NAMES, "nowhere"])), sections_of)
def test_path_holds_the_unknown_ancestors_and_goals_each_after_what_it_requires(graph, known, goals, section_of):
    found = path(graph, goals, known, section_of)

    whole = set(goals) & set(graph)
    whole |= {name for goal in goals for name in ancestors(graph, goal)}
    assert sorted(found) == sorted(whole - known)
    for number, topic in enumerate(found):
        assert {name for name in graph[topic] if name in graph} <= known | set(found[:number])


@anything
@given(acyclic_graphs, st.lists(st.sampled_from(NAMES), min_size=1), st.sets(st.sampled_from(NAMES)), sections_of)
def test_path_only_loses_what_becomes_known(graph, goals, known, section_of):
    whole = path(graph, goals, (), section_of)

    assert path(graph, reversed(goals), known, section_of) == [topic for topic in whole if topic not in known]


@anything
@given(acyclic_graphs, sections_of)
def test_run_ends_only_where_its_section_can_go_no_further(graph, section_of):
    order = in_few_runs(graph, section_of)

    for number, (topic, following) in enumerate(pairwise(order), start=1):
        if section_of[topic] != section_of[following]:
            open_here = ready({name: graph[name] for name in graph}, set(order[:number]))
            assert [name for name in open_here if section_of[name] == section_of[topic]] == []


def switches(order, section_of):
    return sum(section_of[one] != section_of[other] for one, other in pairwise(order))


@cache
def bundled():
    """Return the bundled roadmap's graph in its order of study, and the section of each topic."""
    folder = Path(__file__).resolve().parents[2] / "content"
    roadmap = next(each for each in parse(folder).roadmaps if each.slug == "deep-learning")
    section_of = {slug: section.slug for section in roadmap.front.sections for slug in section.topics}
    return {slug: [each.topic for each in roadmap.topics[slug].front.requires] for slug in section_of}, section_of


def test_bundled_paths_switch_section_as_seldom_as_can_be():
    """The fewest switches there can be were found by trying all orders of sections: 588 for all paths together."""
    graph, section_of = bundled()

    assert sum(switches(path(graph, [goal], (), section_of), section_of) for goal in graph) == 588


def test_path_does_not_rely_on_the_order_of_study_to_switch_seldom():
    """The nearest order that can be studied, without a thought for sections, switches nearly three times as often."""
    graph, section_of = bundled()
    names = sorted(graph)
    random.Random(2).shuffle(names)
    shuffled = {name: graph[name] for name in names}

    orders = [path(shuffled, [goal], (), section_of) for goal in names]
    naive = [in_order({name: graph[name] for name in names if name in set(order)}) for order in orders]

    assert sum(switches(order, section_of) for order in orders) == 588
    assert sum(switches(order, section_of) for order in naive) > 2 * 588


class Read(dict[str, list[str]]):
    """A graph that counts how often it is asked for what a topic requires."""

    count = 0

    def __getitem__(self, topic):
        self.count += 1
        return super().__getitem__(topic)

    def get(self, topic, default=None):
        self.count += 1
        return super().get(topic, default)


def test_work_on_ten_thousand_topics_is_in_proportion_to_them():
    """How long it takes is in `make bench`; this holds that nothing is read again for each topic or prerequisite."""
    chance = random.Random(0)
    names = [f"t{number}" for number in range(10_000)]
    graph = {name: [] for name in names}
    for _ in range(50_000):
        earlier, later = sorted(chance.sample(range(10_000), 2))
        graph[names[later]].append(names[earlier])
    section_of = {name: str(chance.randrange(100)) for name in names}

    for work in (
        lambda graph: ancestors(graph, names[-1]),
        lambda graph: ready(graph, set(names[:5000])),
        lambda graph: path(graph, [names[-1]], (), section_of),
    ):
        read = Read(graph)
        work(read)
        assert 0 < read.count <= 3 * len(names)
