"""Prerequisites as a graph: slugs in, slugs out. Knows nothing of Django, of files or of learners.

A graph is a mapping from each topic to the topics it requires directly. Names that are required but are not keys of the
mapping are ignored. Every function takes time in proportion to the topics and prerequisites it looks at, and none
recurses, so that depth is no limit.
"""

from collections.abc import Collection, Iterator, Mapping

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


def ancestors(graph: Graph, topic: str) -> set[str]:
    """Return all topics that a topic requires, directly or not; itself only where it is on a cycle."""
    found: set[str] = set()
    waiting = [topic]
    while waiting:
        for required in graph.get(waiting.pop(), ()):
            if required in graph and required not in found:
                found.add(required)
                waiting.append(required)
    return found


def unlocks(graph: Graph) -> dict[str, list[str]]:
    """Return the graph read backwards: for each topic, those that require it directly, in the graph's order."""
    backwards: dict[str, list[str]] = {topic: [] for topic in graph}
    for topic, required in graph.items():
        for name in required:
            if name in backwards:
                backwards[name].append(topic)
    return backwards


def ready(graph: Graph, known: Collection[str]) -> list[str]:
    """Return the topics not known whose every direct prerequisite is known, in the graph's order."""
    return [
        topic
        for topic, required in graph.items()
        if topic not in known and all(name in known or name not in graph for name in required)
    ]
