"""What was typed -> what to look for. Knows nothing of Django or of a database.

A term is one thing looked for, as phrases of which any will do: the word itself, its other spelling, its synonyms.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum

from .synonyms import SYNONYMS
from .vocabulary import Vocabulary, allowed

# Of what was typed. More is no question that a person asks.
CHARACTERS, WORDS = 200, 12
LONGEST_SYNONYM = max(len(words.split()) for words in SYNONYMS)

Phrase = tuple[str, ...]
Term = tuple[Phrase, ...]

# Words that say nothing of what is looked for, unless there are no others.
_STOPPED = """
a about against an and any are as at be best better between by can choose could do does doing explain explained for from
get give good has have how i if in into is it its me mean meaning much my not of on or please should show so some
tell than that the their them there these they this to use used using want was we were what when where which who why
will with without would you your
"""
STOP_WORDS = frozenset(_STOPPED.split())

# The ends of words on either shore, British first. Both spellings of a word are looked for.
_SHORES = (
    *((f"is{end}", f"iz{end}") for end in ("e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able")),
    *((f"ys{end}", f"yz{end}") for end in ("e", "es", "ed", "er", "ers", "ing")),
    *((f"our{end}", f"or{end}") for end in ("", "s", "ed", "ing", "al", "ful")),
    *((f"ll{end}", f"l{end}") for end in ("ed", "er", "ers", "ing")),
    *((f"ogue{end}", f"og{end}") for end in ("", "s")),
    *((f"tre{end}", f"ter{end}") for end in ("", "s")),
)
_SHORTEST_STEM = 3


class Where(Enum):
    """Where in what is said of a topic a term may stand; each takes in the one before."""

    NAMES = "title, label, slug and aliases"
    DESCRIPTION = "summary, outcomes, section and resources"
    ANYWHERE = "lesson"


@dataclass
class Asked:
    """What to look for, and what the words were taken to mean."""

    terms: list[Term] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)  # what was typed, and what was looked for instead
    also: list[str] = field(default_factory=list)  # synonyms


def split(text: str) -> list[str]:
    """Return the words of a text, in lower case and without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", letters)


def typed(text: str) -> list[str]:
    """Return the words that are looked for: never more than a few."""
    return split(text[:CHARACTERS])[:WORDS]


def doubtful(words: list[str], vocabulary: Vocabulary) -> set[str]:
    """Return the words that no description of a topic has: whether any text does is for the database to say."""
    return {word for word in words if word not in STOP_WORDS and not _is_known(word, vocabulary, ())}


def understand(words: list[str], vocabulary: Vocabulary, held: Collection[str] = ()) -> Asked:
    """Return what words ask for. `held` are those in no description, which some text has all the same."""
    asked = Asked()
    for part in _parts(words, vocabulary):
        if len(part) == 1 and not _is_known(part[0], vocabulary, held):
            asked.terms.append(_guess(part[0], vocabulary, asked, is_last=part[0] == words[-1]))
        else:
            asked.terms.append(_term(part, vocabulary, asked))
    return asked


def nearer(words: list[str], vocabulary: Vocabulary) -> str:
    """Return what was perhaps meant where nothing was found; empty where that is nothing else.

    One error more is forgiven, and a word that is like no other is left out.
    """
    known = {word for word in words if word in STOP_WORDS or _is_known(word, vocabulary, ())}
    near = [word if word in known else vocabulary.nearest(word, most=allowed(word) + 1) for word in words]
    meant = [word for word in near if word]
    return "" if meant == words or STOP_WORDS.issuperset(meant) else " ".join(meant)


def spellings(word: str) -> list[str]:
    """Return a word and what it may be on the other shore: normalisation, normalization."""
    found = [word]
    for pair in _SHORES:
        for here, there in (pair, pair[::-1]):
            stem = word.removesuffix(here)
            if stem != word and len(stem) >= _SHORTEST_STEM:
                found.append(stem + there)
    return list(dict.fromkeys(found))


def _parts(words: list[str], vocabulary: Vocabulary) -> Iterator[Phrase]:
    """Cut words into those that belong together, without those that say nothing."""
    say_something = any(word not in STOP_WORDS for word in words)
    start = 0
    while start < len(words):
        size = next((n for n in range(LONGEST_SYNONYM, 1, -1) if _belong(words[start : start + n], n, vocabulary)), 1)
        part = tuple(words[start : start + size])
        if size > 1 or part[0] not in STOP_WORDS or not say_something:
            yield part
        start += size


def _belong(words: list[str], size: int, vocabulary: Vocabulary) -> bool:
    """Say whether words are one thing: a key of the synonyms, or one word typed as two."""
    if len(words) < size:
        return False
    return bool(_synonyms(tuple(words))) or (size == 2 and "".join(words) in vocabulary)  # noqa: PLR2004


def _is_known(word: str, vocabulary: Vocabulary, held: Collection[str]) -> bool:
    forms = spellings(word)
    return word in held or bool(_synonyms((word,))) or any(form in vocabulary for form in forms)


def _synonyms(part: Phrase) -> tuple[str, ...]:
    said = " ".join(part)
    return SYNONYMS.get(said) or SYNONYMS.get(said.removesuffix("s")) or ()


def _term(part: Phrase, vocabulary: Vocabulary, asked: Asked) -> Term:
    """Return the phrases that stand for a part, and note its synonyms."""
    phrases: list[Phrase] = [part] if len(part) > 1 else [(form,) for form in spellings(part[0])]
    joined = "".join(part)
    if len(part) > 1 and joined in vocabulary:
        phrases.append((joined,))
    synonyms = _synonyms(part)
    asked.also.extend(word for word in synonyms if word not in asked.also)
    return tuple(dict.fromkeys([*phrases, *(tuple(words.split()) for words in synonyms)]))


def _guess(word: str, vocabulary: Vocabulary, asked: Asked, *, is_last: bool) -> Term:
    """Return what an unknown word may be: one that is not typed to its end, two typed as one, or a typing error."""
    if is_last and (completions := vocabulary.completions(word)):
        return tuple((each,) for each in completions)
    if halves := vocabulary.halves(word):
        return _term(halves, vocabulary, asked)
    if meant := vocabulary.nearest(word):
        asked.corrected.append((word, meant))
        return _term((meant,), vocabulary, asked)
    return ((word,),)
