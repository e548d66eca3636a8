"""A link where a topic is taught well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from .link import Link
from .topic import Topic


class ResourceKind(models.TextChoices):
    BOOK = "book", _("book")
    PAPER = "paper", _("paper")
    COURSE = "course", _("course")
    DOCS = "docs", _("documentation")
    INTERACTIVE = "interactive", _("interactive")
    ARTICLE = "article", _("article")
    VIDEO = "video", _("video")
    TOOL = "tool", _("tool")
    COMMUNITY = "community", _("community")
    DATASET = "dataset", _("data set")


class Level(models.TextChoices):
    BEGINNER = "beginner", _("beginner")
    INTERMEDIATE = "intermediate", _("intermediate")
    ADVANCED = "advanced", _("advanced")


class Cost(models.TextChoices):
    FREE = "free", _("free")
    SIGNUP = "signup", _("free, with an account")
    PAID = "paid", _("paid")


class ResourceQuerySet(models.QuerySet["Resource"]):
    def published(self) -> ResourceQuerySet:
        return self.filter(topic__retired_at=None)

    def with_visits(self) -> ResourceQuerySet:
        """Add what is known of the address: `link_state`, when it was last there, and when somebody looked."""
        link = Link.objects.filter(url=OuterRef("url"))
        known = {"link_state": "state", "last_ok_at": "last_ok_at", "visited_at": "visited_at"}
        resources: ResourceQuerySet = self.annotate(**{name: Subquery(link.values(of)) for name, of in known.items()})
        return resources

    def topics_by_address(self, addresses: Iterable[str]) -> dict[str, list[Topic]]:
        """Return the published topics that lead to each address, in their order; one query."""
        found: defaultdict[str, list[Topic]] = defaultdict(list)
        rows = self.published().filter(url__in=list(addresses)).select_related("topic")
        for row in rows.order_by(*(f"topic__{name}" for name in Topic._meta.ordering or ())):
            if row.topic not in found[row.url]:
                found[row.url].append(row.topic)
        return found


class Resource(models.Model):
    """Where a topic is taught well: who made it, where in it to look, what it costs, and why this one."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="resources", verbose_name=_("topic"))
    title = models.CharField(_("title"), max_length=300)
    authors = models.CharField(_("authors"), max_length=300)
    url = models.URLField(_("address"), max_length=500, validators=[URLValidator(schemes=["http", "https"])])
    kind = models.CharField(_("kind"), max_length=12, choices=ResourceKind.choices)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    cost = models.CharField(_("cost"), max_length=8, choices=Cost.choices)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True, validators=[MinValueValidator(1)])
    where = models.CharField(_("where to look"), max_length=300)
    why = models.CharField(_("why this one"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def __str__(self) -> str:
        return self.title
