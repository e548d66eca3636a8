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

    @classmethod
    def lock(cls) -> None:
        """Let nobody else change content until this transaction ends: what was checked then stays so."""
        cls.objects.select_for_update().get_or_create(pk=1)
