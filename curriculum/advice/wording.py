"""Words that make readers feel slow, and American spelling. Knows nothing of Django."""

import re
from collections.abc import Iterator

from ..content.problem import Code
from .spelling import better
from .written import Remark, Written

# "just as" and "just over" compare; they do not make light of anything.
_COMPARES = (
    "as|before|after|above|below|beneath|over|under|enough|outside|inside|beyond|behind|like|right|short|now|been|"
    "once|that|this|those|these|what"
)
_BELITTLING = re.compile(
    rf"\b(?:simply|obviously|of course|needless to say|trivial(?:ly)?|just(?!\s+(?:{_COMPARES})\b)"
    r"|clearly(?!\s+(?:below|above|better|worse|more|less|\w+er)\b))\b",
    re.IGNORECASE,
)
# "said clearly" tells how it is said, and "non-trivial" is the contrary.
_BY_MANNER = re.compile(
    r"\b(?:(?:say|said|see|seen|write|written|speak|state|show|shown)(?:s|d|ing)?(?: it| this| that| them)?|more|as|not"
    r"|non-?)\s*$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z]{4,}")


def belittling(topic: Written) -> Iterator[Remark]:
    """Words by which an author is sure of what a reader may be stuck at. A wrong answer may say them."""
    for place, prose in topic.texts:
        if place[-1:] == ("text",):
            continue
        for found in _BELITTLING.finditer(prose.own):
            if not _BY_MANNER.search(prose.own[max(0, found.start() - 20) : found.start()]):
                said = (
                    f"'{found[0]}' makes light of what somebody may be stuck at. Take it out, say why it is so, "
                    "or write 'only' or 'exactly' where that is meant."
                )
                yield Remark(Code.BELITTLING, said, place or prose.line(found.start()))


def spelling(topic: Written) -> Iterator[Remark]:
    for place, prose in topic.texts:
        if not any(map(better, set(_WORDS.findall(prose.own)))):
            continue
        for found in _WORDS.finditer(prose.own):
            if (right := better(found[0])) and not _is_a_name(prose.own, found):
                said = f"'{found[0]}' is '{right}' in Oxford spelling, which the lessons keep to."
                yield Remark(Code.SPELLING, said, place or prose.line(found.start()))


def _is_a_name(text: str, found: re.Match[str]) -> bool:
    """A capital within a sentence begins a name, which is spelt as its owner does."""
    before = text[max(0, found.start() - 3) : found.start()].rstrip(' *_("“')
    return found[0][0].isupper() and bool(re.search(r"[\w,;]$", before))
