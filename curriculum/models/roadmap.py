"""A roadmap and its sections."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Roadmap(models.Model):
    """A titled whole: sections of topics with their prerequisites. The first by position is the home page."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=80)
    summary = models.CharField(_("summary"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        verbose_name=_("editors"),
        help_text=_("Who, as an editor, may write drafts of its topics."),
    )
    # What its file and the database last agreed on, as for a topic.
    base = models.JSONField(editable=False, default=dict)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("roadmap")
        verbose_name_plural = _("roadmaps")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap", args=[self.slug])


class Section(models.Model):
    """A titled, ordered part of a roadmap. A section without published topics is not shown."""

    roadmap = models.ForeignKey(Roadmap, models.PROTECT, related_name="sections", verbose_name=_("roadmap"))
    slug = models.SlugField(_("slug"), max_length=60)
    title = models.CharField(_("title"), max_length=80)
    summary = models.CharField(_("summary"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["roadmap__position", "roadmap", "position", "slug"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "slug"], name="section_slug_once_in_a_roadmap")]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.roadmap.slug, self.slug])
