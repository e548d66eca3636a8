"""How a learner means to get there: their goals, and the hours a week or the day to be done by."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic

from .learner import Learner

FEWEST_HOURS = 0.5
MOST_HOURS = 100
MOST_FREE = 20
MOST_DAYS_FREE = 366


def is_free_time(first: date, last: date) -> bool:
    """Say whether somebody can be free from one day to another: for a day at least, and not for years."""
    return 1 <= (last - first).days + 1 <= MOST_DAYS_FREE


class Plan(models.Model):
    """What a schedule follows from, with what is not known yet. Written by `progress.planning` alone.

    Without goals it is a plan of a whole roadmap. A goal whose topic is retired stays, and is left out of the schedule.
    """

    learner = models.OneToOneField(Learner, models.CASCADE, related_name="plan", verbose_name=_("learner"))
    goals = models.ManyToManyField(Topic, related_name="+", blank=True, verbose_name=_("goals"))
    roadmap = models.SlugField(_("roadmap"), max_length=60, blank=True)
    hours_a_week = models.FloatField(_("hours a week"), null=True, blank=True)
    finish_by = models.DateField(_("to be done by"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    days_off = models.JSONField(_("free weekdays"), default=list, blank=True)  # [0, ...], from Monday on
    free = models.JSONField(_("free times"), default=list, blank=True)  # [["2026-12-24", "2027-01-02"], ...]
    # What followed from it when it was saved: the last day, and the hours a week. Null where there was nothing to plan.
    promised_on = models.DateField(_("end when it was made"), null=True, blank=True)
    promised_hours = models.FloatField(_("hours a week when it was made"), null=True, blank=True)
    # The secret in the address of its calendar. Null: there is none.
    token = models.CharField(max_length=32, unique=True, null=True, editable=False)  # noqa: DJ001 (unique, so absent is null)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_a_week__isnull=False, finish_by__isnull=True)
                | Q(hours_a_week__isnull=True, finish_by__isnull=False),
                name="plan_has_hours_or_a_date",
            ),
            models.CheckConstraint(
                condition=Q(hours_a_week__range=(FEWEST_HOURS, MOST_HOURS)),  # or null
                name="plan_hours_are_possible",
            ),
        ]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def __str__(self) -> str:
        return str(self.learner)

    @property
    def free_times(self) -> list[tuple[date, date]]:
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.free]
