"""The steps of a draft from its first word to its page, each with who may take it and what it says."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ..content.drafts import publish
from ..models import Comment, Draft, Stage
from .roles import approves, publishes, reviews, writes

# Steps that leave the text as it is; all others save the form first.
ALONE = ("_approve", "_return", "_discard", "_comment", "_settle")


class RefusedError(Exception):
    """A step that cannot be taken now; it says why, and nothing has changed."""


def alone(request: HttpRequest, draft: Draft) -> str:
    """Take a step that leaves the text as it is, and return what to say of it."""
    step = next(name for name in ALONE if name in request.POST)
    return {"_approve": _approve, "_return": _return, "_discard": _discard, "_comment": _comment, "_settle": _settle}[
        step
    ](request, draft)


def submit(draft: Draft) -> str:
    """Ask for a second pair of eyes."""
    if draft.stage == Stage.DRAFT:
        draft.stage = Stage.IN_REVIEW
        draft.save(update_fields=["stage"])
    return _("Saved, and in review: whoever may review drafts finds it in the list.")


def schedule(request: HttpRequest, draft: Draft, at: datetime | None) -> str:
    """Let a draft be published at a time to come."""
    if not publishes(request.user):
        raise PermissionDenied
    if at is None or at <= timezone.now():
        raise RefusedError(_("Saved. To schedule it, choose a time that is still to come."))
    draft.stage, draft.publish_at = Stage.SCHEDULED, at
    draft.save(update_fields=["stage", "publish_at"])
    return _("Saved and scheduled.")


def make_public(request: HttpRequest, draft: Draft, why: str, *, over: bool) -> str:
    """Publish a draft. Raises what `curriculum.content.drafts.publish` raises."""
    if not publishes(request.user):
        raise PermissionDenied
    publish([draft], author=request.user, why=why, over=over)  # type: ignore[arg-type]
    return _("Published: readers see it now.")


def _approve(request: HttpRequest, draft: Draft) -> str:
    if not approves(request.user, draft):
        raise RefusedError(_("Somebody other than its author approves a draft."))
    if draft.stage != Stage.IN_REVIEW:
        raise RefusedError(_("Only what is in review is approved."))
    draft.approved_by = request.user  # type: ignore[assignment]
    draft.save(update_fields=["approved_by"])
    return _("Approved.")


def _return(request: HttpRequest, draft: Draft) -> str:
    if not reviews(request.user):
        raise PermissionDenied
    if draft.stage not in (Stage.IN_REVIEW, Stage.SCHEDULED):
        raise RefusedError(_("Only what is in review or scheduled is sent back."))
    draft.stage, draft.approved_by, draft.publish_at = Stage.DRAFT, None, None
    draft.save(update_fields=["stage", "approved_by", "publish_at"])
    return _("Sent back to its author as a draft.")


def _discard(request: HttpRequest, draft: Draft) -> str:
    if not writes(request.user, draft.section.roadmap):
        raise PermissionDenied
    draft.stage, draft.approved_by, draft.publish_at = Stage.DISCARDED, None, None
    draft.save(update_fields=["stage", "approved_by", "publish_at"])
    return _("Discarded. Its text is kept, and a save takes it up again.")


def _comment(request: HttpRequest, draft: Draft) -> str:
    text = request.POST.get("comment", "").replace("\r\n", "\n").strip()
    if not text:
        raise RefusedError(_("A comment without words was not kept."))
    author: Any = request.user
    Comment.objects.create(draft=draft, author=author, text=text[:4000])
    return _("Your comment stands below.")


def _settle(request: HttpRequest, draft: Draft) -> str:
    said = request.POST["_settle"]
    open_ones = draft.comments.filter(pk=int(said) if said.isdecimal() else 0, settled_at=None)
    if not (writes(request.user, draft.section.roadmap) or reviews(request.user)):
        raise PermissionDenied
    open_ones.update(settled_at=timezone.now())
    return _("Settled.")
