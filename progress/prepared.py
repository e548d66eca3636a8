"""Statements that are written once and then asked with other values.

For the few that every page and every mark of a learner needs: Django takes ten times as long to write one as the
database to answer it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
# What the database gives for a time, say, made what it is in Python.
Convert = Callable[[Iterable[tuple[Any, ...]]], Iterable[Sequence[Any]]]


class Prepared:
    """A query written by `write`, which is given a value of each of some types (int or str) and puts each in once."""

    def __init__(self, write: Callable[..., QuerySet[Any, Any]], *types: type) -> None:
        # Values that no other can be taken for show where each belongs.
        places = [kind(-(10**9) - number) for number, kind in enumerate(types)]

        self._places = places

        @cache
        def written(vendor: str) -> tuple[str, tuple[Any, ...], Convert]:  # noqa: ARG001 (each writes its own)
            compiler = write(*places).query.get_compiler(connection.alias)
            sql, parameters = compiler.as_sql()
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            return sql, parameters, partial(compiler.apply_converters, converters=converters) if converters else iter

        self._written = written

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        sql, parameters, convert = self._written(connection.vendor)
        asked = dict(zip(self._places, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [asked.get(each, each) for each in parameters])
            return [tuple(row) for row in convert(cursor.fetchall())]


class PreparedRows(Generic[Row]):
    """Rows for a table, with values for some of its fields. Where one has the same `unique`, that one is changed."""

    def __init__(self, model: type[Row], *names: str, unique: Sequence[str] = ()) -> None:
        self._model = model
        self._fields: list[Any] = [model._meta.get_field(name) for name in names]

        @cache
        def written(vendor: str) -> str:  # noqa: ARG001 (each quotes in its own way)
            quoted = connection.ops.quote_name
            table, columns = quoted(model._meta.db_table), [quoted(field.column) for field in self._fields]
            named = dict(zip(names, columns, strict=True))
            values = ", ".join("%s" for _ in columns)
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 (names of models and fields)
            if unique:
                changed = ", ".join(f"{named[name]} = EXCLUDED.{named[name]}" for name in names if name not in unique)
                sql += f" ON CONFLICT ({', '.join(named[name] for name in unique)}) DO UPDATE SET {changed}"
            return sql

        self._written = written

    def put(self, rows: Iterable[Sequence[object]]) -> None:
        if wanted := [self._row(row) for row in rows]:
            with connection.cursor() as cursor:
                cursor.executemany(self._written(connection.vendor), wanted)

    def add(self, *values: object) -> Row:
        """Put one row in, and return it with the key that it was given."""
        key: Any = self._model._meta.pk
        with connection.cursor() as cursor:
            sql = f"{self._written(connection.vendor)} RETURNING {connection.ops.quote_name(key.column)}"
            cursor.execute(sql, self._row(values))
            names = [key.attname, *(field.attname for field in self._fields)]
            return self._model.from_db(connection.alias, names, [*cursor.fetchone(), *values])

    def _row(self, values: Sequence[object]) -> list[Any]:
        fields = zip(self._fields, values, strict=True)
        return [each if _is_plain(each) else field.get_db_prep_save(each, connection) for field, each in fields]


def _is_plain(value: object) -> bool:
    """Say whether each database takes a value as it is, as it does keys and nothing."""
    return value is None or type(value) is int
