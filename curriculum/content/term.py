"""What topics say of terms and outcomes must fit what others say. Knows nothing of Django."""

from collections.abc import Iterable, Iterator

from .parse import Source
from .problem import Code, Problem
from .strict_yaml import At


def check_terms(sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield the words that are introduced a second time, in capitals or not, with where they were the first time."""
    first: dict[str, str] = {}
    for source in sources:
        for at, word in _words(source):
            line = source.document.line(at)
            here = f"{source.path}:{line}"
            there = first.setdefault(word.casefold(), here)
            if there != here:
                said = f"'{word}' is already introduced at {there}. Leave it to one of the two topics."
                yield Problem(source.path, line, Code.TERM, said)


def _words(source: Source) -> Iterator[tuple[At, str]]:
    for i, term in enumerate(source.front.terms):
        yield ("terms", i, "term"), term.term
        for j, word in enumerate(term.also):
            yield ("terms", i, "also", j), word


def check_tests(source: Source) -> Iterator[Problem]:
    """Yield the numbers of outcomes that questions cannot test."""
    most = len(source.front.outcomes)
    for i, question in enumerate(source.front.questions):
        for j, number in enumerate(question.tests):
            if number > most:
                said = f"tests outcome {number}, but the topic has {most}."
            elif number in question.tests[:j]:
                said = f"tests outcome {number} a second time."
            else:
                continue
            yield Problem(source.path, source.document.line(("questions", i, "tests", j)), Code.TESTS, said)
