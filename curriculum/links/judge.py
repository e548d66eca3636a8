"""From visits to a judgement: where a link stands. Knows no network and no database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

# A link is dead when it has failed so often, and for so long. One bad evening of a server kills nothing.
DEADLY_FAILURES = 3
DEADLY_TIME = timedelta(days=7)


class Outcome(StrEnum):
    """What one visit found."""

    REACHED = "reached"
    FAILED = "failed"
    BLOCKED = "blocked"  # turned away, or nowhere that we go: it says nothing of the page


class State(StrEnum):
    """Where a link stands."""

    UNVISITED = "unvisited"
    OK = "ok"
    MOVED = "moved"
    SUSPECT = "suspect"
    DEAD = "dead"
    BLOCKED = "blocked"


# How long a judgement is good for.
GOOD_FOR = {
    State.UNVISITED: timedelta(0),
    State.OK: timedelta(days=30),
    State.MOVED: timedelta(days=30),
    State.SUSPECT: timedelta(days=2),
    State.DEAD: timedelta(days=30),
    State.BLOCKED: timedelta(days=7),
}


@dataclass(frozen=True)
class Visit:
    """What one visit found: `words` say why, `moved_to` is the address that has taken this one's place for good."""

    at: datetime
    outcome: Outcome
    words: str
    status: int | None = None  # of the last answer; none where nobody answered
    moved_to: str = ""
    not_before: datetime | None = None  # when the site asked to be left alone

    @property
    def is_silent(self) -> bool:
        """Nobody answered: the fault may be there, or here."""
        return self.outcome is Outcome.FAILED and self.status is None


@dataclass(frozen=True)
class Standing:
    """Where a link stands after its visits so far."""

    state: State = State.UNVISITED
    failures: int = 0  # in a row; a blocked visit neither counts nor forgives
    first_failed_at: datetime | None = None  # of those
    last_ok_at: datetime | None = None
    due_at: datetime | None = None

    def after(self, visit: Visit) -> Standing:
        """Return where the link stands after one visit more, which is later than those before."""
        standing = self._judged(visit)
        due = visit.at + GOOD_FOR[standing.state]
        return replace(standing, due_at=max(due, visit.not_before or due))

    def _judged(self, visit: Visit) -> Standing:
        if visit.outcome is Outcome.REACHED:
            return Standing(State.MOVED if visit.moved_to else State.OK, last_ok_at=visit.at)
        if visit.outcome is Outcome.FAILED:
            return self._failed(visit.at)
        return self if self.state is State.DEAD else replace(self, state=State.BLOCKED)

    def _failed(self, at: datetime) -> Standing:
        failures, first = self.failures + 1, self.first_failed_at or at
        dead = self.state is State.DEAD or (failures >= DEADLY_FAILURES and at - first >= DEADLY_TIME)
        state = State.DEAD if dead else State.SUSPECT
        return replace(self, state=state, failures=failures, first_failed_at=first)
