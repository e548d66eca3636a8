"""What a learner keeps on a topic: a text of their own, links, ticks on resources, and a flag to revise it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic

from .learner import Learner

MOST_CHARACTERS = 20_000
MOST_LINKS = 30
MOST_ADDRESS = 500
MOST_TITLE = 200
is_web_address = URLValidator(schemes=["http", "https"])


class NotesQuerySet(models.QuerySet["Notes"]):
    def to_revise(self) -> NotesQuerySet:
        """What was flagged first comes first; without topics that are retired, since they have no page."""
        flagged = self.filter(topic__retired_at=None).exclude(revise_at=None).order_by("revise_at", "pk")
        return flagged.select_related("topic").only("revise_at", "topic__title", "topic__slug")


class Notes(models.Model):
    """All that one learner keeps on one topic, in one row. Written by `progress.notebook` alone.

    A tick names a resource by its address: resources are other rows after each load, and a tick stays.
    """

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="notes", verbose_name=_("learner"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))
    text = models.TextField(_("text"), max_length=MOST_CHARACTERS, blank=True)
    # Drawn when the text is saved; empty where it came from a file, or cannot be drawn and is shown as it was written.
    html = models.TextField(editable=False, blank=True)
    text_at = models.DateTimeField(_("written"), null=True, blank=True)
    links = models.JSONField(_("links"), default=list, blank=True)  # [{"url": ..., "title": ...}, ...]
    ticked = models.JSONField(_("ticked resources"), default=list, blank=True)  # [address, ...]
    revise_at = models.DateTimeField(_("to revise since"), null=True, blank=True)

    objects = NotesQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "topic"], name="notes_once_for_a_topic")]
        verbose_name = _("notes")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return str(self.topic)

    @property
    def base(self) -> str:
        """Say exactly when the text was written, in microseconds: a form that changes it sends this back."""
        since = self.text_at - datetime(1970, 1, 1, tzinfo=UTC) if self.text_at else timedelta()
        return str(since // timedelta(microseconds=1))

    @property
    def any(self) -> bool:
        return bool(self.text or self.links or self.revise_at)


class EarlierText(models.Model):
    """A text that another took the place of."""

    notes = models.ForeignKey(Notes, models.CASCADE, related_name="earlier", verbose_name=_("notes"))
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")

    def __str__(self) -> str:
        return f"{self.notes}: {self.written_at}"
