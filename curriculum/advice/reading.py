"""How hard a lesson is to read, by the length of its sentences and words. Knows nothing of Django."""

import re
from collections.abc import Iterator
from functools import cache

from ..content.problem import Code
from .limits import HIGHEST_GRADE, MOST_WORDS_IN_SENTENCE
from .prose import WORD, Prose
from .written import Remark, Written

_STOP = re.compile(r"(?<=[.!?])[\"”\u2019)*_]*\s+")
# A colon or semicolon ends a unit of thought as a full stop does (Flesch, How to Write Plain English, 1979, ch. 2).
_END = re.compile(r"(?<=[.!?:;])[\"”\u2019)*_]*\s+")
_FEWEST_SENTENCES = 5


def reading(topic: Written) -> Iterator[Remark]:
    """A sentence that nobody can hold in mind, and a lesson whose sentences and words are all hard."""
    prose = topic.prose
    for at, words in _sentences(prose, _STOP):
        if len(words) > MOST_WORDS_IN_SENTENCE:
            said = f"a sentence has {len(words)} words; {MOST_WORDS_IN_SENTENCE} are many. Make two of it."
            yield Remark(Code.READING, said, prose.line(at))
    sentences = list(_sentences(prose, _END))
    if len(sentences) >= _FEWEST_SENTENCES and (grade := _grade([words for _, words in sentences])) > HIGHEST_GRADE:
        at, _ = max(sentences, key=lambda sentence: len(sentence[1]))
        said = (
            f"the lesson reads like grade {grade:.1f} (Flesch-Kincaid); {HIGHEST_GRADE} is hard enough. "
            "Break its longest sentences, such as this one, and choose shorter words."
        )
        yield Remark(Code.READING, said, prose.line(at))


def _grade(sentences: list[list[str]]) -> float:
    """Return the grade of school at which sentences can be read.

    Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas for Navy enlisted personnel (1975).
    """
    words = sum(map(len, sentences))
    syllables = sum(_syllables(word) for sentence in sentences for word in sentence)
    return 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59


@cache
def _syllables(word: str) -> int:
    """Count groups of vowels, without an e that is not heard: right for nine words of ten."""
    said = re.sub(
        r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxz])es$|(?<=[aeiouy][^aeiouy])e(?=ly$|ment)",
        "",
        word.lower(),
    )
    return max(1, len(re.findall(r"[aeiouy]+", said)))


def _sentences(prose: Prose, end: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of each sentence, with the place of the first."""
    for begins, paragraph in prose.paragraphs():
        at = 0
        for stop in [*end.finditer(paragraph), None]:
            sentence = paragraph[at : stop.start() if stop else None]
            words = WORD.findall(sentence)
            if len(words) > 1:
                yield begins + at + len(sentence) - len(sentence.lstrip()), words
            at = stop.end() if stop else at
