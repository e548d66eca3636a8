"""No lesson uses a term that its reader cannot know, but for what terms.yaml gives reasons for."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from curriculum.content.parse import Source
from curriculum.content.term_index import TermIndex, Use

from .reading import topics

EXCEPTIONS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("terms.yaml").read_text())


@cache
def uses() -> list[tuple[str, Use]]:
    """Return all early uses in the order of study, each with the slug of its lesson."""
    fronts = {slug: topic.front for slug, topic in topics().items()}
    index = TermIndex(
        graph={slug: [each.topic for each in front.requires] for slug, front in fronts.items()},
        terms={slug: [term.model_dump() for term in front.terms] for slug, front in fronts.items()},
        aliases={alias: slug for slug, front in fronts.items() for alias in front.aliases},
    )
    return [(slug, use) for slug, topic in topics().items() for use in index.early(slug, topic.body)]


def is_everyday(word: str) -> bool:
    return any(word.casefold() in (each, f"{each}s", f"{each}es") for each in EXCEPTIONS["everyday"])


def is_ahead(slug: str, use: Use) -> bool:
    ahead = EXCEPTIONS["ahead"]
    return topics()[slug].section in ahead["sections"] and use.term in ahead["terms"]


def has_reason(slug: str, use: Use) -> bool:
    return is_everyday(use.word) or is_ahead(slug, use) or use.term in EXCEPTIONS["lessons"].get(slug, {})


def _said(topic: Source, use: Use) -> str:
    where = f"{topic.path}:{topic.body_line - 1 + use.line}: '{use.word}' is introduced by '{use.introduced_by}'."
    return f"{where} Link it, or explain it in italics, or give a reason in terms.yaml."


def test_no_lesson_uses_a_term_that_its_reader_cannot_know() -> None:
    said = [_said(topics()[slug], use) for slug, use in uses() if not has_reason(slug, use)]

    assert said == []


def test_exceptions_are_of_terms_that_there_are() -> None:
    terms = {term.term for topic in topics().values() for term in topic.front.terms}
    in_lessons = {term for reasons in EXCEPTIONS["lessons"].values() for term in reasons}

    assert {*in_lessons, *EXCEPTIONS["ahead"]["terms"]} - terms == set()
    assert set(EXCEPTIONS["lessons"]) - set(topics()) == set()


def test_exceptions_of_lessons_are_needed() -> None:
    used = {(slug, use.term) for slug, use in uses()}

    assert {(slug, term) for slug, reasons in EXCEPTIONS["lessons"].items() for term in reasons} - used == set()
