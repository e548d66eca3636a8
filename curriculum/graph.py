"""Prerequisites as a graph: slugs in, slugs out. Knows nothing of Django, of files or of learners.

A graph is a mapping from each topic to the topics it requires directly. Names that are required but are not keys of the
mapping are ignored. Functions take time in proportion to the topics and prerequisites they look at (an order of study a
little more, for sorting), and none recurses, so that depth is no limit. A cycle is a CycleError and never a loop.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush

Graph = Mapping[str, Collection[str]]


class CycleError(ValueError):
    """A topic that requires itself in the end. `path` begins and ends with the same topic: a, b, c, a."""

    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def cycles(graph: Graph) -> Iterator[list[str]]:
    """Yield cycles as paths a, b, c, a (each requires the next), at least one of any that share a topic.

    Depth-first search with three colours (Cormen et al., Introduction to Algorithms, section 20.3): an edge back to a
    topic that is still open closes a cycle.
    """
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        path, is_open = [start], {start}
        waiting = [iter(graph[start])]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                is_open.discard(path[-1])
                done.add(path.pop())
            elif step in is_open:
                yield [*path[path.index(step) :], step]
            elif step in graph and step not in done:
                path.append(step)
                is_open.add(step)
                waiting.append(iter(graph[step]))


def refuse_cycles(graph: Graph) -> None:
    """Raise CycleError for the first cycle there is."""
    for path in cycles(graph):
        raise CycleError(path)


def ancestors(graph: Graph, *topics: str) -> set[str]:
    """Return all that some topics require, directly or not. Raises CycleError for a cycle among these."""
    found: set[str] = set()
    waiting = list(topics)
    while waiting:
        for required in graph.get(waiting.pop(), ()):
            if required in graph and required not in found:
                found.add(required)
                waiting.append(required)
    refuse_cycles({topic: graph[topic] for topic in found})
    return found


def unlocks(graph: Graph) -> dict[str, list[str]]:
    """Return the graph read backwards: for each topic, those that require it directly, in the graph's order."""
    backwards: dict[str, list[str]] = {topic: [] for topic in graph}
    for topic, required in graph.items():
        for name in required:
            if name in backwards:
                backwards[name].append(topic)
    return backwards


def ready(graph: Graph, known: Collection[str], *, acyclic: bool = False) -> list[str]:
    """Return the topics not known whose every direct prerequisite is known, in the graph's order.

    Raises CycleError, unless the graph is said to be acyclic: then it is not looked through once more.
    """
    if not acyclic:
        refuse_cycles(graph)
    return [
        topic
        for topic, required in graph.items()
        if topic not in known and all(name in known or name not in graph for name in required)
    ]


def beyond(graph: Graph) -> dict[str, int]:
    """Return for each topic those that require it, directly or not: bit n stands for topic n. Raises CycleError.

    A set of a thousand topics is then one number, and counting those of them that are not known is one step.
    """
    bit = {topic: 1 << number for number, topic in enumerate(graph)}
    backwards = unlocks(graph)
    found: dict[str, int] = {}
    for topic in reversed(in_order(graph)):
        found[topic] = 0
        for other in backwards[topic]:
            found[topic] |= found[other] | bit[other]
    return found


def essential(graph: Graph) -> dict[str, list[str]]:
    """Return the graph without what follows from the rest (transitive reduction). Raises CycleError."""
    beneath = beyond(unlocks(graph))  # backwards, what lies beyond a topic is what it requires
    bit = {topic: 1 << number for number, topic in enumerate(graph)}
    return {
        topic: [
            name
            for name in required
            if name in graph and not any(bit[name] & beneath[other] for other in required if other in graph)
        ]
        for topic, required in graph.items()
    }


def in_order(graph: Graph) -> list[str]:
    """Return the topics, each after all that it requires and otherwise in the graph's order. Raises CycleError.

    Kahn's algorithm (Topological sorting of large networks, 1962), with a heap of what can be studied.
    """
    topics, backwards, missing = list(graph), unlocks(graph), _missing(graph)
    place = {topic: number for number, topic in enumerate(topics)}
    waiting = [place[topic] for topic in topics if not missing[topic]]
    order: list[str] = []
    while waiting:
        topic = topics[heappop(waiting)]
        order.append(topic)
        for freed in _free(missing, backwards[topic]):
            heappush(waiting, place[freed])
    if len(order) < len(graph):
        refuse_cycles(graph)
    return order


def in_few_runs(graph: Graph, section_of: Mapping[str, str]) -> list[str]:
    """Return the topics in an order that can be studied and that seldom switches section. Raises CycleError.

    It stays in a section while it can, and goes on in the one of which it can study the greatest share of what is left.
    To stay in a section, or to finish one, is never wrong: what is studied then needs no run of its own later. Between
    sections that cannot be finished it is a guess; no quick way to the fewest switches is known.
    """
    order, backwards, missing = in_order(graph), unlocks(graph), _missing(graph)
    place = {topic: number for number, topic in enumerate(order)}
    left = Counter(section_of[topic] for topic in order)
    rank = {section: number for number, section in enumerate(left)}
    runs: dict[str, list[str]] = defaultdict(list)  # of each section, what can be studied without leaving it
    waiting = [topic for topic in order if not missing[topic]]
    studied: list[str] = []
    while waiting or runs:
        while waiting:
            topic = waiting.pop()
            section = section_of[topic]
            runs[section].append(topic)
            waiting += _free(missing, [other for other in backwards[topic] if section_of[other] == section])
        chosen = max(runs, key=lambda section: (len(runs[section]) / left[section], -rank[section]))
        run = sorted(runs.pop(chosen), key=place.__getitem__)
        left[chosen] -= len(run)
        studied += run
        elsewhere = [other for topic in run for other in backwards[topic] if section_of[other] != chosen]
        waiting = _free(missing, elsewhere)
    return studied


def path(graph: Graph, goals: Iterable[str], known: Collection[str], section_of: Mapping[str, str]) -> list[str]:
    """Return the goals and their ancestors that are not known, in an order that can be studied. Raises CycleError.

    The order does not depend on what is known: a topic that becomes known leaves it, and the rest stays as it was.
    """
    goals = [goal for goal in goals if goal in graph]
    whole = ancestors(graph, *goals).union(goals)
    order = in_few_runs({topic: graph[topic] for topic in graph if topic in whole}, section_of)
    return [topic for topic in order if topic not in known]


def _missing(graph: Graph) -> dict[str, int]:
    """Return how many prerequisites stand before each topic."""
    return {topic: sum(name in graph for name in required) for topic, required in graph.items()}


def _free(missing: dict[str, int], topics: Iterable[str]) -> list[str]:
    """Take one prerequisite from each topic, and return those that have none left."""
    freed = []
    for topic in topics:
        missing[topic] -= 1
        if not missing[topic]:
            freed.append(topic)
    return freed
