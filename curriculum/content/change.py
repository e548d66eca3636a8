"""What a load does or would do, said so that it can be read: by topic, by field, and by line."""

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .agree import Agreement


@dataclass(frozen=True)
class Change:
    """One field of a topic (or of a roadmap) before and after; before is None where all of it is new."""

    of: str
    name: str
    before: Any
    after: Any

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.of}: new"
        lines = difflib.unified_diff(_written(self.before), _written(self.after), lineterm="", n=0)
        said = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        return "\n".join([f"{self.of}: {self.name}", *(f"  {line}" for line in said)])


def changes(told: Agreement) -> list[Change]:
    """Return what differs in the database after an agreement from what it said before."""
    return [
        *_changed({code: merged.value for code, merged in told.topics.items()}, told.before),
        *_changed({slug: merged.value for slug, merged in told.roadmaps.items()}, told.roadmaps_before),
    ]


def _changed(after: dict[str, Any], before: dict[str, Any]) -> Iterator[Change]:
    for key, state in after.items():
        of = state.get("slug", key)
        if key not in before:
            yield Change(of, "", None, state)
            continue
        for name, value in state.items():
            if before[key].get(name) != value:
                yield Change(of, name, before[key].get(name), value)


def _written(value: Any) -> list[str]:
    if isinstance(value, str):
        return value.splitlines()
    if isinstance(value, list):
        return [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value]
    return [json.dumps(value, ensure_ascii=False)]
