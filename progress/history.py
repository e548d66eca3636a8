"""What a learner did, from the first day on: the acts that still count, read by one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from curriculum.outline import Entry

from .models import Change, Status
from .over_time import Turn
from .record import Record


@dataclass(frozen=True)
class History:
    """The moments of all acts that were not undone, and the turns of all topics."""

    acts: list[datetime]
    turns: list[Turn]

    def turns_among(self, topics: Iterable[Entry]) -> list[Turn]:
        keys = {topic.pk for topic in topics}
        return [turn for turn in self.turns if turn.topic in keys]


def history_of(record: Record) -> History:
    """Read the history. A mark that no act made counts from the moment it has itself."""
    changes = Change.objects.effective().filter(act__in=record.acts)
    found = list(changes.values_list("act", "act__at", "act__undone_at", "topic", "after"))
    turns = [Turn(at, topic, after == Status.DONE) for _, at, _, topic, after in found]
    changed = {turn.topic for turn in turns}
    turns += [
        Turn(marked_at, topic, status == Status.DONE)
        for topic, status, marked_at in record.marks
        if topic not in changed
    ]
    return History(acts=list({act: at for act, at, undone_at, *_ in found if not undone_at}.values()), turns=turns)
