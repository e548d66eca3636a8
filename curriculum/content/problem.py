"""What is wrong in content, said so that its author can mend it. Knows nothing of Django."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The rules that content must keep, each with what it asks for."""

    rule: str

    def __new__(cls, code: str, rule: str) -> "Code":
        member = str.__new__(cls, code)
        member._value_ = code
        member.rule = rule
        return member

    YAML = "E001", "YAML that can be read"
    DUPLICATE_KEY = "E002", "a key once in a mapping"
    ALIAS = "E003", "no anchors, aliases or tags"
    UNKNOWN_KEY = "E004", "only the keys of the format"
    TYPE = "E005", "values of the right type, within their limits"
    ENCODING = "E006", "UTF-8 without control or direction characters"
    SIZE = "E007", "files, nesting and folders within their limits"
    FILE = "E008", "ordinary files where the format expects them, and no others"
    ID = "E010", "an id of eight characters, used once"
    SLUG = "E012", "a well-formed slug or alias, used once"
    UNKNOWN_TOPIC = "E020", "prerequisites that exist"
    SELF = "E021", "no topic that requires itself or requires another twice"
    CYCLE = "E022", "no cycle of prerequisites"
    ORDER = "E024", "in the order of study, prerequisites first"
    PLACE = "E025", "only published topics of other roadmaps placed, each once"
    REPLACED = "E026", "only retired topics replaced, each named once by a topic"
    MATHS = "E040", "maths that can be read"
    FIGURE = "E041", "figures that exist, in words too, and are safe"
    LINK = "E042", "links to topics that exist"
    HEADING = "E043", "headings that begin at ## and skip no level"
    MISSING = "E050", "no key left out that a topic needs"
    BODY = "E051", "a core topic has a text of its own"


@dataclass(frozen=True, order=True)
class Problem:
    """One sentence about something wrong, with the file and the line (1 is the first) where to mend it."""

    path: str
    line: int
    code: Code
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ' Did you mean "x"?' for the nearest known word, or nothing when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
