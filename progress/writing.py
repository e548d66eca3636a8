"""How an act is written and undone, and marks are put. Called in a transaction that has locked the learner.

Only `progress.record` calls this and, for marks that come from elsewhere, `progress.merging`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import Q
from django.utils import timezone

from . import reading
from .models import NOT_STARTED, Act, ActKind, Change, Learner, Mark
from .prepared import PreparedRows

_ACTS = PreparedRows(Act, "learner", "topic", "kind", "at", "undone_at")
_CHANGES = PreparedRows(Change, "act", "topic", "before", "marked_before", "after", "kept")
_MARKS = PreparedRows(Mark, "learner", "topic", "status", "marked_at", unique=["learner", "topic"])


@dataclass(frozen=True)
class Wanted:
    """What a topic's mark is to be."""

    status: str
    marked_at: datetime


@dataclass(frozen=True)
class Written:
    """All marks of a learner as they are now, and the act that made them so; None where all was so already."""

    act: Act | None
    marks: reading.Marks


def write(learner: Learner, kind: ActKind, about: int, wanted: Mapping[int, Wanted], marks: reading.Marks) -> Written:
    """Make marks as they are wanted, as one act about one topic. Nothing is written where all is so already.

    `marks` are all that the learner has, read when they were locked.
    """
    were = {topic: (status, at) for topic, status, at in marks}
    before = {topic: were.get(topic, (NOT_STARTED, None)) for topic in wanted}
    news = {topic: each for topic, each in wanted.items() if each.status != before[topic][0]}
    if not news:
        return Written(None, marks)
    act = _ACTS.add(learner.pk, about, kind, timezone.now(), None)
    _CHANGES.put((act.pk, topic, *before[topic], each.status, False) for topic, each in news.items())
    put(learner, news)
    return Written(act, _after(marks, news))


def _after(marks: reading.Marks, news: Mapping[int, Wanted]) -> reading.Marks:
    others = [each for each in marks if each[0] not in news]
    theirs = [(topic, each.status, each.marked_at) for topic, each in news.items() if each.status != NOT_STARTED]
    return sorted([*others, *theirs], key=itemgetter(2))


def undo(learner: Learner, act: Act) -> None:
    """Put back what an act changed, but for what a later act has changed again. Undoing twice changes nothing."""
    if not Act.objects.filter(pk=act.pk, undone_at=None).update(undone_at=timezone.now()):
        return
    changes = list(act.changes.all())
    # By time, then by key: an act that came from elsewhere may be older than its row.
    is_later = Q(act__at__gt=act.at) | Q(act__at=act.at, act__pk__gt=act.pk)
    later = Change.objects.effective().filter(is_later, act__learner=learner)
    changed_again = set(later.values_list("topic", flat=True))
    kept = [change.pk for change in changes if change.topic_id in changed_again]
    if kept:
        act.changes.filter(pk__in=kept).update(kept=True)
    put(
        learner,
        {
            change.topic_id: Wanted(change.before, change.marked_before or act.at)
            for change in changes
            if change.topic_id not in changed_again
        },
    )


def put(learner: Learner, wanted: Mapping[int, Wanted]) -> None:
    """Make marks as they are wanted, in one statement for those that go and one for the rest."""
    if gone := [topic for topic, each in wanted.items() if each.status == NOT_STARTED]:
        learner.marks.filter(topic__in=gone).delete()
    _MARKS.put(
        (learner.pk, topic, each.status, each.marked_at) for topic, each in wanted.items() if each.status != NOT_STARTED
    )
