"""The terms that topics introduce, from A to Z, each at a place of its own on the glossary's page."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import slugify

from .models import Topic
from .outline import Entry, Outline


@dataclass(frozen=True)
class Introduced:
    """A term with its meaning, other words for it, and the topic that introduces it."""

    term: str
    also: tuple[str, ...]
    means: str
    topic: Entry

    @property
    def anchor(self) -> str:
        return anchor(self.term)


@dataclass(frozen=True)
class Line:
    """What stands in the glossary under a word: the term that it is, or the term that it is another word for."""

    word: str
    introduced: Introduced

    @property
    def is_term(self) -> bool:
        return self.word == self.introduced.term


@dataclass(frozen=True)
class Letter:
    """The lines of one first letter; what begins with none stands under a sign of number."""

    letter: str
    lines: list[Line]


def anchor(term: str) -> str:
    """Return where a term stands on the glossary's page. Terms differ in it, or in signs alone."""
    return f"term-{slugify(term, allow_unicode=True)}"


def glossary() -> list[Letter]:
    """Return all terms of the published topics by their first letter; one query."""
    rows = Topic.objects.published().exclude(terms=[]).values_list("slug", "terms").order_by("pk")
    topics = Outline.current().topics
    found = [
        Introduced(term["term"], tuple(term["also"]), term["means"], topics[slug])
        for slug, terms in rows
        if slug in topics
        for term in terms
    ]
    return _letters(Line(word, each) for each in found for word in (each.term, *_elsewhere(each)))


def _elsewhere(introduced: Introduced) -> list[str]:
    """Return the other words that stand away from the term: its plural would stand right beneath."""
    return [word for word in introduced.also if not _key(word).startswith(_key(introduced.term))]


def _letters(lines: Iterable[Line]) -> list[Letter]:
    ordered = sorted(lines, key=lambda line: (_letter(line.word), _key(line.word), not line.is_term))
    return [Letter(letter, list(group)) for letter, group in groupby(ordered, lambda line: _letter(line.word))]


def _letter(word: str) -> str:
    first = _key(word)[:1].upper()
    return first if first.isalpha() else "#"


def _key(word: str) -> str:
    """Return what a word is sorted by: its letters without accents or capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign)).casefold()
