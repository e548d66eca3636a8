"""How an act is written and undone, and marks are put. Called in a transaction that has locked the learner.

Only `progress.record` calls this and, for marks that come from elsewhere, `progress.merging`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from .models import NOT_STARTED, Act, ActKind, Change, Learner, Mark


@dataclass(frozen=True)
class Wanted:
    """What a topic's mark is to be."""

    status: str
    marked_at: datetime


def write(learner: Learner, kind: ActKind, about: int, wanted: Mapping[int, Wanted]) -> Act | None:
    """Make marks as they are wanted, as one act about one topic. None, and nothing written, where all is so already."""
    marks = {mark.topic_id: mark for mark in learner.marks.filter(topic__in=wanted)}
    changes = [_change(key, marks.get(key), each.status) for key, each in wanted.items()]
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return None
    act = Act.objects.create(learner=learner, topic_id=about, kind=kind)
    for change in changes:
        change.act = act
    Change.objects.bulk_create(changes)
    put(learner, {change.topic_id: wanted[change.topic_id] for change in changes})
    return act


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
    marks = [
        Mark(learner=learner, topic_id=topic, status=each.status, marked_at=each.marked_at)
        for topic, each in wanted.items()
        if each.status != NOT_STARTED
    ]
    Mark.objects.bulk_create(
        marks,
        update_conflicts=True,
        unique_fields=["learner", "topic"],
        update_fields=["status", "marked_at"],
    )


def _change(topic: int, mark: Mark | None, after: str) -> Change:
    if mark is None:
        return Change(topic_id=topic, before=NOT_STARTED, after=after)
    return Change(topic_id=topic, before=mark.status, after=after, marked_before=mark.marked_at)
