"""An address that resources lead to, and where it stood when it was last visited."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..links.judge import Standing, State, Visit

STATES = [
    (State.UNVISITED.value, _("not visited yet")),
    (State.OK.value, _("fine")),
    (State.MOVED.value, _("moved")),
    (State.SUSPECT.value, _("suspect")),
    (State.DEAD.value, _("dead")),
    (State.BLOCKED.value, _("blocked")),
]
# What the instructor has to do something about.
TO_MEND = (State.MOVED, State.DEAD)


class LinkQuerySet(models.QuerySet["Link"]):
    def in_turn(self) -> LinkQuerySet:
        """The longest due first."""
        return self.order_by(F("due_at").asc(nulls_first=True), "pk")

    def to_mend(self) -> LinkQuerySet:
        return self.filter(state__in=TO_MEND).order_by("state", "url")


class Link(models.Model):
    """One address, however many resources lead to it. It stays when they go: they may come back."""

    url = models.CharField(_("address"), max_length=500, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=STATES, default=State.UNVISITED.value)
    words = models.CharField(_("why"), max_length=100, blank=True)
    status = models.PositiveSmallIntegerField(_("last answer"), null=True, blank=True)
    moved_to = models.TextField(_("moved to"), blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    first_failed_at = models.DateTimeField(_("failed first"), null=True, blank=True)
    last_ok_at = models.DateTimeField(_("reached last"), null=True, blank=True)
    visited_at = models.DateTimeField(_("visited last"), null=True, blank=True)
    due_at = models.DateTimeField(_("to be visited"), null=True, blank=True)  # none: at the next run

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["url"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state for state, _said in STATES]), name="link_state_is_known"
            )
        ]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.url

    @property
    def shown(self) -> tuple[bool, date | None]:
        """What learners are told of it: whether it was gone, and the day it was last there."""
        return self.state == State.DEAD, self.last_ok_at.date() if self.last_ok_at else None

    @property
    def to_do(self) -> str:
        """What an instructor can do about it."""
        match self.state:
            case State.MOVED:
                return __("Moved to %(address)s: put the new address in the topic's file, or in the topic here.") % {
                    "address": self.moved_to
                }
            case State.DEAD:
                return __("Gone: look for its new place, or choose another resource.")
            case State.SUSPECT:
                return __("Nothing yet: it failed, and is dead only after three failures over a week.")
            case State.BLOCKED:
                return __("Open it yourself: the site lets no program in, or the address is not one to visit.")
        return ""

    def take(self, visit: Visit) -> None:
        """Stand where a visit leaves it."""
        before = Standing(State(self.state), self.failures, self.first_failed_at, self.last_ok_at, self.due_at)
        standing = before.after(visit)
        self.state, self.failures, self.due_at = standing.state.value, standing.failures, standing.due_at
        self.first_failed_at, self.last_ok_at = standing.first_failed_at, standing.last_ok_at
        self.visited_at, self.words, self.status, self.moved_to = visit.at, visit.words, visit.status, visit.moved_to
