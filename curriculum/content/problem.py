"""What is wrong in content, said so that its author can mend it. Knows nothing of Django."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..advice.limits import (
    FEWEST_WORDS,
    FEWEST_WORDS_FOR_IMAGE,
    HIGHEST_GRADE,
    MOST_PREREQUISITES,
    MOST_WORDS,
    MOST_WORDS_IN_SENTENCE,
)


class Code(StrEnum):
    """The rules of content, each with what it asks for: E must be kept, W is advice and says why."""

    rule: str
    why: str

    def __new__(cls, code: str, rule: str, why: str = "") -> "Code":
        member = str.__new__(cls, code)
        member._value_ = code
        member.rule = rule
        member.why = why
        return member

    @property
    def is_advice(self) -> bool:
        return self.value.startswith("W")

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
    TERM = "E027", "a term or another word for it introduced once"
    TESTS = "E028", "questions that test outcomes of their topic, each named once"
    MATHS = "E040", "maths that can be read"
    FIGURE = "E041", "figures that exist, in words too, and are safe"
    LINK = "E042", "links to topics that exist"
    HEADING = "E043", "headings that begin at ## and skip no level"
    MISSING = "E050", "no key left out that a topic needs"
    BODY = "E051", "a core topic has a text of its own"

    ALONE = "W001", "topics that lead somewhere, or that something leads to", "no learning path ever comes by others"
    IMPLIED = (
        "W002",
        "no prerequisite that follows from others",
        "it is learnt on the way already, and one more reason to read is one more thing to keep true",
    )
    MANY = (
        "W003",
        f"{MOST_PREREQUISITES} direct prerequisites at most",
        "a topic that builds on more teaches several things at once",
    )
    HOURS = (
        "W004",
        "hours that hold the lesson and its shortest resource, and are not ten times all of them",
        "paths and plans add these hours up, and learners plan their weeks by them",
    )
    UNTESTED = "W005", "a question for each outcome, said in its 'tests'", "what is promised can then be checked"
    UNDECIDED = "W006", "resources with kind and cost, in drafts too", "learners choose by them"
    LENGTH = (
        "W020",
        f"a lesson of {FEWEST_WORDS} to {MOST_WORDS:,} words, without code and displayed maths",
        "shorter leaves the resources to teach it; longer is not read at one sitting",
    )
    HEADINGS = (
        "W021",
        "headings from the first line on, none twice, none over nothing, none a sentence",
        "the list of headings is what many read first, and some read alone",
    )
    IMAGE_WORDS = (
        "W022",
        f"for a figure, words of its own that say what is seen, {FEWEST_WORDS_FOR_IMAGE} at least",
        "they are all that some readers have of it, and they have the caption as well",
    )
    LINK_WORDS = (
        "W023",
        "links whose words say where they lead; no 'here', no bare address",
        "programs read links out in a list, without the sentence around them",
    )
    SYMBOL = (
        "W024",
        "letters of formulas that a sentence names, sets equal to something or puts in a set",
        "one letter that nobody named makes a formula unreadable",
    )
    READING = (
        "W025",
        f"sentences of {MOST_WORDS_IN_SENTENCE} words at most, that grade {HIGHEST_GRADE} can read (Flesch-Kincaid)",
        "what is said is hard enough",
    )
    BELITTLING = (
        "W026",
        "no 'simply', 'just', 'obviously', 'clearly', 'trivial' or 'of course'",
        "whoever is stuck there reads that nobody else is",
    )
    SPELLING = (
        "W027",
        "Oxford spelling: colour and modelling, but normalization",
        "one voice, and one word to search for",
    )


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
