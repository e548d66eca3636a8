"""Queries that Django writes once and that are then asked with other values.

For the few that every page of a learner asks: to write one takes ten times as long as to answer it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query written by `write`, which is given a value of each of some types (int or str) and puts each in once.

    Rows come as the database gives them: ask for numbers, texts and days, not for times.
    """

    def __init__(self, write: Callable[..., QuerySet[Any, Any]], *types: type) -> None:
        # Values that no other can be taken for show where each belongs.
        places = [kind(-(10**9) - number) for number, kind in enumerate(types)]

        @cache
        def written(vendor: str) -> tuple[str, list[Callable[[tuple[Any, ...]], Any]]]:  # noqa: ARG001 (each writes its own)
            sql, parameters = write(*places).query.sql_with_params()
            return sql, [_taking(places, each) for each in parameters]

        self._written = written

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        sql, parameters = self._written(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [take(values) for take in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found


def _taking(places: list[Any], parameter: object) -> Callable[[tuple[Any, ...]], Any]:
    """Return what takes a parameter from the values asked with, or gives one that is always the same."""
    if parameter in places:
        number = places.index(parameter)
        return lambda values: values[number]
    return lambda _values: parameter
