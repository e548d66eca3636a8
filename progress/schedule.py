"""Which topics are studied in which week, and until when. Knows hours and days, nothing of rows, marks or learners.

A week's hours are spread evenly over its days of study, and topics follow each other without a gap: one that is longer
than what is left of a day or a week runs on into the next. All sums are of fractions, so that no second is lost.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate, groupby, islice, takewhile
from typing import Generic, Protocol, TypeVar

from .days import monday_of

WEEKDAYS = range(7)  # from Monday on
AN_HOUR = 3600
HALF_AN_HOUR = Fraction(1, 2)


class Timed(Protocol):
    """Whatever takes so many hours to study."""

    @property
    def hours(self) -> float: ...


T = TypeVar("T", bound=Timed)


class NoDaysError(ValueError):
    """All seven weekdays are free: there is no day to learn on."""


@dataclass(frozen=True)
class Rhythm:
    """The days on which somebody learns: from a first one on, without free weekdays and times (first and last day).

    Raises NoDaysError.
    """

    first: date
    days_off: frozenset[int] = frozenset()
    free: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        if self.days_off.issuperset(WEEKDAYS):
            raise NoDaysError

    @property
    def days_a_week(self) -> int:
        return sum(day not in self.days_off for day in WEEKDAYS)

    def days(self) -> Iterator[date]:
        """Return the days of study, one after another, to the end of the calendar."""
        for number in range(self.first.toordinal(), date.max.toordinal() + 1):
            day = date.fromordinal(number)
            if day.weekday() not in self.days_off and not any(first <= day <= last for first, last in self.free):
                yield day


@dataclass(frozen=True)
class Part(Generic[T]):
    """What of a topic is studied in a week: `time` says it exactly, in hours."""

    topic: T
    time: Fraction

    @property
    def hours(self) -> float:
        return float(self.time)


@dataclass(frozen=True)
class Week(Generic[T]):
    """A week from its Monday. One in which nobody learns is none."""

    monday: date
    parts: list[Part[T]]

    @property
    def time(self) -> Fraction:
        return sum((part.time for part in self.parts), Fraction())

    @property
    def hours(self) -> float:
        return float(self.time)


@dataclass(frozen=True)
class Span(Generic[T]):
    """A topic, and the first and the last day on which it is studied."""

    topic: T
    first: date
    last: date


@dataclass(frozen=True)
class Schedule(Generic[T]):
    """Topics in the order of study, by weeks and each by its days."""

    weeks: list[Week[T]]
    spans: list[Span[T]]

    @property
    def end(self) -> date | None:
        """The last day of study; None where there is nothing to study."""
        return self.spans[-1].last if self.spans else None


def schedule(topics: Sequence[T], rhythm: Rhythm, hours_a_week: float) -> Schedule[T]:
    """Spread topics, given in the order of study, over the days of a rhythm."""
    ends = list(accumulate(exact(topic.hours) for topic in topics))
    days = days_for(ends[-1] if ends else 0, rhythm, hours_a_week)
    a_day = exact(hours_a_week) / rhythm.days_a_week
    begins = [Fraction(), *ends[:-1]]
    return Schedule(
        weeks=_weeks(topics, begins, ends, days, a_day),
        spans=[
            Span(topic, days[math.floor(begin / a_day)], days[math.ceil(end / a_day) - 1])
            for topic, begin, end in zip(topics, begins, ends, strict=False)
        ],
    )


def days_for(hours: float | Fraction, rhythm: Rhythm, hours_a_week: float) -> list[date]:
    """Return the days that so many hours take, at so many a week."""
    weeks = exact(hours) / exact(hours_a_week)
    return list(islice(rhythm.days(), math.ceil(weeks * rhythm.days_a_week)))


def hours_needed(topics: Sequence[Timed], rhythm: Rhythm, last: date) -> float | None:
    """Return how many hours a week it takes to be done with topics by the end of a day, in half hours rounded up.

    None where no day of study is left until then.
    """
    days = sum(1 for _ in takewhile(lambda day: day <= last, rhythm.days()))
    if not days:
        return None
    time = sum(exact(topic.hours) for topic in topics)
    return float(math.ceil(time * rhythm.days_a_week / days / HALF_AN_HOUR) * HALF_AN_HOUR)


def exact(hours: float | Fraction) -> Fraction:
    """Return hours in whole seconds, so that the noise of floats is gone. What takes any time takes one at least."""
    return Fraction(round(hours * AN_HOUR) or math.ceil(hours), AN_HOUR)


def _weeks(
    topics: Sequence[T], begins: list[Fraction], ends: list[Fraction], days: list[date], a_day: Fraction
) -> list[Week[T]]:
    """Cut the hours of the topics, which follow each other from 0 on, where weeks end."""
    weeks = []
    number = 0
    for monday, run in groupby(days, key=monday_of):
        begin, number = number * a_day, number + len(list(run))
        end = min(number * a_day, ends[-1])
        parts = []
        place = bisect_right(ends, begin)
        while place < len(topics) and begins[place] < end:
            parts.append(Part(topics[place], min(end, ends[place]) - max(begin, begins[place])))
            place += 1
        weeks.append(Week(monday, parts))
    return weeks
