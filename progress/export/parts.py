"""The tables of a learner, each with its way into a file and back. A table more is a part more, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic

from ..kept import Kept, kept_of, take_kept, union
from ..merging import later, take_marks, take_settings
from ..models import Act, ActKind, Change, Learner, Plan, Status
from ..writing import Wanted
from .shapes import (
    ActShape,
    ChangeShape,
    EarlierShape,
    LinkShape,
    MarkShape,
    NotesShape,
    PlanShape,
    SettingsShape,
    Shape,
    TopicShape,
)

# The keys of the topics that there are, by their codes.
Keys = Mapping[str, int]
# The columns of a plan that stand in a file as they are.
_OF_A_PLAN = ("roadmap", "hours_a_week", "finish_by", "starts_on", "days_off", "promised_on", "promised_hours")


@dataclass(frozen=True)
class Part:
    """One table of a learner's, as it stands in a file under its name.

    `read` writes rows to a learner who is locked, leaves out what is about a topic that there is not, and returns how
    many were news.
    """

    name: str
    title: str | Promise
    shape: type[Shape]
    write: Callable[[Learner], list[Any]]
    read: Callable[[Learner, list[Any], Keys], int]


def write_marks(learner: Learner) -> list[MarkShape]:
    marks = learner.marks.select_related("topic").order_by("marked_at", "pk")
    return [
        MarkShape(topic=TopicShape.of(mark.topic), status=Status(mark.status), marked_at=mark.marked_at)
        for mark in marks
    ]


def read_marks(learner: Learner, rows: list[MarkShape], keys: Keys) -> int:
    theirs: dict[int, Wanted] = {}
    for row in rows:
        if (key := keys.get(row.topic.code)) is not None:
            mark = Wanted(row.status.value, row.marked_at)
            theirs[key] = later(theirs.get(key, mark), mark)
    return take_marks(learner, theirs)


def write_acts(learner: Learner) -> list[ActShape]:
    acts = learner.acts.select_related("topic").prefetch_related("changes__topic").order_by("at", "pk")
    return [
        ActShape(
            kind=ActKind(act.kind),
            topic=TopicShape.of(act.topic),
            at=act.at,
            undone_at=act.undone_at,
            changes=[_write_change(change) for change in act.changes.all()],
        )
        for act in acts
    ]


def _write_change(change: Change) -> ChangeShape:
    return ChangeShape(
        topic=TopicShape.of(change.topic),
        before=change.before,
        after=change.after,
        marked_before=change.marked_before,
        kept=change.kept,
    )


def read_acts(learner: Learner, rows: list[ActShape], keys: Keys) -> int:
    """An act that is there already, known by its kind, topic and time, stays as it is: the marks follow from it."""
    have = set(learner.acts.values_list("kind", "topic", "at"))
    acts, changes = [], []
    for row in rows:
        key = keys.get(row.topic.code)
        known = [change for change in row.changes if change.topic.code in keys]
        if key is None or not known or (row.kind, key, row.at) in have:
            continue
        have.add((row.kind.value, key, row.at))
        act = Act(learner=learner, topic_id=key, kind=row.kind, at=row.at, undone_at=row.undone_at)
        acts.append(act)
        changes += [_read_change(act, change, keys) for change in known]
    Act.objects.bulk_create(acts)
    Change.objects.bulk_create(changes)
    return len(acts)


def _read_change(act: Act, row: ChangeShape, keys: Keys) -> Change:
    return Change(
        act=act,
        topic_id=keys[row.topic.code],
        before=row.before,
        after=row.after,
        marked_before=row.marked_before,
        kept=row.kept,
    )


def write_notes(learner: Learner) -> list[NotesShape]:
    kept = kept_of(learner)
    topics = Topic.objects.filter(pk__in=kept).order_by("code")
    return [_write_kept(topic, kept[topic.pk]) for topic in topics]


def _write_kept(topic: Topic, kept: Kept) -> NotesShape:
    return NotesShape(
        topic=TopicShape.of(topic),
        text=kept.text,
        text_at=kept.text_at,
        links=[LinkShape(url=url, title=title) for url, title in kept.links.items()],
        ticked=sorted(kept.ticked),
        revise_at=kept.revise_at,
        earlier=[EarlierShape(text=text, written_at=at) for text, at in kept.earlier.items()],
    )


def read_notes(learner: Learner, rows: list[NotesShape], keys: Keys) -> int:
    theirs: dict[int, Kept] = {}
    for row in rows:
        if (key := keys.get(row.topic.code)) is not None:
            kept = _read_kept(row)
            theirs[key] = union(theirs[key], kept) if key in theirs else kept
    return take_kept(learner, theirs)


def _read_kept(row: NotesShape) -> Kept:
    return Kept(
        text=row.text,
        text_at=row.text_at,
        links={link.url: link.title for link in row.links},
        ticked=frozenset(row.ticked),
        revise_at=row.revise_at,
        earlier={earlier.text: earlier.written_at for earlier in row.earlier if earlier.text != row.text},
    )


def write_settings(learner: Learner) -> list[SettingsShape]:
    return [SettingsShape(time_zone=learner.time_zone, shows_streak=learner.shows_streak)]


def read_settings(learner: Learner, rows: list[SettingsShape], keys: Keys) -> int:  # noqa: ARG001 (as all parts)
    return sum(take_settings(learner, **row.model_dump()) for row in rows)


def write_plan(learner: Learner) -> list[PlanShape]:
    plans = Plan.objects.filter(learner=learner).prefetch_related("goals")
    return [
        PlanShape(
            goals=[TopicShape.of(goal) for goal in sorted(plan.goals.all(), key=lambda goal: goal.code)],
            free=plan.free_times,
            **{name: getattr(plan, name) for name in _OF_A_PLAN},
        )
        for plan in plans
    ]


def read_plan(learner: Learner, rows: list[PlanShape], keys: Keys) -> int:
    """A plan that there is stays. One whose goals are all unknown is left out: it would be of a whole roadmap."""
    goals = [keys[goal.code] for row in rows[:1] for goal in row.goals if goal.code in keys]
    if not rows or (rows[0].goals and not goals) or Plan.objects.filter(learner=learner).exists():
        return 0
    free = [[first.isoformat(), last.isoformat()] for first, last in rows[0].free]
    values = {name: getattr(rows[0], name) for name in _OF_A_PLAN}
    Plan.objects.create(learner=learner, free=free, **values).goals.set(goals)
    return 1


PARTS = (
    Part("marks", _("marks"), MarkShape, write_marks, read_marks),
    Part("acts", _("acts"), ActShape, write_acts, read_acts),
    Part("notes", _("notes"), NotesShape, write_notes, read_notes),
    Part("plan", _("plans"), PlanShape, write_plan, read_plan),
    Part("settings", _("settings"), SettingsShape, write_settings, read_settings),
)
# What of a learner stands in no file, and why: a model, or one of its columns.
LEFT_OUT = {
    "progress.Learner.id": "the row's number",
    "progress.Learner.user": "the account, which the record belongs to and is no part of",
    "progress.Learner.token_digest": "a secret of the browser",
    "progress.Learner.created_at": "says when the row was made, not what the learner did",
    "progress.Learner.seen_at": "says when to forget the row",
    "progress.Mark.id": "the row's number",
    "progress.Mark.learner": "whose file it is",
    "progress.Act.id": "the row's number",
    "progress.Act.learner": "whose file it is",
    "progress.Change.id": "the row's number",
    "progress.Change.act": "a change stands in its act",
    "progress.Notes.id": "the row's number",
    "progress.Notes.learner": "whose file it is",
    "progress.Notes.html": "drawn from the text",
    "progress.EarlierText.id": "the row's number",
    "progress.EarlierText.notes": "an earlier text stands in its notes",
    "progress.Plan.id": "the row's number",
    "progress.Plan.learner": "whose file it is",
    "progress.Plan.token": "a secret address of this site, which is made anew and never by reading a file",
    "progress.Share": "an address of this site, which is made anew and never by reading a file",
}
