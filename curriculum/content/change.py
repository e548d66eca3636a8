"""What a load does or would do, said so that it can be read: by topic, by field, and by line."""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .agree import Agreement

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
# How many lines are shown on either side of a difference, and of how many more it is worth it to fold them.
AROUND, WORTH = 3, 4


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
        before, after = (written(each).splitlines() for each in (self.before, self.after))
        lines = difflib.unified_diff(before, after, lineterm="", n=0)
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


@dataclass(frozen=True)
class Word:
    """A stretch of words that is the "same" in two texts, is "new" in the second, or is "gone" from the first.

    What is the same and far from any difference is "folded".
    """

    kind: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def words(before: str, after: str) -> list[Word]:
    """Return the difference between two texts, word by word, in stretches."""
    old, new = (_WORDS.findall(text) for text in (before, after))
    said = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts = [("same", old[i:j])] if kind == "equal" else [("gone", old[i:j]), ("new", new[k:m])]
        said += [Word(name, "".join(part)) for name, part in parts if part]
    return [part for place, word in enumerate(said) for part in _folded(word, place > 0, place < len(said) - 1)]


def _folded(word: Word, follows: bool, goes_on: bool) -> list[Word]:  # noqa: FBT001 (two sides of one stretch)
    lines = word.text.splitlines(keepends=True)
    begin, end = AROUND * follows, len(lines) - AROUND * goes_on
    if word.kind != "same" or end - begin < WORTH:
        return [word]
    parts = [("same", lines[:begin]), ("folded", lines[begin:end]), ("same", lines[end:])]
    return [Word(kind, "".join(part)) for kind, part in parts if part]


def written(value: Any) -> str:
    """Return a value of a state as a person reads it: a text as it is, a list an item to a line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(each if isinstance(each, str) else written(each) for each in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
