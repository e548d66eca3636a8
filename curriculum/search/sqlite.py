"""Full text search by SQLite: FTS5, words by their stems (Porter), ranked by BM25."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from .words import Phrase, Term, Where

COLUMNS = {
    Where.NAMES: "{title names} : ",
    Where.DESCRIPTION: "{title names summary outcomes section resources} : ",
    Where.ANYWHERE: "",
}
# Of title, names, summary, outcomes, section, resources, text.
RANK = "bm25(curriculum_searchindex, 10.0, 8.0, 4.0, 2.0, 1.0, 1.0, 1.0)"
# To rank is what takes time. Of more topics that hold the words, the first by key are ranked.
RANKED = 400
# The plus sign keeps SQLite from asking for each key by itself, which is slower than to pass over the others.
KEY, LISTED = "+rowid", "(SELECT value FROM json_each(%(topics)s))"


def expression(terms: Sequence[Term], *, every: bool = False, where: Where = Where.ANYWHERE) -> str:
    """Return terms in the language of FTS5. Words hold letters and digits alone, and stand in quotes."""
    said = (" AND " if every else " OR ").join(f"({' OR '.join(map(_phrase, term))})" for term in terms)
    return f"{COLUMNS[where]}({said})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def held(words: Collection[str]) -> set[str]:
    """Return the words that some topic's text has."""
    one = "SELECT %s WHERE EXISTS (SELECT 1 FROM curriculum_searchindex WHERE curriculum_searchindex MATCH %s)"
    values = [value for word in words for value in (word, _phrase((word,)))]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(words)), values)
        return {word for (word,) in cursor.fetchall()}


def find(terms: Sequence[Term], *, every: bool, where: Where, among: Collection[int] | None, limit: int) -> list[int]:
    """Return the keys of topics that have every term, or some, there; the best first."""
    only = "" if among is None else f"AND {KEY} IN {LISTED}"
    statement = f"""
        SELECT topic FROM (
            SELECT rowid AS topic, {RANK} AS rank FROM curriculum_searchindex
            WHERE curriculum_searchindex MATCH %(asked)s {only} LIMIT {RANKED}
        ) ORDER BY rank, topic LIMIT %(limit)s"""  # noqa: S608 (nothing in it was typed)
    values: dict[str, Any] = {"asked": expression(terms, every=every, where=where), "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(statement, values | ({} if among is None else {"topics": json.dumps(list(among))}))
        return [topic for (topic,) in cursor.fetchall()]


def show(
    terms: Sequence[Term], topics: Sequence[int], *, every: bool, begin: str, end: str
) -> dict[int, tuple[str, ...]]:
    """Return title, summary, text, outcomes and resources of topics by their keys, cut, with what was found marked.

    `every` says that each of them has every term. A text is empty where the summary has what was found.
    """
    title, summary = (f"highlight(curriculum_searchindex, {column}, %(begin)s, %(end)s)" for column in (0, 2))
    text, outcomes, resources = (
        f"snippet(curriculum_searchindex, {column}, %(begin)s, %(end)s, '…', 30)" for column in (6, 3, 5)
    )
    statement = f"""
        SELECT rowid, {title}, {summary}, CASE WHEN instr({summary}, %(begin)s) THEN '' ELSE {text} END,
            {outcomes}, {resources}
        FROM curriculum_searchindex WHERE curriculum_searchindex MATCH %(asked)s AND {KEY} IN {LISTED}
        """  # noqa: S608 (nothing in it was typed)
    values = {"asked": expression(terms, every=every), "topics": json.dumps(list(topics)), "begin": begin, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {topic: columns for topic, *columns in cursor.fetchall()}
