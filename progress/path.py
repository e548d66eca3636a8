"""The learning path: what is left to study before some goals, in order, why each step is there, and until when."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from curriculum import graph
from curriculum.outline import Entry, Outline, Requirement, SectionEntry

from .days import monday_of
from .record import Record
from .schedule import Rhythm, days_for, exact
from .standing import Standing


@dataclass(frozen=True)
class Step:
    """A topic of a path. `reasons` name the topics that require it, the next on the path first, in their own words."""

    topic: Entry
    is_goal: bool
    reasons: list[Requirement]
    beneath: int  # how many topics it builds on, directly or not, that are not known


@dataclass(frozen=True)
class Run:
    """Steps that follow each other in one section."""

    section: SectionEntry
    steps: list[Step]

    @property
    def hours(self) -> float:
        return sum(step.topic.hours for step in self.steps)


@dataclass(frozen=True)
class Path:
    """The way to some goals. `whole` has all that they build on and themselves, known or not, in the order of study."""

    goals: list[Entry]
    whole: list[Entry]
    steps: list[Step]
    standing: Standing

    @property
    def runs(self) -> list[Run]:
        return [
            Run(section, list(steps)) for section, steps in groupby(self.steps, key=lambda step: step.topic.section)
        ]

    @property
    def left(self) -> list[Entry]:
        return [step.topic for step in self.steps]

    @cached_property
    def known(self) -> list[Entry]:
        left = set(self.left)
        return [topic for topic in self.whole if topic not in left]

    @property
    def known_goals(self) -> list[Entry]:
        known = set(self.known)
        return [goal for goal in self.goals if goal in known]


def path_to(goals: list[Entry], record: Record) -> Path:
    """Lead a learner to one or several goals. Raises CycleError."""
    outline = Outline.current()
    section_of = {topic.slug: topic.section.url for topic in outline.topics.values()}
    way = graph.path(outline.graph, [goal.slug for goal in goals], (), section_of)
    found = set(way)
    whole = [topic for topic in outline.topics.values() if topic.slug in found]
    known = record.known(whole)
    steps = _steps([outline.topics[slug] for slug in way if slug not in known], goals, whole)
    return Path(goals=goals, whole=whole, steps=steps, standing=record.standing(whole))


def _steps(order: list[Entry], goals: list[Entry], whole: list[Entry]) -> list[Step]:
    place = {topic: number for number, topic in enumerate(order)}
    required = {topic.slug: [each.topic.slug for each in topic.requires] for topic in whole}
    beneath = graph.beyond(graph.unlocks(required))  # backwards, what lies beyond a topic is what it builds on
    unknown = sum(1 << number for number, topic in enumerate(whole) if topic in place)
    on_the_way = set(whole)
    return [
        Step(
            topic=topic,
            is_goal=topic in goals,
            reasons=sorted(
                (each for each in topic.unlocks if each.topic in on_the_way),
                key=lambda each: place.get(each.topic, len(order)),
            ),
            beneath=(beneath[topic.slug] & unknown).bit_count(),
        )
        for topic in order
    ]


def today_of(record: Record) -> date:
    """Return the date that it is where the learner is."""
    return timezone.localdate(timezone=record.time_zone)


@dataclass(frozen=True)
class Pace:
    """So many hours a week: how many weeks that makes, and the Monday of the week in which they end."""

    hours: float
    weeks: int
    monday: date


def pace(hours_a_week: float, hours_left: float, *, today: date) -> Pace:
    weeks = math.ceil(exact(hours_left) / exact(hours_a_week))
    days = days_for(hours_left, Rhythm(today), hours_a_week)
    return Pace(hours_a_week, weeks, monday_of(days[-1] if days else today))
