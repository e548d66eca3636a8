"""Two edits of one text made one, with the text both began from. Plain values in and out; knows nothing of Django.

The three-way merge of diff3, by field: what one side alone changed is taken, what both changed alike is agreed, texts
of several lines are merged line by line and lists by the key of their items. What is left is a clash, and changes
nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from merge3 import Merge3

Path = tuple[str, ...]


class _Absent:
    """What a side says that does not have a key or an item."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


@dataclass(frozen=True)
class Clashing:
    """A place at which both sides moved, and differently; None stands for what a side does not have."""

    at: Path
    base: Any
    file: Any
    edit: Any


@dataclass(frozen=True)
class Merged:
    """The value to go on with, what is agreed from now on (the next base), and what is to be settled.

    At a clash the value is the edit and the base stays, so that the same merge finds the same clash until it is
    settled.
    """

    value: Any
    base: Any
    clashes: list[Clashing] = field(default_factory=list)


def merge(base: Any, file: Any, edit: Any, at: Path = ()) -> Merged:
    """Merge what a file and an edit made of a base: mappings by key, lists by item, texts by line, all else whole."""
    if edit in (file, base):
        return Merged(file, file)
    if file == base:
        return Merged(edit, file)
    if isinstance(file, dict) and isinstance(edit, dict):
        return _mappings(base if isinstance(base, dict) else {}, file, edit, at)
    if isinstance(file, list) and isinstance(edit, list):
        before = base if isinstance(base, list) else []
        if all(_has_keys(each) for each in (before, file, edit)):
            return _lists(before, file, edit, at)
    if all(isinstance(each, str) for each in (base, file, edit)):
        text = _lines(base, file, edit)
        if text is not None:
            return Merged(text, file)
    return Merged(edit, base, [Clashing(at, *(None if each is ABSENT else each for each in (base, file, edit)))])


def key_of(item: Any) -> str:
    """Return the name by which an item of a list is known on all sides, or nothing where it has none."""
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        if "url" in item:
            return f"{item['url']} {item.get('where', '')}".strip()
        return next(
            (str(item[name]) for name in ("topic", "slug", "name", "prompt", "text", "term") if name in item), ""
        )
    return ""


def at_path(value: Any, at: Path) -> Any:
    """Return what stands at a path of keys, or None."""
    for step in at:
        value = value.get(step) if isinstance(value, dict) else _keyed(value).get(step) if value else None
    return value


def with_path(value: Any, at: Path, new: Any) -> Any:
    """Return a value in which something else stands at a path; None takes an item out of a list."""
    if not at:
        return new
    step, rest = at[0], at[1:]
    if isinstance(value, dict):
        return value | {step: with_path(value.get(step), rest, new)}
    items = _keyed(value or [])
    if new is None and not rest:
        return [item for key, item in items.items() if key != step]
    items[step] = with_path(items.get(step), rest, new)
    return list(items.values())


def _mappings(base: dict[str, Any], file: dict[str, Any], edit: dict[str, Any], at: Path) -> Merged:
    keys = [*edit, *(key for key in file if key not in edit)]
    parts = _parts(keys, [base, file, edit], at)
    return _joined(parts, dict.fromkeys(("value", "base"), keys), dict)


def _lists(base: list[Any], file: list[Any], edit: list[Any], at: Path) -> Merged:
    sides = [_keyed(side) for side in (base, file, edit)]
    keys = {key for side in sides for key in side}
    parts = _parts(keys, sides, at)
    before, theirs, ours = (list(side) for side in sides)
    common = set(before) & set(theirs) & set(ours)
    moved = [key for key in ours if key in common] != [key for key in before if key in common]
    orders = {
        "value": _order(ours, theirs, before) if moved else _order(theirs, ours, before),
        "base": _order(theirs, before, ours),
    }
    return _joined(parts, orders, lambda items: list(dict(items).values()))


def _parts(keys: Iterable[str], sides: list[dict[str, Any]], at: Path) -> dict[str, Merged]:
    said = {key: [side.get(key, ABSENT) for side in sides] for key in keys}
    return {key: merge(base, file, edit, (*at, key)) for key, (base, file, edit) in said.items()}


def _joined(parts: dict[str, Merged], orders: dict[str, list[str]], made: Any) -> Merged:
    whole = {
        name: made([(key, said) for key in order if (said := getattr(parts[key], name)) is not ABSENT])
        for name, order in orders.items()
    }
    return Merged(**whole, clashes=[clash for key in orders["value"] for clash in parts[key].clashes])


def _order(*lists: list[str]) -> list[str]:
    """Return all keys in the order of the first list, those of the others after what they follow there."""
    order = list(lists[0])
    for other in lists[1:]:
        known = set(order)
        for i, key in enumerate(other):
            if key not in known:
                known.add(key)
                order.insert(order.index(other[i - 1]) + 1 if i else 0, key)
    return order


def _lines(base: str, file: str, edit: str) -> str | None:
    """Merge texts by line, or return None where both changed the same lines."""
    if not any("\n" in each for each in (base, file, edit)):
        return None
    before, theirs, ours = (f"{each}\n".splitlines(keepends=True) for each in (base, file, edit))
    groups: list[Any] = list(Merge3(before, theirs, ours).merge_groups())
    if any(name == "conflict" for name, *_ in groups):
        return None
    return "".join(line for _, lines in groups for line in lines).removesuffix("\n")


def _keyed(items: Sequence[Any]) -> dict[str, Any]:
    return {key_of(item): item for item in items}


def _has_keys(items: list[Any]) -> bool:
    keys = [key_of(item) for item in items]
    return all(keys) and len(set(keys)) == len(keys)
