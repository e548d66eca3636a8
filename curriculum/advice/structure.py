"""Advice on how a topic stands among others, and on its front matter. Knows nothing of Django."""

from collections.abc import Iterator

from ..content.problem import Code
from ..graph import Graph
from .limits import MOST_PREREQUISITES, MOST_TIMES_AS_LONG, ROUNDED, WORDS_A_MINUTE
from .written import Around, Remark, Written


def alone(topic: Written, around: Around) -> Iterator[Remark]:
    """A topic that nothing leads to and that leads nowhere; the only topic there is has no choice."""
    if len(around.graph) > 1 and not topic.requires and not around.unlocks.get(topic.slug):
        said = (
            f"'{topic.slug}' requires no topic, and none requires it: no path leads here. "
            "Say what it builds on, or name it in what builds on it."
        )
        yield Remark(Code.ALONE, said, ("title",))


def implied(topic: Written, around: Around) -> Iterator[Remark]:
    """A prerequisite that others imply, with the way that does."""
    kept = around.essential.get(topic.slug, ())
    for i, name in enumerate(topic.requires):
        if name in around.graph and name not in kept:
            way = " -> ".join(_way(around.graph, topic.slug, name))
            said = f"requires '{name}', which follows from another prerequisite: {way}. Take it out."
            yield Remark(Code.IMPLIED, said, ("requires", i, "topic"))


def many_prerequisites(topic: Written) -> Iterator[Remark]:
    if len(topic.requires) > MOST_PREREQUISITES:
        said = (
            f"requires {len(topic.requires)} topics at once; {MOST_PREREQUISITES} are many. "
            "Split it, or require a topic that brings some of them together."
        )
        yield Remark(Code.MANY, said, ("requires", MOST_PREREQUISITES))


def hours(topic: Written) -> Iterator[Remark]:
    """Hours that do not hold the lesson and its shortest resource, or are many times what all of them take."""
    minutes = [each["minutes"] for each in topic.resources if each.get("minutes")]
    if not minutes or not topic.hours:
        return
    reading = topic.prose.words / WORDS_A_MINUTE
    least, most = (reading + min(minutes)) / 60, (reading + sum(minutes)) / 60
    if topic.hours * ROUNDED < least:
        said = (
            f"says {topic.hours:g} hours, but the lesson and the shortest resource take {least:.1f}. Raise 'hours', "
            "or let 'where' and 'minutes' name the part that is meant."
        )
        yield Remark(Code.HOURS, said, ("hours",))
    elif len(minutes) == len(topic.resources) and topic.hours > MOST_TIMES_AS_LONG * most:
        said = (
            f"says {topic.hours:g} hours, but the lesson and all resources take {most:.1f}. Lower 'hours', or split it."
        )
        yield Remark(Code.HOURS, said, ("hours",))


def untested(topic: Written) -> Iterator[Remark]:
    """Outcomes that no question says it tests; where no question says anything, once for all."""
    tested = {number for question in topic.questions for number in question.get("tests", ())}
    if topic.outcomes and not tested:
        said = "no question says which outcomes it tests. Give each 'tests' with their numbers, as in [1, 3]."
        yield Remark(Code.UNTESTED, said, ("questions",) if topic.questions else ("outcomes",))
        return
    for i, outcome in enumerate(topic.outcomes):
        if i + 1 not in tested:
            said = f"no question tests the outcome '{outcome}'. Ask one, with {i + 1} among its 'tests'."
            yield Remark(Code.UNTESTED, said, ("outcomes", i))


def undecided(topic: Written) -> Iterator[Remark]:
    """A resource without kind or cost, which files cannot leave out and drafts can."""
    for i, resource in enumerate(topic.resources):
        for name in ("kind", "cost"):
            if not resource.get(name):
                said = f"the resource '{resource.get('title', '')}' has no {name}: learners choose by it. Fill it in."
                yield Remark(Code.UNDECIDED, said, ("resources", i))


def _way(graph: Graph, start: str, end: str) -> list[str]:
    """Return a shortest way from one topic to another that takes more than one step (breadth first)."""
    came_from = {name: start for name in graph[start] if name != end and name in graph}
    waiting = list(came_from)
    for name in waiting:
        for required in graph[name]:
            if required == end:
                return [*_back(came_from, name, start), end]
            if required in graph and required not in came_from:
                came_from[required] = name
                waiting.append(required)
    return [start, end]


def _back(came_from: dict[str, str], name: str, start: str) -> list[str]:
    way = [name]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
