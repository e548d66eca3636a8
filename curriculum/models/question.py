"""A self-check question of a topic."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .topic import Topic


class Question(models.Model):
    """A question with its choices: a list of {"text", "correct", "because"}, of which one is correct.

    `prompt_html` and each choice's "text_html" and "because_html" are drawn when content is saved.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="questions", verbose_name=_("topic"))
    prompt = models.TextField(_("question"))
    prompt_html = models.TextField(editable=False, blank=True)
    tests = models.JSONField(
        _("tests"),
        default=list,
        blank=True,
        help_text=_("The numbers, from 1, of the topic's outcomes that it tests, as 1, 3."),
    )
    choices = models.JSONField(_("choices"), default=list)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.prompt
