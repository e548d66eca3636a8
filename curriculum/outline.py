"""All published topics and their prerequisites, held in memory for as long as the content stays the same.

Every page shows other topics than its own (what comes before and after, the section's line, the counts), so the whole
outline is read by one query for each edition of the content, and shared by all requests of a process.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.urls import reverse

from . import graph
from .models import Edition
from .outline_rows import NAMES, TOPIC_FIELDS, Row, rows
from .search.index import reindex
from .signals import changed

# For this long a process may go on with the edition it knows. Its own changes it knows at once.
FRESH_SECONDS = 1.0
HUES = 16


@dataclass(frozen=True)
class Requirement:
    """What a topic requires, and why."""

    topic: Entry
    reason: str


@dataclass(frozen=True, eq=False)
class Entry:
    """A topic as other pages show it. Its section is its home; `also` has those of other roadmaps that place it."""

    pk: int
    slug: str
    title: str
    short: str
    summary: str
    kind: str
    difficulty: int
    hours: float
    section: SectionEntry
    number: int  # in its section, from 1
    requires: list[Requirement] = field(default_factory=list)
    unlocks: list[Requirement] = field(default_factory=list)
    also: list[SectionEntry] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.short or self.title

    @property
    def beyond(self) -> int:
        """How many topics of its home roadmap require it, directly or not."""
        roadmap = self.section.roadmap
        return (roadmap.beyond[self.slug] & (1 << len(roadmap.topics)) - 1).bit_count()

    @cached_property
    def url(self) -> str:
        return reverse("topic", args=[self.slug])


@dataclass(frozen=True, eq=False)
class SectionEntry:
    """A section with its topics in order, its own and those it places, and the number (1 to 16) of its line's hue."""

    roadmap: RoadmapEntry
    slug: str
    title: str
    summary: str
    number: int
    topics: list[Entry] = field(default_factory=list)

    @property
    def hue(self) -> int:
        return (self.number - 1) % HUES + 1

    @cached_property
    def hours(self) -> float:
        return sum(topic.hours for topic in self.topics)

    @cached_property
    def lender(self) -> RoadmapEntry | None:
        """The other roadmap that is home to all its topics, where there is one."""
        homes = {topic.section.roadmap for topic in self.topics}
        return homes.pop() if len(homes) == 1 and self.roadmap not in homes else None

    @cached_property
    def url(self) -> str:
        return reverse("section", args=[self.roadmap.slug, self.slug])


@dataclass(frozen=True, eq=False)
class RoadmapEntry:
    """A roadmap with its sections in order."""

    slug: str
    title: str
    summary: str
    sections: list[SectionEntry] = field(default_factory=list)

    @cached_property
    def topics(self) -> list[Entry]:
        return [topic for section in self.sections for topic in section.topics]

    @cached_property
    def hours(self) -> float:
        return sum(section.hours for section in self.sections)

    @cached_property
    def beneath(self) -> list[Entry]:
        """The topics that do not stand in it and that its topics require, directly or not, each home's in its order."""
        found = dict.fromkeys(self.topics)
        waiting = list(found)
        while waiting:
            for requirement in waiting.pop().requires:
                if requirement.topic not in found:
                    found[requirement.topic] = None
                    waiting.append(requirement.topic)
        return sorted(list(found)[len(self.topics) :], key=lambda topic: (topic.section.number, topic.number))

    @cached_property
    def graph(self) -> dict[str, list[str]]:
        """What each topic requires directly, in the order of study; last, the topics beneath the roadmap."""
        topics = [*self.topics, *self.beneath]
        return {topic.slug: [requirement.topic.slug for requirement in topic.requires] for topic in topics}

    @cached_property
    def beyond(self) -> dict[str, int]:
        """The topics that require each topic, directly or not, as bits in the order of `graph`."""
        return graph.beyond(self.graph)

    @cached_property
    def url(self) -> str:
        return reverse("roadmap", args=[self.slug])


