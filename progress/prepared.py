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

        self._places = places

        @cache
        def written(vendor: str) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG001 (each writes its own)
            sql, parameters = write(*places).query.sql_with_params()
            return sql, parameters

        self._written = written

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        sql, parameters = self._written(connection.vendor)
        asked = dict(zip(self._places, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [asked.get(each, each) for each in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
