"""Differences between states, for pages of the desk: of any two that were kept, and of two people who wrote at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from ..content.change import Word, words, written
from ..content.state import State
from ..models import Revision


@dataclass(frozen=True)
class Both:
    """A field that somebody else has saved meanwhile: what they made of it, what you did, and whether both fit."""

    name: str
    theirs: list[Word]
    yours: list[Word]
    fits: bool


def both(opened: State, newest: State, mine: State, clashing: Collection[str]) -> Iterator[Both]:
    """Yield the fields that somebody else has changed since a form was opened."""
    for name in newest:
        before, theirs, yours = (written(state.get(name)) for state in (opened, newest, mine))
        if theirs != before:
            yield Both(name, words(before, theirs), words(before, yours), name not in clashing)


def difference(before: State, after: State) -> list[tuple[str, list[Word]]]:
    """Return the fields that differ between two states, each with its words."""
    return [
        (name, words(written(before.get(name)), written(after.get(name))))
        for name in {**after, **before}
        if before.get(name) != after.get(name)
    ]


def compared(request: HttpRequest, kept: list[Revision]) -> dict[str, Any]:
    """Return what the page of revisions shows: all of them, the two that its address names, and how those differ."""
    one, other = (_chosen(request.GET.get(name, ""), kept, at) for name, at in (("before", 1), ("after", 0)))
    fields = difference(one.state, other.state) if one and other else []
    return {"revisions": kept, "before": one, "after": other, "fields": fields}


def _chosen(said: str, kept: list[Revision], at: int) -> Revision | None:
    """Return the revision that an address names, or the one at a place from the newest."""
    return next((each for each in kept if str(each.pk) == said), kept[at] if len(kept) > at else None)
