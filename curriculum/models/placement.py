"""A topic that stands in a section of another roadmap than its own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .roadmap import Section
from .topic import Topic


class Placement(models.Model):
    """A topic keeps its home section, its one page and its one status; another roadmap shows it too, once."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="placements", verbose_name=_("section"))
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="placements", verbose_name=_("topic"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "topic"],
                name="placement_once_in_a_section",
                violation_error_message=_("This section places the topic already."),
            )
        ]
        verbose_name = _("placement")
        verbose_name_plural = _("placements")

    def __str__(self) -> str:
        return f"{self.topic} → {self.section}"

    def clean(self) -> None:
        """Refuse a topic in its own roadmap, and a second place in another: no constraint sees a section's roadmap."""
        if self.topic_id is None:
            return
        roadmap = self.section.roadmap_id
        if self.topic.section.roadmap_id == roadmap:
            raise ValidationError({"topic": _("This roadmap is the topic's own; move the topic instead.")})
        others = Placement.objects.filter(topic=self.topic, section__roadmap=roadmap).exclude(section=self.section_id)
        if other := others.select_related("section").first():
            said = _("It already stands in the section “%(section)s” of this roadmap.") % {"section": other.section}
            raise ValidationError({"topic": said})
