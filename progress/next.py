"""What to study next: the topics that are ready, ranked by one rule, each with the facts that say why it is there."""

from collections.abc import Collection
from dataclasses import dataclass

from curriculum.outline import Entry, RoadmapEntry


@dataclass(frozen=True)
class Suggestion:
    """A topic that is ready. `unlocks` counts what it leads to, directly or not, and is not known yet."""

    topic: Entry
    unlocks: int
    learning: bool
    after: Entry | None  # the topic that was finished last, where this one builds on it


def rank(
    roadmap: RoadmapEntry,
    ready: Collection[Entry],
    *,
    known: Collection[str],
    learning: Collection[str],
    finished: Entry | None,
) -> list[Suggestion]:
    """Rank what is ready in a roadmap.

    First what is being learned, then what builds on the topic finished last, then core before extension, then what
    leads to the most topics not known, then the shortest, then the order of study.
    """
    opened = {each.topic for each in finished.unlocks} if finished else set()
    unknown = sum(1 << number for number, topic in enumerate(roadmap.topics) if topic.slug not in known)
    suggestions = [
        Suggestion(
            topic=topic,
            unlocks=(roadmap.beyond[topic.slug] & unknown).bit_count(),
            learning=topic.slug in learning,
            after=finished if topic in opened else None,
        )
        for topic in ready
    ]
    return sorted(suggestions, key=_rule)


def _rule(each: Suggestion) -> tuple[bool, bool, bool, int, float]:
    return (not each.learning, each.after is None, each.topic.kind != "core", -each.unlocks, each.topic.hours)
