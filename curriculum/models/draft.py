"""What editors are still writing: a topic as it may become, beside what readers see of it until then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .roadmap import Section
from .topic import Topic, new_code


class Stage(models.TextChoices):
    """How far a draft has come. What is published or discarded is kept, and can be taken up again."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in-review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("discarded")


OPEN = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SCHEDULED)


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> DraftQuerySet:
        return self.filter(stage__in=OPEN)

    def due(self, now: datetime | None = None) -> DraftQuerySet:
        return self.filter(stage=Stage.SCHEDULED, publish_at__lte=now or timezone.now()).order_by("publish_at", "pk")

    def edited_by(self, user: Any) -> DraftQuerySet:
        """Keep those of the roadmaps that were given to an editor."""
        return self.filter(section__roadmap__editors=user)


class Draft(models.Model):
    """The next state of a topic (curriculum/content/state.py), public only when it is published.

    A topic has one draft at most, whose `base` is what the topic said when it was begun. One that was never published
    has no topic yet, and no page: its draft holds the id that it will have.
    """

    code = models.CharField(_("id"), max_length=8, unique=True, default=new_code, editable=False)
    topic = models.OneToOneField(
        Topic, models.CASCADE, null=True, blank=True, editable=False, related_name="draft", verbose_name=_("topic")
    )
    section = models.ForeignKey(Section, models.PROTECT, related_name="drafts", verbose_name=_("section"))
    state = models.JSONField(_("state"), default=dict, editable=False)
    base = models.JSONField(editable=False, default=dict)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    publish_at = models.DateTimeField(_("to be published"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("saved last by"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="draft_stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage="scheduled") | Q(publish_at__isnull=False), name="draft_scheduled_has_a_date"
            ),
        ]
        permissions = [
            ("review_draft", "Can comment on drafts and approve them"),
            ("publish_draft", "Can publish, schedule and discard drafts"),
        ]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return str(self.state.get("title") or self.code)

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def is_overdue(self) -> bool:
        return self.stage == Stage.SCHEDULED and self.publish_at is not None and self.publish_at <= timezone.now()


class Comment(models.Model):
    """What somebody says about a draft, until it is settled."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments", verbose_name=_("draft"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("comment"), max_length=4000)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return self.text
