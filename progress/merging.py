"""Two records of one person made one: marks from a file, or of the browser that they used before signing in.

Of two marks the later one holds. Only marks are compared: what was cleared in one record and not in the other stands.
What they kept on topics is made one in `progress.kept`.
"""

from collections.abc import Mapping

from django.db import transaction

from . import writing
from .carrying import carry_over
from .kept import kept_of, take_kept
from .models import Act, Learner, Mark, Notes, Plan, Status
from .writing import Wanted

# Of two marks of the same moment, the one that says more holds.
FURTHER = (Status.LEARNING, Status.SKIPPED, Status.DONE)


def later(one: Wanted, other: Wanted) -> Wanted:
    """Return the mark that holds, whichever way round they are given."""
    return max(one, other, key=lambda mark: (mark.marked_at, FURTHER.index(Status(mark.status))))


def union(ours: Mapping[int, Wanted], theirs: Mapping[int, Wanted]) -> dict[int, Wanted]:
    """Return the marks of both, by the topics' keys."""
    both = {key: later(ours[key], theirs[key]) for key in ours.keys() & theirs.keys()}
    return {**ours, **theirs, **both}


def marks_of(learner: Learner) -> dict[int, Wanted]:
    """Return a learner's marks by the topics' keys, what was marked last at the end."""
    marks = learner.marks.order_by("marked_at", "pk")
    return {mark.topic_id: Wanted(mark.status, mark.marked_at) for mark in marks}


def take_marks(learner: Learner, theirs: Mapping[int, Wanted]) -> int:
    """Give a learner who is locked the marks that hold of theirs and others, and return how many were news."""
    ours = marks_of(learner)
    news = {key: mark for key, mark in union(ours, theirs).items() if mark != ours.get(key)}
    writing.put(learner, news)
    return len(news)


def take_settings(learner: Learner, *, time_zone: str, shows_streak: bool) -> int:
    """Give a learner who is locked the settings of another where they have chosen none, and return how many changed."""
    before = (learner.time_zone, learner.shows_streak)
    learner.time_zone = learner.time_zone or time_zone
    learner.shows_streak = learner.shows_streak and shows_streak
    changed = sum(now != then for now, then in zip((learner.time_zone, learner.shows_streak), before, strict=True))
    if changed:
        learner.save(update_fields=["time_zone", "shows_streak"])
    return changed


def merge(into: Learner, other: Learner) -> None:
    """Give a learner all that another has, and delete that other. A second time there is nothing left to do.

    An act of both stays as the first has it, and so do a plan and settings that the first has. The other's plan, where
    it is taken, keeps the address of its calendar. A page that the other shared goes: whom a record is shown to is for
    its own learner to say.
    """
    with transaction.atomic():
        keys = sorted({into.pk, other.pk})
        locked = list(Learner.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        if len(locked) < 2:  # noqa: PLR2004
            return
        take_marks(into, marks_of(other))
        take_kept(into, kept_of(other))
        take_settings(into, time_zone=other.time_zone, shows_streak=other.shows_streak)
        _move_acts(into, other)
        _move_plan(into, other)
        other.delete()
        carry_over(Learner.objects.filter(pk=into.pk))


def _move_acts(into: Learner, other: Learner) -> None:
    have = set(into.acts.values_list("kind", "topic", "at"))
    acts = other.acts.values_list("pk", "kind", "topic", "at")
    other.acts.filter(pk__in=[key for key, *act in acts if tuple(act) not in have]).update(learner=into)


def _move_plan(into: Learner, other: Learner) -> None:
    if not Plan.objects.filter(learner=into).exists():
        Plan.objects.filter(learner=other).update(learner=into)


def is_empty(learner: Learner) -> bool:
    """Say whether a learner has nothing that merging would give to another."""
    return not any(model.objects.filter(learner=learner).exists() for model in (Mark, Act, Notes, Plan))
