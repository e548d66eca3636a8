"""A topic, the prerequisites between topics, and the names a topic has had."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from .roadmap import Section

ID_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Kind(models.TextChoices):
    CORE = "core", _("core")
    EXTENSION = "extension", _("extension")


class TopicQuerySet(models.QuerySet["Topic"]):
    def published(self) -> TopicQuerySet:
        return self.filter(retired_at=None)

    def retired(self) -> TopicQuerySet:
        return self.exclude(retired_at=None)

    def replacing(self, topic: Topic) -> list[Topic]:
        """Return the published topics that have taken a retired one's place, in order."""
        return [each for each in self.published().exclude(replaces=[]).in_order() if topic.code in each.replaces]

    def in_order(self) -> TopicQuerySet:
        return self.order_by("section__roadmap__position", "section__roadmap", "section__position", "position", "pk")


def new_code() -> str:
    """Return an id for a new topic: a letter first, so that no reader of YAML takes it for a number."""
    return get_random_string(1, ID_ALPHABET[10:]) + get_random_string(7, ID_ALPHABET)


class Topic(models.Model):
    """One unit of knowledge with a page of its own. Its code never changes and is never used again."""

    code = models.CharField(
        _("id"),
        max_length=8,
        unique=True,
        default=new_code,
        editable=False,
        validators=[RegexValidator(rf"^[{ID_ALPHABET}]{{8}}$")],
    )
    section = models.ForeignKey(Section, models.PROTECT, related_name="topics", verbose_name=_("section"))
    position = models.PositiveIntegerField(_("position"), default=0)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=80)
    short = models.CharField(
        _("label on the map"), max_length=28, blank=True, help_text=_("The title, where this is left empty.")
    )
    summary = models.CharField(_("summary"), max_length=300, help_text=_("One sentence: what it is, why it matters."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), validators=[MinValueValidator(1), MaxValueValidator(3)], help_text=_("1 to 3.")
    )
    hours = models.FloatField(_("hours"), validators=[MinValueValidator(0.1), MaxValueValidator(200)])
    outcomes = models.JSONField(_("outcomes"), default=list, help_text=_("What a learner can do afterwards."))
    terms = models.JSONField(
        _("terms"),
        default=list,
        blank=True,
        help_text=_("Terms that it introduces, a line a term: learning rate (step size): The length of one step."),
    )
    replaces = models.JSONField(
        _("replaces"),
        default=list,
        blank=True,
        help_text=_("Retired topics whose place it takes: their addresses lead on to it, and marks are carried over."),
    )
    body = models.TextField(_("lesson"), blank=True, help_text=_("Markdown; README, “Content”, says which."))
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    # Drawn from the rest when content is saved (curriculum/drawing.py), never by hand.
    html = models.TextField(editable=False, blank=True)
    headings = models.JSONField(editable=False, default=list)
    drawn_from = models.CharField(max_length=64, editable=False, blank=True)
    # The file it was loaded from, and the digest of what that file said.
    source_path = models.CharField(_("file"), max_length=300, editable=False, blank=True)
    source_digest = models.CharField(max_length=64, editable=False, blank=True)
    # What file and database last agreed on (curriculum/content/state.py); nothing where they never met.
    base = models.JSONField(editable=False, default=dict)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["section__roadmap__position", "section__roadmap", "section__position", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="topic_kind_is_known"),
            models.CheckConstraint(condition=Q(difficulty__range=(1, 3)), name="topic_difficulty_is_1_to_3"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="topic_hours_are_positive"),
        ]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class Prerequisite(models.Model):
    """An edge: a topic requires another, for a reason."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="prerequisites", verbose_name=_("topic"))
    requires = models.ForeignKey(Topic, models.PROTECT, related_name="unlocks", verbose_name=_("requires"))
    reason = models.CharField(_("reason"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "requires"], name="prerequisite_once_for_a_topic"),
            models.CheckConstraint(condition=~Q(topic=F("requires")), name="prerequisite_is_another_topic"),
        ]
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")

    def __str__(self) -> str:
        return f"{self.topic} ← {self.requires}"


class Alias(models.Model):
    """A name that a topic had, or is also known by: its address leads to the topic."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases", verbose_name=_("topic"))

    class Meta:
        ordering = ["slug"]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")

    def __str__(self) -> str:
        return self.slug
