"""What every page of a learner asks of them. A learner is named by a field of theirs and its value."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from django.db import connection
from django.db.models import QuerySet

from .models import Learner, Mark, Notes
from .models.learner import LearnerQuerySet
from .prepared import Prepared

Field = Literal["pk", "user", "token_digest"]
# The key of each topic that has a mark, its status and since when; what was marked last comes last.
Marks = list[tuple[int, str, datetime]]
_READ = ["id", "user_id", "token_digest", "created_at", "seen_at", "time_zone", "shows_streak"]
_TYPES: dict[Field, type] = {"pk": int, "user": int, "token_digest": str}


def statuses(field: Field, value: object) -> dict[int, str]:
    """Return the status of each topic that has one, by the topic's key, in the order of the marks."""
    return dict(_STATUSES[field].rows(value))


def marks(field: Field, value: object) -> Marks:
    return _MARKS[field].rows(value)


def has_notes(field: Field, value: object, topic: int) -> bool:
    return bool(_NOTES[field].rows(value, topic))


def locked(field: Field, value: object) -> Learner | None:
    """Return the learner, locked against other writers, in a transaction."""
    rows = _LEARNERS[field].rows(value)
    return Learner.from_db(connection.alias, _READ, rows[0]) if rows else None


def learners(field: Field, value: object) -> LearnerQuerySet:
    """Return the learner of this name, or none, as a query to go on from."""
    return Learner.objects.filter(**_named(field, value))


def _named(field: Field, value: object) -> dict[str, Any]:
    named: dict[str, Any] = {field: value}
    # Who has an account is not the learner of a browser any more.
    return named | {"user": None} if field == "token_digest" else named


def _theirs(field: Field, value: object) -> dict[str, Any]:
    return {f"learner__{name}": each for name, each in _named(field, value).items()}


def _learners(field: Field) -> Callable[..., QuerySet[Learner, Any]]:
    return lambda value: learners(field, value).select_for_update().values_list(*_READ)


def _marks(field: Field, *read: str) -> Callable[..., QuerySet[Mark, Any]]:
    return lambda value: Mark.objects.filter(**_theirs(field, value)).order_by("marked_at", "pk").values_list(*read)


def _notes(field: Field) -> Callable[..., QuerySet[Notes, Any]]:
    return lambda value, topic: Notes.objects.filter(**_theirs(field, value), topic=topic).values_list("pk")


_LEARNERS = {field: Prepared(_learners(field), kind) for field, kind in _TYPES.items()}
_STATUSES = {field: Prepared(_marks(field, "topic", "status"), kind) for field, kind in _TYPES.items()}
_MARKS = {field: Prepared(_marks(field, "topic", "status", "marked_at"), kind) for field, kind in _TYPES.items()}
_NOTES = {field: Prepared(_notes(field), kind, int) for field, kind in _TYPES.items()}
