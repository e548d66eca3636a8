"""What a learner did in one go, and what it changed: enough to undo it exactly."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic

from .learner import Learner
from .mark import STATUSES


class ActKind(models.TextChoices):
    MARK = "mark", _("marked")
    KNOW = "know", _("taken as known, with what it builds on")
    CARRY = "carry", _("carried over to what has taken its place")


class ActQuerySet(models.QuerySet["Act"]):
    def recent(self) -> ActQuerySet:
        """What was done or undone last comes first; with the titles of all it changed, in two queries."""
        changes = Change.objects.select_related("topic").only("act", "after", "kept", "topic__title", "topic__slug")
        return (
            self.order_by(Coalesce("undone_at", "at").desc(), "-pk")
            .select_related("topic")
            .only("kind", "at", "undone_at", "topic__title", "topic__slug")
            .prefetch_related(models.Prefetch("changes", changes))
        )


class ChangeQuerySet(models.QuerySet["Change"]):
    def effective(self) -> ChangeQuerySet:
        """What still bears on a topic: changes of acts not undone, and what undoing an act left as it was."""
        return self.filter(models.Q(act__undone_at=None) | models.Q(kept=True))


class Act(models.Model):
    """One thing a learner did about a topic. It changes one topic or several, and is undone as one.

    Acts and changes are written with each mark and asked for by learner alone, so that no index is kept by topic.
    """

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="acts", verbose_name=_("learner"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"), db_index=False)
    kind = models.CharField(_("kind"), max_length=8, choices=ActKind.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")

    def __str__(self) -> str:
        return f"{self.topic}: {self.kind}"

    @property
    def after(self) -> str:
        """The status it gave its own topic; nothing where that was so already."""
        return next((change.after for change in self.changes.all() if change.topic_id == self.topic_id), "")

    @property
    def implied(self) -> list[Topic]:
        """What it changed besides its own topic."""
        return [change.topic for change in self.changes.all() if change.topic_id != self.topic_id]

    @property
    def left(self) -> list[Topic]:
        """What it had changed and undoing it left, since a later act had changed it again."""
        return [change.topic for change in self.changes.all() if change.kept]


class Change(models.Model):
    """What an act made of one topic's status, and when the mark was from that it took the place of."""

    # Found by what makes it unique, which begins with the act.
    act = models.ForeignKey(Act, models.CASCADE, related_name="changes", verbose_name=_("act"), db_index=False)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"), db_index=False)
    before = models.CharField(_("before"), max_length=12, choices=STATUSES)
    after = models.CharField(_("after"), max_length=12, choices=STATUSES)
    marked_before = models.DateTimeField(_("marked before"), null=True, blank=True)
    # A later act had changed the topic again: undoing this one left it as it was.
    kept = models.BooleanField(_("kept when undone"), default=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "topic"], name="change_once_for_a_topic"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="change_changes"),
        ]
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.topic}: {self.before} → {self.after}"
