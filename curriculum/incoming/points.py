"""What one point of a list says -> its title, its sentence, and the resources it names. Knows nothing of Django."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from .addresses import NowhereError, address_of, cost_of, host_of, kind_of
from .inline import Line, Link, Words, one_line
from .listing import Point

MAX_TITLE = 80
MAX_SENTENCE = 300
Resource = dict[str, Any]

# Words of a link that say what it is and not what it is about: [pdf], (alternative 2), chat.
_LABEL = re.compile(
    r"[(\[]?\s*(?:pdf|html|web|web ?site|site|home ?page|page|code|source|video|videos|playlist|slides?|notes?|paper|"
    r"article|blog|book|link|here|this|read|more|chat|demo|github|git|project|docs?|doc|colab|notebook|alternative|"
    r"part|course|other|discussion|download|arxiv|errata|solutions?)(?:\s*\d+)?\s*[)\]]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[^\[\]]{1,20}\]")
_BETWEEN = " \t,.:;|/*•·()[]" + "-\u2013\u2014"
_QUOTED = re.compile('["\u201c]([^"\u201c\u201d]{10,}?)[.,]?["\u201d]')
_ENDS = (re.compile("\\s[-\u2013\u2014]\\s"), re.compile(r"\s\(\d{4}\)"), re.compile(r"\.\s"), re.compile(r":\s"))
_LEAST_TITLE = 3


def title_of(says: Line) -> str:
    """Return what a point is about: its first link, what is bold or quoted in it, or its beginning."""
    parts = [part for part in says.parts if part.text.strip(_BETWEEN)]
    first = parts[0] if parts else None
    if isinstance(first, Link) and not _is_label(first):
        return titled(first.text)
    for before, part, after in zip((None, *says.parts), says.parts, (*says.parts[1:], None), strict=False):
        quoted = bool(before and before.text.rstrip()[-1:] in ('"', "\u201c"))
        named = part.text.rstrip().endswith(":") or (
            after and after.text.startswith(":")
        )  # by what it is, and not itself
        if _is_bold(part) and (quoted or (part is first and not named)):
            return titled(part.text.strip(_BETWEEN + '"'))
    words = one_line("".join(part.text for part in says.parts if not _is_label(part))).strip(" :")
    if (found := _QUOTED.search(words)) and found.start() > 0 and len(words) > MAX_TITLE:
        return titled(found[1])
    for end in _ENDS:
        if end is _ENDS[0] or len(words) > MAX_TITLE:
            words = end.split(words, maxsplit=1)[0] or words
    return titled(words.strip(" :")) or titled(says.text) or _unsaid(says)


def _is_bold(part: Words | Link) -> bool:
    return isinstance(part, Words) and part.bold and len(part.text) >= _LEAST_TITLE


def _is_label(part: Words | Link) -> bool:
    words = part.text.strip()
    return isinstance(part, Link) and bool(_LABEL.fullmatch(words) or _BRACKETED.fullmatch(words))


def _unsaid(says: Line) -> str:
    """Return a title for what has no words: what its picture shows, or where it leads."""
    found = (titled(link.picture) or titled(link.target.partition("://")[2]) for link in says.links)
    return next((title for title in found if title), "")


def titled(words: str) -> str:
    """Return words as a title: without pictures that are letters to a computer, at most 80 characters."""
    pictures = {"So", "Sk", "Cs", "Co", "Cn"}
    shown = "".join(" " if unicodedata.category(each) in pictures else each for each in words)
    return cut(one_line(shown.replace("\ufe0f", "").replace("\u200d", "")).strip(" *|"), MAX_TITLE)


def cut(text: str, most: int) -> str:
    """Return a text that is not longer, cut between words where it has to be."""
    text = one_line(text)
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    head, _, tail = kept.rpartition(" ")
    return (head if head and len(tail) < most // 2 else kept).rstrip(" ,;:-") + "…"


def sentence_of(point: Point) -> str:
    """Return all that a point says on one line; of a row, each cell under its head."""
    cells = [(head, line.text) for head, line in point.cells if line.text.strip(_BETWEEN)]
    said = [f"{head}: {text}" if head else text for head, text in cells]
    return "; ".join([point.says.text, *said])


def resources_of(point: Point, topic: str, why: str, base: str) -> Iterator[Resource | NowhereError]:
    """Yield the resources of a point's links, or why a link is none. Links into the page itself are passed over."""
    lines = [("", point.says), *point.cells]
    alone = len(point.links) == 1
    for _, line in lines:
        for number, part in enumerate(line.parts):
            if isinstance(part, Link) and not part.target.startswith("#"):
                after = _after(line, number) if alone else ""
                yield _resource(part, topic, cut(after, MAX_SENTENCE) or why, base)


def _after(line: Line, number: int) -> str:
    words = one_line("".join(part.text for part in line.parts[number + 1 :]))
    return words.strip(_BETWEEN) and words.lstrip(_BETWEEN.replace("(", "").replace("[", ""))


def _resource(link: Link, topic: str, why: str, base: str) -> Resource | NowhereError:
    try:
        address = address_of(link.target, base)
    except NowhereError as nowhere:
        return nowhere
    words = titled_freely(link.text or link.picture)
    if not words:
        words = topic or host_of(address)
    elif _is_label(link):
        words = f"{topic} ({words.strip('()[] ')})"
    return {
        "title": cut(words, MAX_SENTENCE),
        "authors": host_of(address),
        "url": address,
        "kind": kind_of(address, link.text),
        "level": "beginner",
        "cost": cost_of(address),
        "minutes": None,
        "where": "All of it",
        "why": why,
    }


def titled_freely(words: str) -> str:
    return cut(titled(words) if len(words) <= MAX_TITLE else words, MAX_SENTENCE)
