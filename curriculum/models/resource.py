"""A link where a topic is taught well."""

from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

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

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def __str__(self) -> str:
        return self.title
