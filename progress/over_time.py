"""How many topics were done at the end of each week. Knows moments and keys of topics, nothing of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from operator import attrgetter

from .days import WEEK, local_date, monday_of


@dataclass(frozen=True)
class Turn:
    """A moment (aware) from which a topic, by its key, was done or was not."""

    at: datetime
    topic: int
    done: bool


@dataclass(frozen=True)
class Week:
    """A week from its Monday, and how many topics were done at its end."""

    monday: date
    done: int


def weeks_of(turns: Iterable[Turn], zone: tzinfo, *, now: datetime) -> list[Week]:
    """Return each week from that of the first turn to this one, whose end is now."""
    turned: defaultdict[date, list[Turn]] = defaultdict(list)
    for turn in sorted(turns, key=attrgetter("at")):
        turned[monday_of(local_date(turn.at, zone, now=now))].append(turn)
    weeks: list[Week] = []
    done: set[int] = set()
    for monday in _mondays(min(turned), monday_of(now.astimezone(zone).date())) if turned else []:
        for turn in turned[monday]:
            (done.add if turn.done else done.discard)(turn.topic)
        weeks.append(Week(monday, len(done)))
    return weeks


def _mondays(first: date, last: date) -> list[date]:
    return [first + number * WEEK for number in range((last - first) // WEEK + 1)]
