"""Where lessons use terms that their readers have not met, neither on the way there nor in the lesson itself.

Knows nothing of Django.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..advice.prose import Prose
from ..graph import Graph, ancestors

_LINK = re.compile(r"\[\[\s*([^\[\]|\n]+?)\s*(?:\|[^\[\]\n]*)?\]\]")
_ITALIC = re.compile(r"(?<![*\w])(\*{1,3})(?![\s*])([^*\n]+)(?<!\s)\1(?![*\w])")
_TOKEN = re.compile(r"(?<![\w-])[\w'\u2019-]+")


@dataclass(frozen=True)
class Use:
    """A word in a lesson, on a line of it from 1, for a term that another topic introduces."""

    line: int
    word: str
    term: str
    introduced_by: str


@dataclass(frozen=True)
class TermIndex:
    """The terms that topics introduce (in the form of the format), and what each topic requires directly, by slugs.

    `aliases` has further slugs by which lessons may name a topic. The graph has no cycles.
    """

    graph: Graph
    terms: Mapping[str, Sequence[Mapping[str, Any]]]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def early(self, slug: str, body: str) -> Iterator[Use]:
        """Yield each use of a term in the lesson of a topic, outside code and links, that its reader cannot know.

        A term is known where a topic on the way introduces it; and from where on the lesson leads to the topic that
        introduces it, or says the term in italics, as one does that explains it.
        """
        prose = Prose(body)
        links = list(_LINK.finditer(prose.uncoded))
        met = {slug, *ancestors(self.graph, slug)}
        led = _first((self.aliases.get(link[1], link[1]), link.start()) for link in links)
        said = _first(
            (known[0], italic.start())
            for italic in _ITALIC.finditer(prose.uncoded)
            for _, known in self._found(italic[2])
        )
        for found, (term, topic) in self._found(prose.text):
            at = found.start()
            is_link = any(link.start() <= at < link.end() for link in links)
            if topic not in met and not is_link and at < led.get(topic, at + 1) and at < said.get(term, at + 1):
                yield Use(prose.line(at), found[0], term, topic)

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], tuple[str, str]]]:
        """Yield the words of a text that name a term, with the term and its topic.

        Of several the longest: who says gradient descent has not said gradient.
        """
        end = 0
        for word in _TOKEN.finditer(text):
            if word.start() < end:
                continue
            for pattern, known in self._known.get(word[0].casefold(), ()):
                if found := pattern.match(text, word.start()):
                    end = found.end()
                    yield found, known
                    break

    @cached_property
    def _known(self) -> dict[str, list[tuple[re.Pattern[str], tuple[str, str]]]]:
        """Patterns of all words for terms by their first word, the longest first, with the term and its topic."""
        words = [
            (form, 0 if _is_abbreviation(word) else re.IGNORECASE, (term["term"], slug))
            for slug, terms in self.terms.items()
            for term in terms
            for word in (term["term"], *term.get("also", ()))
            for form in _forms(word)
        ]
        found: dict[str, list[tuple[re.Pattern[str], tuple[str, str]]]] = {}
        for form, flags, known in sorted(words, key=lambda each: len(each[0]), reverse=True):
            pattern = re.compile(r"\s+".join(map(re.escape, form.split())) + r"(?![\w-])", flags)
            found.setdefault(form.split()[0].casefold(), []).append((pattern, known))
        return found


def _forms(word: str) -> Iterator[str]:
    """Yield a word and its plural, as English makes most of them."""
    yield word
    if re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", word):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _is_abbreviation(word: str) -> bool:
    """Say whether a word has capitals inside, as CNN and mAP have: in small letters it is another."""
    return word[1:] != word[1:].lower() and " " not in word


def _first(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, at in pairs:
        found.setdefault(name, at)
    return found
