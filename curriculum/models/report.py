"""What readers say is wrong with a topic, until an editor settles it. Nothing is kept of who said it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from .link import Link
from .topic import Topic

MOST_WORDS = 1_000  # of one reader
MOST_GATHERED = 10_000  # of all who report the same
MOST_OPEN = 200  # of a topic


class ReportKind(models.TextChoices):
    LINK = "link", _("a link leads nowhere, or elsewhere")
    PREREQUISITE = "prerequisite", _("a prerequisite is missing")
    MISTAKE = "mistake", _("a mistake in the text or in a question")
    OTHER = "other", _("something else")


class Settling(models.TextChoices):
    MENDED = "mended", _("mended")
    NOTHING = "nothing", _("nothing to mend")


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        return self.filter(settled_at=None)

    def settled(self) -> ReportQuerySet:
        return self.exclude(settled_at=None)

    def same_as(self, report: Report) -> ReportQuerySet:
        """Those that mean the same link or prerequisite; where none is named, those that say the same words."""
        same = self.filter(topic=report.topic_id, kind=report.kind, url=report.url, missing=report.missing_id)
        return same if report.names_something else same.filter(words=report.words)

    def with_visits(self) -> ReportQuerySet:
        """Add the link that an address has been visited as, and where it stands: `link` and `link_state`."""
        link = Link.objects.filter(url=OuterRef("url"))
        reports: ReportQuerySet = self.annotate(
            link=Subquery(link.values("pk")), link_state=Subquery(link.values("state"))
        )
        return reports

    def settle(self, settled_as: str, *, by: AbstractBaseUser | AnonymousUser) -> int:
        """Settle those that are open, and return how many were: who settles first holds."""
        return self.open().update(settled_as=settled_as, settled_by=by, settled_at=timezone.now())


class Report(models.Model):
    """One thing that readers say is wrong, however many say it. An address is text: a load replaces resources."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="reports", verbose_name=_("topic"))
    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind.choices)
    url = models.CharField(_("address"), max_length=500, blank=True)
    missing = models.ForeignKey(
        Topic,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reported_missing",
        verbose_name=_("missing prerequisite"),
    )
    words = models.TextField(_("words"), blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="settled_reports",
        verbose_name=_("settled by"),
    )
    settled_as = models.CharField(_("settled as"), max_length=12, choices=Settling.choices, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True, help_text=_("For editors alone."))

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="report_kind_is_known"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_as="")
                | Q(settled_at__isnull=False, settled_as__in=Settling.values),
                name="report_is_open_or_settled",
            ),
            models.UniqueConstraint(
                fields=["topic", "url"],
                condition=Q(kind=ReportKind.LINK, settled_at=None) & ~Q(url=""),
                name="report_of_a_link_is_open_once",
            ),
            models.UniqueConstraint(
                fields=["topic", "missing"],
                condition=Q(kind=ReportKind.PREREQUISITE, settled_at=None),
                name="report_of_a_prerequisite_is_open_once",
            ),
        ]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return __("%(topic)s: %(kind)s") % {"topic": self.topic, "kind": self.get_kind_display()}

    @property
    def names_something(self) -> bool:
        return bool(self.url or self.missing_id)

    @property
    def is_of_the_rest(self) -> bool:
        """Whether it only counts those that came when the topic had its fill: readers' own say something."""
        return not self.names_something and not self.words

    def file(self) -> None:
        """Put it on the desk: once, however often it is said. A link that is newly reported is visited sooner.

        Beyond the open reports that a topic can have, those that say something new are counted in one row.
        """
        with transaction.atomic():
            # Whoever reports on this topic at the same moment waits here.
            Topic.objects.select_for_update(no_key=True).get(pk=self.topic_id)
            open_ones = Report.objects.select_for_update().open().filter(topic=self.topic_id)
            same = open_ones.same_as(self).first()
            if same is None and open_ones.count() >= MOST_OPEN:
                self.kind, self.url, self.missing, self.words = ReportKind.OTHER, "", None, ""
                same = open_ones.same_as(self).first()
            if same:
                same._count(self.words)
                return
            self.save()
            if self.url:
                Link.objects.filter(url=self.url).update(due_at=None)

    def _count(self, words: str) -> None:
        """Count one more who says so, and gather what they add."""
        gathered = f"{self.words}\n\n{words}".strip()
        if f"\n\n{words}\n\n" not in f"\n\n{self.words}\n\n" and len(gathered) <= MOST_GATHERED:
            self.words = gathered
        self.times = F("times") + 1
        self.save(update_fields=["words", "times"])
