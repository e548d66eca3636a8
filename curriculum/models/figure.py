"""A drawing that the lessons of a roadmap show."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .roadmap import Roadmap


class Figure(models.Model):
    """An SVG by name: lessons show it as `![words](figures/<name>.svg)`, drawn in the page's own colours."""

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="figures", verbose_name=_("roadmap"))
    name = models.SlugField(_("name"), max_length=60)
    svg = models.TextField(_("SVG"))

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "name"], name="figure_name_once_in_a_roadmap")]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return self.name
