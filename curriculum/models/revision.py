"""What topics said, save by save; and where a file and an edit cannot both be kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .draft import Draft
from .roadmap import Roadmap
from .topic import Topic


class Revision(models.Model):
    """One saved state of a topic or of its draft (curriculum/content/state.py), with who and why. Never changed."""

    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, blank=True, related_name="revisions", verbose_name=_("topic")
    )
    draft = models.ForeignKey(
        Draft, models.CASCADE, null=True, blank=True, related_name="revisions", verbose_name=_("draft")
    )
    state = models.JSONField(_("state"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("author"),
    )
    why = models.CharField(_("why"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=None, draft__isnull=False) | Q(topic__isnull=False, draft=None),
                name="revision_is_of_a_topic_or_of_a_draft",
            )
        ]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self) -> str:
        return f"{self.topic or self.draft}, {self.made_at:%Y-%m-%d %H:%M}"


class Clash(models.Model):
    """A place where a file and the database both moved, and differently. Neither changes until it is settled.

    `at` is a path of keys into the state of the topic or the roadmap; null stands for what a side does not have.
    """

    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, blank=True, related_name="clashes", verbose_name=_("topic")
    )
    roadmap = models.ForeignKey(
        Roadmap, models.CASCADE, null=True, blank=True, related_name="clashes", verbose_name=_("roadmap")
    )
    at = models.JSONField(_("where"))
    base = models.JSONField(_("agreed before"), null=True)
    file = models.JSONField(_("file"), null=True)
    edit = models.JSONField(_("here"), null=True)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=None, roadmap__isnull=False) | Q(topic__isnull=False, roadmap=None),
                name="clash_is_of_a_topic_or_of_a_roadmap",
            )
        ]
        verbose_name = _("clash")
        verbose_name_plural = _("clashes")

    def __str__(self) -> str:
        return f"{self.topic or self.roadmap}: {' > '.join(self.at)}"
