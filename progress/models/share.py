"""A page for others, at an address that nobody guesses."""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .learner import Learner


def new_token() -> str:
    """Return 32 characters of 192 random bits that may stand in an address."""
    return secrets.token_urlsafe(24)


class Share(models.Model):
    """That a learner lets whoever has the address see where they stand. No row: nobody may, which is how all begin."""

    learner = models.OneToOneField(Learner, models.CASCADE, related_name="share", verbose_name=_("learner"))
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    name = models.CharField(_("name"), max_length=60, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("shared page")
        verbose_name_plural = _("shared pages")

    def __str__(self) -> str:
        return str(self.learner)
