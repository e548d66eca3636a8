"""What search reads of a topic."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .topic import Topic


class SearchText(models.Model):
    """The words of a published topic, as plain text. Written by `curriculum.search.index` alone.

    The database keeps its full text index in step with these rows by itself: by triggers on SQLite, by a generated
    column on PostgreSQL. A migration that changes this table on SQLite has to make the triggers anew.
    """

    topic = models.OneToOneField(Topic, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("topic"))
    title = models.TextField()
    names = models.TextField()
    summary = models.TextField()
    outcomes = models.TextField()
    section = models.TextField()
    resources = models.TextField()
    text = models.TextField()
    written_from = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("searched text")
        verbose_name_plural = _("searched texts")

    def __str__(self) -> str:
        return self.title
