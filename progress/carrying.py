"""Marks on retired topics, carried over to the topics that have taken their place.

Each is an act about the retired topic, so that its learner sees where a mark came from and can undo it. It bears the
time of the mark that it carries: nobody studied anything on the day that an instructor split a topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.dispatch import receiver

from curriculum.models import Topic
from curriculum.signals import changed

from .models import NOT_STARTED, Act, ActKind, Change, Learner, Mark, Status

BATCH = 500  # learners at a time


@receiver(changed)
def _follow(**_told: object) -> None:
    carry_over()


def carry_over(learners: QuerySet[Learner] | None = None) -> int:
    """Carry over the marks of some learners, or of all, and return how many marks that made.

    Whoever has ever marked the new topic, or has undone this, is left alone; so a second time changes nothing.
    """
    number = 0
    for successor in Topic.objects.published().exclude(replaces=[]).in_order():
        replaced = list(Topic.objects.retired().filter(code__in=successor.replaces).values_list("pk", flat=True))
        if replaced:
            number += _carry_to(successor, replaced, learners)
    return number


def carried(statuses: Sequence[str], *, of: int) -> str:
    """Return the status that those of replaced topics amount to, or nothing; `of` is how many were replaced.

    All known is known, and done where any was. Some done, or one begun, is a beginning. Skipping some says nothing.
    """
    known = [status for status in statuses if status != Status.LEARNING]
    if len(known) == of:
        return Status.DONE if Status.DONE in known else Status.SKIPPED
    return Status.LEARNING if {Status.DONE, Status.LEARNING} & {*statuses} else ""


def _carry_to(successor: Topic, replaced: list[int], learners: QuerySet[Learner] | None) -> int:
    marked = Mark.objects.filter(learner=OuterRef("pk"), topic=successor)
    changed = Change.objects.filter(act__learner=OuterRef("pk"), topic=successor)
    theirs = Mark.objects.filter(learner=OuterRef("pk"), topic__in=replaced)
    waiting = (Learner.objects.all() if learners is None else learners).filter(
        ~Exists(marked), ~Exists(changed), Exists(theirs)
    )
    number, last = 0, 0
    while keys := list(waiting.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            locked = Learner.objects.select_for_update().filter(pk__in=keys).order_by("pk")
            list(locked)  # waits for who writes; what they wrote is looked at anew
            number += _write(successor, replaced, waiting.filter(pk__in=keys))
        last = keys[-1]
    return number


def _write(successor: Topic, replaced: list[int], learners: QuerySet[Learner]) -> int:
    rows = Mark.objects.filter(learner__in=learners, topic__in=replaced).order_by("learner", "marked_at", "pk")
    acts, changes, marks = [], [], []
    for learner, group in groupby(rows, key=lambda mark: mark.learner_id):
        theirs = list(group)
        status, origin = carried([mark.status for mark in theirs], of=len(replaced)), theirs[-1]
        if status:
            own: dict[str, Any] = {"learner_id": learner}
            act = Act(**own, topic_id=origin.topic_id, kind=ActKind.CARRY, at=origin.marked_at)
            acts.append(act)
            changes.append(Change(act=act, topic=successor, before=NOT_STARTED, after=status))
            marks.append(Mark(**own, topic=successor, status=status, marked_at=origin.marked_at))
    Act.objects.bulk_create(acts)
    for change in changes:
        change.act_id = change.act.pk
    Change.objects.bulk_create(changes)
    Mark.objects.bulk_create(marks)
    return len(marks)
