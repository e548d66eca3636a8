"""All published topics and their prerequisites, held in memory for as long as the content stays the same.

Every page shows other topics than its own (what comes before and after, the section's line, the counts), so the whole
outline is read by one query for each edition of the content, and shared by all requests of a process.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import F, Subquery
from django.urls import reverse

from . import graph
from .models import Edition, Topic

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
    """A topic as other pages show it."""

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

    @property
    def label(self) -> str:
        return self.short or self.title

    @cached_property
    def url(self) -> str:
        return reverse("topic", args=[self.slug])


@dataclass(frozen=True, eq=False)
class SectionEntry:
    """A section with its topics in order, and the number (1 to 16) of the hue its line is drawn in."""

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
    def graph(self) -> dict[str, list[str]]:
        """What each topic requires directly, in the order of study; topics of other roadmaps that are required last."""
        graph = {topic.slug: [requirement.topic.slug for requirement in topic.requires] for topic in self.topics}
        return graph | {slug: [] for required in graph.values() for slug in required if slug not in graph}

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

    @classmethod
    def current(cls) -> Outline:
        """Return the outline of the content as it is, at most a second old: no query, one, or two after a change."""
        global _current  # noqa: PLW0603 (the one outline of the process)
        outline, now = _current, time.monotonic()
        if outline and now - outline.checked_at < FRESH_SECONDS:
            return outline
        if not outline or _edition() != outline.edition:
            outline = _read()
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
        """Begin a new edition. Whatever changes content calls this inside the transaction that changes it."""
        if not Edition.objects.filter(pk=1).update(number=F("number") + 1):
            Edition.objects.create(pk=1, number=1)
        cls.forget()
        transaction.on_commit(cls.forget)

    @property
    def home(self) -> RoadmapEntry | None:
        """The roadmap of the home page: the first."""
        return next(iter(self.roadmaps.values()), None)

    def neighbours(self, topic: Entry) -> tuple[Entry | None, Entry | None]:
        """Return the topics before and after one in the order of study."""
        order = topic.section.roadmap.topics
        place = order.index(topic)
        return (order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None)

    def beyond(self, topic: Entry) -> int:
        """Return how many topics of its roadmap require a topic, directly or not."""
        backwards = graph.unlocks(topic.section.roadmap.graph)
        return len(graph.ancestors(backwards, topic.slug))


_current: Outline | None = None


def _edition() -> int:
    return Edition.objects.values_list("number", flat=True).first() or 0


def _read() -> Outline:
    """Read topics joined with their prerequisites: one row for each, in order."""
    outline = Outline()
    edges: list[tuple[Entry, str, str]] = []
    sections: dict[tuple[str, str], SectionEntry] = {}
    for row in _rows():
        outline.edition = row["edition"] or 0
        roadmap = outline.roadmaps.get(row["section__roadmap__slug"])
        if roadmap is None:
            roadmap = RoadmapEntry(**{name: row[f"section__roadmap__{name}"] for name in _NAMES})
            outline.roadmaps[roadmap.slug] = roadmap
        section = sections.get((roadmap.slug, row["section__slug"]))
        if section is None:
            names = {name: row[f"section__{name}"] for name in _NAMES}
            section = SectionEntry(roadmap=roadmap, number=len(roadmap.sections) + 1, **names)
            sections[roadmap.slug, section.slug] = section
            roadmap.sections.append(section)
        topic = outline.topics.get(row["slug"])
        if topic is None:
            fields = {name: row[name] for name in _TOPIC_FIELDS}
            topic = Entry(section=section, number=len(section.topics) + 1, **fields)
            outline.topics[topic.slug] = topic
            section.topics.append(topic)
        if row["prerequisites__requires__slug"]:
            edges.append((topic, row["prerequisites__requires__slug"], row["prerequisites__reason"]))
    for topic, slug, reason in edges:
        if required := outline.topics.get(slug):  # a retired topic is required by nobody any more
            topic.requires.append(Requirement(required, reason))
            required.unlocks.append(Requirement(topic, reason))
    return outline


_NAMES = ("slug", "title", "summary")
_TOPIC_FIELDS = ("pk", "slug", "title", "short", "summary", "kind", "difficulty", "hours")


def _rows() -> Iterator[dict[str, Any]]:
    order = [*(Topic._meta.ordering or ()), "prerequisites__position", "prerequisites__pk"]
    rows: Iterator[dict[str, Any]] = (
        Topic.objects.published()
        .order_by(*order)
        .values(
            *_TOPIC_FIELDS,
            *(f"section__{name}" for name in _NAMES),
            *(f"section__roadmap__{name}" for name in _NAMES),
            "prerequisites__requires__slug",
            "prerequisites__reason",
            edition=Subquery(Edition.objects.values("number")[:1]),
        )
        .iterator()
    )
    return rows
