"""Words -> topics, the best first, with what was found marked. The one door to search."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from ..models import SearchText
from ..outline import Entry, Outline
from . import postgres, sqlite
from .vocabulary import Vocabulary, alike
from .words import Asked, Term, Where, doubtful, nearer, split, typed, understand

ENGINES = {"sqlite": sqlite, "postgresql": postgres}
# Topics with every word are asked for first, and those with some of them only where fewer than ENOUGH have all. A tier
# of few topics is ranked soon, and what is in a topic's name says more than what its text mentions.
EVERY = (Where.NAMES, Where.DESCRIPTION, Where.ANYWHERE)
SOME = (Where.DESCRIPTION, Where.ANYWHERE)
ENOUGH = 5
# What begins and ends a word that was found. No text has them (text.py).
BEGIN, END = "\x02", "\x03"
NEAREST = 3
Piece = tuple[str, bool]  # a text, and whether it is what was looked for
_DESCRIPTION = ("title", "names", "summary", "outcomes", "section", "resources")


@dataclass(frozen=True)
class Hit:
    """A topic that was found; its title and what it says, in pieces."""

    topic: Entry
    title: list[Piece]
    said: list[Piece]


@dataclass(frozen=True)
class Answer:
    """What was found, and for what. Where nothing was: what was perhaps meant, and topics that are called nearly so."""

    asked: Asked = field(default_factory=Asked)
    hits: list[Hit] = field(default_factory=list)
    whole: int = 0  # how many of the hits, from the first, have all of the words
    perhaps: str = ""
    nearest: list[Entry] = field(default_factory=list)


def search(said: str, *, among: Collection[int] | None = None, limit: int = 20) -> Answer:
    """Return at most `limit` topics for what was typed; only those whose keys are `among` these, where that is given.

    Costs at most eight queries, whatever was typed: the vocabulary of a new edition, words that are in no description,
    one for each tier, and what is shown.
    """
    engine, outline = ENGINES[connection.vendor], Outline.current()
    words, vocabulary = typed(said), _vocabulary(outline)
    doubts = doubtful(words, vocabulary)
    asked = understand(words, vocabulary, engine.held(doubts) if doubts else ())
    found, whole = _ranked(asked.terms, among=among, limit=limit)
    if not found:
        perhaps = "" if asked.corrected else nearer(words, vocabulary)
        return Answer(asked, perhaps=perhaps, nearest=_nearest(words, outline))
    shown = engine.show(asked.terms, found, every=whole == len(found), begin=BEGIN, end=END)
    topics = {topic.pk: topic for topic in outline.topics.values()}
    return Answer(asked, [_hit(topics[pk], *shown[pk]) for pk in found if pk in topics and pk in shown], whole)


def _ranked(terms: Sequence[Term], *, among: Collection[int] | None, limit: int) -> tuple[list[int], int]:
    """Return topics' keys, the best first, and how many of them have all of the words."""
    found: list[int] = []
    for where in EVERY if terms else ():
        if len(found) < limit:
            found += _more(terms, found, every=True, where=where, among=among, limit=limit)
    whole = len(found)
    for where in SOME if len(terms) > 1 else ():
        if len(found) < min(ENOUGH, limit):
            found += _more(terms, found, every=False, where=where, among=among, limit=limit)
    return found, whole


def _more(terms: Sequence[Term], found: list[int], *, limit: int, **tier: Any) -> list[int]:
    """Return the topics of a tier that are not among those found, as many as are wanted."""
    topics = ENGINES[connection.vendor].find(terms, limit=limit, **tier)
    return [topic for topic in topics if topic not in found][: limit - len(found)]


def _hit(topic: Entry, title: str, *said: str) -> Hit:
    """Show the first of summary, text, outcomes and resources that has what was looked for; else the summary."""
    shown = next((text for text in said if BEGIN in text), said[0])
    return Hit(topic, _pieces(title), _pieces(shown))


def _pieces(marked: str) -> list[Piece]:
    """Cut a marked text into what was looked for and what stands between."""
    first, *rest = marked.split(BEGIN)
    pieces = [(first, False)]
    for part in rest:
        found, _, after = part.partition(END)
        pieces += [(found, True), (after, False)]
    return [piece for piece in pieces if piece[0]]


def _nearest(words: list[str], outline: Outline) -> list[Entry]:
    labels = {topic.label.lower(): topic for topic in outline.topics.values()}
    return [labels[label] for label in alike(" ".join(words), labels, most=NEAREST)] if words else []


_known: tuple[Outline, Vocabulary] | None = None


def _vocabulary(outline: Outline) -> Vocabulary:
    """Return the words that topics are described with, read once for each edition."""
    global _known  # noqa: PLW0603 (the one vocabulary of the process)
    if _known is None or _known[0] is not outline:
        rows = SearchText.objects.values_list(*_DESCRIPTION).iterator()
        words = (word for row in rows for text in row for word in split(text))
        _known = outline, Vocabulary(word for word in words if len(word) > 1 and not word.isdigit())
    return _known[1]
