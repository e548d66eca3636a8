"""What waits for somebody at the desk: each with how much of it there is, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Clash, Draft, Link, Report, Stage
from .roles import publishes, reviews, writes


@dataclass(frozen=True)
class Waiting:
    """Something to do, how often, and the list that shows it."""

    said: str
    number: int
    url: str


def waiting(user: Any) -> list[Waiting]:
    """Return what there is to do for a user, and nothing of which there is none."""
    return [each for each in _all(user) if each.number]


def _all(user: Any) -> Iterator[Waiting]:
    drafts = reverse("admin:curriculum_draft_changelist")
    if reviews(user):
        in_review = Draft.objects.filter(stage=Stage.IN_REVIEW, approved_by=None).exclude(author=user)
        yield Waiting(_("Drafts to review"), in_review.count(), f"{drafts}?stage=in-review")
    if publishes(user):
        approved = Draft.objects.filter(stage=Stage.IN_REVIEW).exclude(approved_by=None)
        yield Waiting(_("Approved drafts to publish"), approved.count(), f"{drafts}?stage=in-review")
        overdue = Draft.objects.due(timezone.now())
        yield Waiting(_("Scheduled drafts whose hour has passed"), overdue.count(), f"{drafts}?stage=scheduled")
    if writes(user):
        mine = Draft.objects.filter(Q(author=user) & ~Q(comments=None), stage__in=(Stage.DRAFT, Stage.IN_REVIEW))
        spoken = mine.filter(comments__settled_at=None).exclude(comments__author=user).distinct()
        yield Waiting(_("Drafts of yours with comments"), spoken.count(), drafts)
    if user.has_perm("curriculum.change_clash"):
        clashes = reverse("admin:curriculum_clash_changelist")
        yield Waiting(_("Clashes between files and edits"), Clash.objects.count(), clashes)
    if user.has_perm("curriculum.change_report"):
        reports = reverse("admin:curriculum_report_changelist")
        yield Waiting(_("Reports of readers"), Report.objects.open().count(), reports)
    if user.has_perm("curriculum.view_link"):
        links = reverse("admin:curriculum_link_changelist")
        yield Waiting(_("Links to mend"), Link.objects.to_mend().count(), links)
