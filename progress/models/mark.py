"""What a learner has said of a topic."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic

from .learner import Learner


class Status(models.TextChoices):
    """No row means not started: there is no such status to store."""

    LEARNING = "learning", _("learning")
    DONE = "done", _("done")
    SKIPPED = "skipped", _("skipped")


NOT_STARTED = "not-started"
STATUSES = [(NOT_STARTED, _("not started")), *Status.choices]


class Mark(models.Model):
    """One topic's status for one learner. Written by `progress.record` alone."""

    # Found by what makes it unique, which begins with the learner.
    learner = models.ForeignKey(
        Learner, models.CASCADE, related_name="marks", verbose_name=_("learner"), db_index=False
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))
    status = models.CharField(_("status"), max_length=8, choices=Status.choices)
    marked_at = models.DateTimeField(_("marked"), default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "topic"], name="mark_once_for_a_topic"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="mark_status_is_known"),
        ]
        verbose_name = _("mark")
        verbose_name_plural = _("marks")

    def __str__(self) -> str:
        return f"{self.topic}: {self.status}"
