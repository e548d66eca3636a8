"""Who may do what at the desk: reviewers speak, editors write in the roadmaps given to them, publishers decide."""

from typing import Any

from ..models import Draft, Roadmap


def publishes(user: Any) -> bool:
    """Say whether somebody may make drafts public, schedule them and discard them."""
    return bool(user.has_perm("curriculum.publish_draft"))


def reviews(user: Any) -> bool:
    """Say whether somebody may approve what others have written, or send it back."""
    return bool(user.has_perm("curriculum.review_draft"))


def writes(user: Any, roadmap: Roadmap | None = None) -> bool:
    """Say whether somebody may write drafts, of topics of a roadmap where one is given."""
    if publishes(user):
        return True
    if not user.has_perm("curriculum.change_draft"):
        return False
    return roadmap is None or roadmap.editors.filter(pk=user.pk).exists()


def approves(user: Any, draft: Draft) -> bool:
    """Say whether somebody may approve a draft: a second pair of eyes, never its own author's."""
    return reviews(user) and draft.author != user
