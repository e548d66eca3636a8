"""Full text search by PostgreSQL: a generated tsvector under a GIN index, words by their stems, ranked by weight."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from .words import Phrase, Term, Where

CLASSES = {Where.NAMES: ":A", Where.DESCRIPTION: ":ABC", Where.ANYWHERE: ""}
# Of the classes D, C, B, A: text; outcomes, section and resources; summary; title and names.
WEIGHTS = "{0.05, 0.1, 0.3, 1.0}"
# Divide by 1 + the logarithm of the length, so that a long lesson is not preferred for being long.
BY_LENGTH = 1


def expression(terms: Sequence[Term], *, every: bool = False, where: Where = Where.ANYWHERE) -> str:
    """Return terms in the language of to_tsquery. Words hold letters and digits alone, and stand in quotes."""
    either = (" | ".join(_phrase(phrase, CLASSES[where]) for phrase in term) for term in terms)
    return (" & " if every else " | ").join(f"({phrases})" for phrases in either)


def _phrase(phrase: Phrase, classes: str) -> str:
    return "(" + " <-> ".join(f"'{word}'{classes}" for word in phrase) + ")"


def held(words: Collection[str]) -> set[str]:
    """Return the words that some topic's text has."""
    statement = """
        SELECT word FROM unnest(%s::text[]) AS word
        WHERE EXISTS (SELECT 1 FROM curriculum_searchtext WHERE vector @@ plainto_tsquery('english', word))"""
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(words)])
        return {word for (word,) in cursor.fetchall()}


def find(terms: Sequence[Term], *, every: bool, where: Where, among: Collection[int] | None, limit: int) -> list[int]:
    """Return the keys of topics that have every term, or some, there; the best first."""
    only = "" if among is None else "AND topic_id = ANY(%(among)s)"
    statement = f"""
        SELECT topic_id FROM curriculum_searchtext, to_tsquery('english', %(asked)s) AS asked
        WHERE vector @@ asked {only}
        ORDER BY ts_rank('{WEIGHTS}', vector, asked, {BY_LENGTH}) DESC, topic_id LIMIT %(limit)s
        """  # noqa: S608 (nothing in it was typed)
    values: dict[str, Any] = {"asked": expression(terms, every=every, where=where), "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(statement, values | ({} if among is None else {"among": list(among)}))
        return [topic for (topic,) in cursor.fetchall()]


def show(
    terms: Sequence[Term], topics: Sequence[int], *, every: bool, begin: str, end: str
) -> dict[int, tuple[str, ...]]:
    """Return title, summary, text, outcomes and resources of topics by their keys, cut, with what was found marked.

    `every` says that each of them has every term.
    """
    whole = (f"ts_headline('english', {column}, asked, %(whole)s)" for column in ("title", "summary"))
    cut = (f"ts_headline('english', {column}, asked, %(cut)s)" for column in ("text", "outcomes", "resources"))
    statement = f"""
        SELECT topic_id, {", ".join((*whole, *cut))}
        FROM curriculum_searchtext, to_tsquery('english', %(asked)s) AS asked WHERE topic_id = ANY(%(topics)s)
        """  # noqa: S608 (nothing in it was typed)
    marked = f'StartSel="{begin}", StopSel="{end}"'
    values: dict[str, Any] = {
        "asked": expression(terms, every=every),
        "topics": list(topics),
        "whole": f"{marked}, HighlightAll=true",
        "cut": f'{marked}, MaxFragments=1, MaxWords=30, MinWords=15, FragmentDelimiter="…"',
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {topic: tuple(columns) for topic, *columns in cursor.fetchall()}
