"""The edition of the content: a number that every change of it raises."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One row. What is kept under one edition is never shown under another (curriculum/outline.py)."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.number)
