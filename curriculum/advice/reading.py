"""How hard a lesson is to read, by the length of its sentences and words. Knows nothing of Django."""

import re
from collections.abc import Iterator
from functools import cache

from ..content.problem import Code
from .limits import HIGHEST_GRADE
from .prose import WORD, Prose
from .written import Remark, Written

# A colon or semicolon ends a unit of thought as a full stop does (Flesch, How to Write Plain English, 1979, ch. 2).
_END = re.compile(r"(?<=[.!?:;])[\"”\u2019)*_]*\s+")
_FEWEST_SENTENCES = 5


def reading(topic: Written) -> Iterator[Remark]:
    sentences = list(_sentences(topic.prose))
    if len(sentences) < _FEWEST_SENTENCES or (grade := _grade([words for _, words in sentences])) <= HIGHEST_GRADE:
        return
    at, words = max(sentences, key=lambda sentence: len(sentence[1]))
    said = (
        f"the lesson reads like grade {grade:.1f} (Flesch-Kincaid); {HIGHEST_GRADE} is hard enough between formulas. "
        f"Break long sentences, such as this one of {len(words)} words, and choose shorter words."
    )
    yield Remark(Code.READING, said, topic.prose.line(at))


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


def _sentences(prose: Prose) -> Iterator[tuple[int, list[str]]]:
    for begins, paragraph in prose.paragraphs():
        at = begins
        for sentence in _END.split(paragraph):
            words = WORD.findall(sentence)
            if len(words) > 1:
                yield begins + paragraph.find(sentence.strip(), at - begins), words
