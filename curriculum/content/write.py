"""Rows made to say what is wanted, with as few writes as that takes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

BATCH = 500
Values = dict[str, Any]


def differs(row: models.Model, values: Values) -> bool:
    """Say whether a stored row has other values."""
    return any(not _same(getattr(row, name), value) for name, value in values.items())


def assign(row: models.Model, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def save(row: models.Model, **values: Any) -> bool:
    """Give a row its values and save it, if it is new or has others. Return whether it was written."""
    if row.pk is not None and not differs(row, values):
        return False
    assign(row, values)
    row.save()
    return True


def sync(
    model: type[models.Model],
    parent: str,
    wanted: Mapping[int, Sequence[Values]],
    *,
    key: tuple[str, ...],
    drop: bool = True,
) -> bool:
    """Make the rows of each parent (by primary key) those that are wanted, in a fixed number of queries.

    Rows are matched by the fields in `key`, so that what refers to them goes on doing so; those that match nothing are
    added, and the rest dropped, unless `drop` is off. Return whether anything was written.
    """
    stored: dict[tuple[Any, ...], list[models.Model]] = defaultdict(list)
    for row in model._default_manager.filter(**{f"{parent}_id__in": wanted}):
        stored[getattr(row, f"{parent}_id"), *(getattr(row, name) for name in key)].append(row)
    new: list[models.Model] = []
    moved: list[models.Model] = []
    for pk, parts in wanted.items():
        for values in parts:
            matches = stored.get((pk, *(values[name] for name in key)))
            row = matches.pop(0) if matches else model(**{f"{parent}_id": pk})
            if row.pk is None:
                new.append(row)
            elif differs(row, values):
                moved.append(row)
            assign(row, values)
    gone = [row.pk for rest in stored.values() for row in rest] if drop else []
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key and field.name != parent]
    model._default_manager.bulk_update(moved, fields, batch_size=BATCH)
    model._default_manager.bulk_create(new, batch_size=BATCH)
    return bool(gone or new or moved)


def _same(stored: Any, wanted: Any) -> bool:
    """Compare; a stored list of mappings may hold more than is wanted (the HTML drawn from it)."""
    if isinstance(stored, list) and isinstance(wanted, list):
        return len(stored) == len(wanted) and all(_same(a, b) for a, b in zip(stored, wanted, strict=True))
    if isinstance(stored, dict) and isinstance(wanted, dict):
        return all(stored.get(name) == value for name, value in wanted.items())
    return bool(stored == wanted)
