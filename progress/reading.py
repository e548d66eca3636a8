"""What every page of a learner asks of them. A learner is named by a field of theirs and its value."""

from collections.abc import Callable
from typing import Any, Literal

from django.db.models import QuerySet

from .models import Mark, Notes
from .prepared import Prepared

Field = Literal["pk", "user", "token_digest"]
_TYPES: dict[Field, type] = {"pk": int, "user": int, "token_digest": str}


def statuses(field: Field, value: object) -> dict[int, str]:
    """Return the status of each topic that has one, by the topic's key, in the order of the marks."""
    return dict(_MARKS[field].rows(value))


def has_notes(field: Field, value: object, topic: int) -> bool:
    return bool(_NOTES[field].rows(value, topic))


def _theirs(field: Field, value: object) -> dict[str, Any]:
    # Who has an account is not the learner of a browser any more.
    return {f"learner__{field}": value} | ({"learner__user": None} if field == "token_digest" else {})


def _marks(field: Field) -> Callable[..., QuerySet[Mark, Any]]:
    return lambda value: (
        Mark.objects.filter(**_theirs(field, value)).order_by("marked_at", "pk").values_list("topic", "status")
    )


def _notes(field: Field) -> Callable[..., QuerySet[Notes, Any]]:
    return lambda value, topic: Notes.objects.filter(**_theirs(field, value), topic=topic).values_list("pk")


_MARKS = {field: Prepared(_marks(field), kind) for field, kind in _TYPES.items()}
_NOTES = {field: Prepared(_notes(field), kind, int) for field, kind in _TYPES.items()}
