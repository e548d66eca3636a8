"""A person who learns, signed in or not."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LearnerQuerySet(models.QuerySet["Learner"]):
    def of_browser(self, token: str) -> LearnerQuerySet:
        """The anonymous learner whose cookie holds this token: one or none."""
        return self.filter(token_digest=digest(token), user=None)

    def unseen_since(self, day: date) -> LearnerQuerySet:
        """The anonymous learners who last wrote before a day. Who has an account can come back at any time."""
        return self.filter(user=None, seen_at__lt=day)


class Learner(models.Model):
    """Belongs to an account or, without one, to the browser that holds the token.

    Only a digest of the token is kept: whoever reads the database cannot become the learner.

    "Seen" means last wrote, since reading writes nothing. That is enough to tell who is gone: each write renews the
    browser's cookie too, for 400 days, so who has not written for that long has no way back to the record.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="learner", verbose_name=_("user")
    )
    token_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 (unique, so absent is null)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    seen_at = models.DateField(_("last wrote"), default=timezone.localdate, editable=False)
    # A name as "Europe/Berlin"; empty where it is not known.
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, default="")
    shows_streak = models.BooleanField(_("shows days in a row"), default=True)

    objects = LearnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(token_digest__isnull=False),
                name="learner_has_an_account_or_a_browser",
            )
        ]

    def __str__(self) -> str:
        return str(self.user or f"anonymous {self.pk}")

    def saw_today(self) -> None:
        """Note that the learner wrote today; the second time in a day there is nothing to note."""
        today = timezone.localdate()
        if self.seen_at < today:
            self.seen_at = today
            self.save(update_fields=["seen_at"])

    @classmethod
    def for_new_browser(cls) -> tuple[Learner, str]:
        """Make an anonymous learner, and the token (256 random bits) for its browser's cookie."""
        token = secrets.token_urlsafe(32)
        return cls.objects.create(token_digest=digest(token)), token


def digest(token: str) -> str:
    """Return what is kept of a browser's token."""
    return hashlib.sha256(token.encode()).hexdigest()
