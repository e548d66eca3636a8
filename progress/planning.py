"""A learner's plan, and the schedule that follows from it today and is kept nowhere: it moves as life does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from curriculum.models import Topic
from curriculum.outline import Entry, Outline, RoadmapEntry

from .days import WEEK, monday_of
from .models import Plan
from .models.share import new_token
from .path import Path, path_to, today_of
from .record import Record
from .schedule import Rhythm, Schedule, Week, hours_needed, schedule

# From so many hours a week on, a plan says that it asks much.
MANY_HOURS = 40


@dataclass(frozen=True)
class Wanted:
    """What a plan is to be. Goals are keys of topics; of the hours and the day to be done by, one is None."""

    goals: list[int]
    roadmap: str
    hours_a_week: float | None
    finish_by: date | None
    starts_on: date
    days_off: list[int]
    free: list[tuple[date, date]]


@dataclass(frozen=True)
class Planned:
    """A plan as it stands today. `hours` a week are None where the day to be done by leaves no day to learn on.

    `roadmap` is the one that all of it is of, where there are no goals. `retired` are goals that are here no more.
    """

    plan: Plan
    path: Path
    roadmap: RoadmapEntry | None
    retired: list[Topic]
    today: date
    hours: float | None
    schedule: Schedule[Entry]

    @property
    def this_week(self) -> Week[Entry] | None:
        monday = monday_of(self.today)
        return next((week for week in self.schedule.weeks if week.monday == monday), None)

    @property
    def last_week(self) -> date | None:
        """The Monday of the week in which it ends."""
        return monday_of(self.schedule.end) if self.schedule.end else None

    @property
    def weeks_later(self) -> int:
        """By how many weeks it ends later than when it was made; sooner is below 0."""
        if self.plan.finish_by or not self.last_week or not self.plan.promised_on:
            return 0
        return (self.last_week - monday_of(self.plan.promised_on)) // WEEK

    @property
    def weeks_sooner(self) -> int:
        return -self.weeks_later

    @property
    def more_hours(self) -> float:
        """How many hours a week it takes more than when it was made, to be done by the same day; fewer is below 0."""
        if not self.plan.finish_by or not self.hours or not self.plan.promised_hours:
            return 0
        return self.hours - self.plan.promised_hours

    @property
    def fewer_hours(self) -> float:
        return -self.more_hours

    @property
    def asks_much(self) -> bool:
        return (self.hours or 0) > MANY_HOURS


def plan_of(record: Record) -> Planned | None:
    """Return a learner's plan as it stands today, where they have one."""
    return planned(record.plan, list(record.plan.goals.all()), record) if record.plan else None


def planned(plan: Plan, goals: list[Topic], record: Record) -> Planned:
    """Return how a plan to some goals stands today, by what its learner does not know yet."""
    outline, today = Outline.current(), today_of(record)
    here = {topic.pk: topic for topic in outline.topics.values()}
    roadmap = None if goals else outline.roadmaps.get(plan.roadmap, outline.home)
    path = path_to(roadmap.topics if roadmap else [here[goal.pk] for goal in goals if goal.pk in here], record)
    rhythm, left = Rhythm(max(today, plan.starts_on), frozenset(plan.days_off), tuple(plan.free_times)), path.left
    hours = hours_needed(left, rhythm, plan.finish_by) if plan.finish_by else plan.hours_a_week
    return Planned(
        plan=plan,
        path=path,
        roadmap=roadmap,
        retired=[goal for goal in goals if goal.pk not in here],
        today=today,
        hours=hours,
        schedule=schedule(left, rhythm, hours) if left and hours else Schedule([], []),
    )


def keep(record: Record, wanted: Wanted) -> None:
    """Keep a plan in place of the one there was, and what it promises. A visitor becomes a learner by it."""
    with record.planning(make=True) as plan:
        plan.roadmap, plan.starts_on, plan.days_off = wanted.roadmap, wanted.starts_on, wanted.days_off
        plan.hours_a_week, plan.finish_by = wanted.hours_a_week, wanted.finish_by
        plan.free = [[first.isoformat(), last.isoformat()] for first, last in wanted.free]
        goals = list(Topic.objects.filter(pk__in=wanted.goals))
        found = planned(plan, goals, record)
        plan.promised_on, plan.promised_hours = found.schedule.end, found.hours
        plan.save()
        plan.goals.set(goals)


def drop(record: Record) -> None:
    """Delete the plan, and with it the address of its calendar. What is marked stays."""
    with record.planning(make=False) as plan:
        if plan.pk:
            plan.delete()


def show_calendar(record: Record, *, anew: bool = False) -> bool:
    """Give the plan's calendar an address, or with `anew` another one. Say whether there is a plan."""
    with record.planning(make=False) as plan:
        if plan.pk and (anew or plan.token is None):
            plan.token = new_token()
            plan.save(update_fields=["token"])
        return plan.pk is not None


def hide_calendar(record: Record) -> None:
    """Take the calendar's address away; it leads nowhere from now on."""
    with record.planning(make=False) as plan:
        if plan.pk:
            plan.token = None
            plan.save(update_fields=["token"])
