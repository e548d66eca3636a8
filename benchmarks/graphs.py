"""How long ancestors, what is ready and a path take in a large roadmap whose prerequisites fall at random."""

import random
import statistics
import time
from collections.abc import Callable

from curriculum.graph import ancestors, beyond, path, ready

TOPICS = 10_000
PREREQUISITES = 50_000
SECTIONS = 100
ROUNDS = 9


def times() -> dict[str, float]:
    """Return milliseconds, medians: for the last topic, which requires the most, and for half of all known."""
    chance = random.Random(1)
    names = [f"topic-{number}" for number in range(TOPICS)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < PREREQUISITES:
        one, other = chance.sample(range(TOPICS), 2)
        pairs.add((max(one, other), min(one, other)))
    graph: dict[str, list[str]] = {name: [] for name in names}
    for topic, required in sorted(pairs):
        graph[names[topic]].append(names[required])
    section_of = {name: str(number * SECTIONS // TOPICS) for number, name in enumerate(names)}
    last, known = names[-1], set(names[: TOPICS // 2])
    work: dict[str, Callable[[], object]] = {
        f"ancestors of a topic ({len(ancestors(graph, last))} of them)": lambda: ancestors(graph, last),
        "ready, half of all known": lambda: ready(graph, known),
        "path to a topic": lambda: path(graph, [last], (), section_of),
        "path to all topics": lambda: path(graph, names, (), section_of),
        "what lies beyond each topic (once an edition)": lambda: beyond(graph),
    }
    return {name: statistics.median(_milliseconds(each) for _ in range(ROUNDS)) for name, each in work.items()}


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