@dataclass
class Outline:
    """The outline of one edition."""

    edition: int = 0
    roadmaps: dict[str, RoadmapEntry] = field(default_factory=dict)
    topics: dict[str, Entry] = field(default_factory=dict)
    checked_at: float = 0.0
    _beneath: dict[str, list[Entry]] = field(default_factory=dict)

    @classmethod
    def current(cls) -> Outline:
        """Return the outline of the content as it is, at most a second old: no query, one, or two after a change.

        While the database does not answer it stays as it was last seen: what was drawn of it can still be read.
        """
        global _current  # noqa: PLW0603 (the one outline of the process)
        outline, now = _current, time.monotonic()
        if outline and now - outline.checked_at < FRESH_SECONDS:
            return outline
        if outline:
            outline.checked_at = now  # whoever asks meanwhile does not wait for a silent database too
        try:
            if not outline or _edition() != outline.edition:
                outline = _read()
        except (OperationalError, InterfaceError):
            if not outline:
                raise
        outline.checked_at = now
        _current = outline
        return outline

    @classmethod
    def forget(cls) -> None:
        """Let the next request read the outline anew."""
        global _current  # noqa: PLW0603
        _current = None

    @classmethod
    def changed(cls) -> None:
        """Begin a new edition, and let search follow. What changes content calls this inside its own transaction."""
        if not Edition.objects.filter(pk=1).update(number=F("number") + 1):
            Edition.objects.create(pk=1, number=1)
        reindex()
        cls.forget()
        changed.send(cls)
        transaction.on_commit(cls.forget)

    @property
    def home(self) -> RoadmapEntry | None:
        """The roadmap of the home page: the first."""
        return next(iter(self.roadmaps.values()), None)

    @cached_property
    def graph(self) -> dict[str, list[str]]:
        """What each topic of every roadmap requires directly, in the order of study."""
        return {topic.slug: [each.topic.slug for each in topic.requires] for topic in self.topics.values()}

    def beneath(self, topic: Entry) -> list[Entry]:
        """Return all that a topic builds on, directly or not, in the order of study. Found once for each topic."""
        found = self._beneath.get(topic.slug)
        if found is None:
            slugs = graph.ancestors(self.graph, topic.slug)
            found = self._beneath[topic.slug] = [each for each in self.topics.values() if each.slug in slugs]
        return found

    def neighbours(self, topic: Entry) -> tuple[Entry | None, Entry | None]:
        """Return the topics before and after one in the order of study."""
        order = topic.section.roadmap.topics
        place = order.index(topic)
        return (order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None)


_current: Outline | None = None


def _edition() -> int:
    return Edition.objects.values_list("number", flat=True).first() or 0


def _read() -> Outline:
    outline, found = Outline(), rows()
    _place(outline, found)
    _connect(outline, found)
    return outline


def _place(outline: Outline, rows: list[Row]) -> None:
    """Put each topic where it stands: at home, and in the roadmaps that place it, in each of them once."""
    stands: dict[tuple[str, str], SectionEntry] = {}
    filled: Counter[SectionEntry] = Counter()
    for row in rows:
        place = row["section__roadmap__slug"], row["slug"]
        if place in stands:
            continue
        stands[place] = section = _section(outline, row)
        filled[section] += 1
        if not row["placed"]:
            outline.edition = row["edition"] or 0
            fields = {name: row[name] for name in TOPIC_FIELDS}
            outline.topics[row["slug"]] = Entry(section=section, number=filled[section], **fields)
    for (_, slug), section in stands.items():
        topic = outline.topics[slug]
        section.topics.append(topic)
        if section is not topic.section:
            topic.also.append(section)


def _connect(outline: Outline, rows: list[Row]) -> None:
    for row in rows:
        if required := outline.topics.get(row["required"]):  # a retired one is required no more
            topic, reason = outline.topics[row["slug"]], row["reason"]
            topic.requires.append(Requirement(required, reason))
            required.unlocks.append(Requirement(topic, reason))


def _section(outline: Outline, row: Row) -> SectionEntry:
    """Return the section of a row, new where it is the first of its section or roadmap."""
    names = {name: row[f"section__roadmap__{name}"] for name in NAMES}
    roadmap = outline.roadmaps.setdefault(names["slug"], RoadmapEntry(**names))
    names = {name: row[f"section__{name}"] for name in NAMES}
    section = next((each for each in roadmap.sections if each.slug == names["slug"]), None)
    if section is None:
        section = SectionEntry(roadmap=roadmap, number=len(roadmap.sections) + 1, **names)
        roadmap.sections.append(section)
    return section
