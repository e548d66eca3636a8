"""Which days a learner did something on, and how many of them in a row. Knows moments, not what was done in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

WEEKS = 53
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Day:
    date: date
    count: int


@dataclass(frozen=True)
class Days:
    """The last 53 weeks day by day, from a Monday to today, and the days in a row of all time.

    `streak` ends today or yesterday: a day that is not over yet breaks nothing.
    """

    days: list[Day]
    streak: int
    longest: int

    @property
    def active(self) -> list[Day]:
        return [day for day in self.days if day.count]

    @property
    def total(self) -> int:
        return sum(day.count for day in self.days)


def days_of(moments: Iterable[datetime], zone: tzinfo, *, now: datetime) -> Days:
    """Count moments (aware) by the dates that they have in one time zone.

    In another zone the same moments may have other dates: each still has one, so none is lost and none counts twice.
    """
    today = now.astimezone(zone).date()
    counts = Counter(local_date(moment, zone, now=now) for moment in moments)
    first = monday_of(today) - (WEEKS - 1) * WEEK
    dates = [first + number * DAY for number in range((today - first).days + 1)]
    runs = _runs(sorted(counts))
    return Days(
        days=[Day(date, counts[date]) for date in dates],
        streak=len(runs[-1]) if runs and today - runs[-1][-1] <= DAY else 0,
        longest=max(map(len, runs), default=0),
    )


def local_date(moment: datetime, zone: tzinfo, *, now: datetime) -> date:
    """Return the date of a moment. What a clock that is ahead dates after today belongs to today."""
    return min(moment.astimezone(zone).date(), now.astimezone(zone).date())


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def _runs(dates: list[date]) -> list[list[date]]:
    """Split dates in order into days in a row."""
    runs: list[list[date]] = []
    for day in dates:
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
