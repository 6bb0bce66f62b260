"""Queries whose SQL is put together once: for a page of some cards that takes Django longer than PostgreSQL to answer.

Of the answer Django makes what it always makes: models with those joined to them, named tuples, dictionaries.
"""

from collections.abc import Iterator
from copy import copy
from functools import partial
from typing import Generic, TypeVar

from django.db import connections, models
from django.db.models import Expression, Field, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


class Place(Expression):
    """Where a value of this kind of field is put in each time, under its name: ``rows.filter(number=Place("number"))``.

    It is handed to the database as it comes.
    """

    def __init__(self, name: str, output_field: Field | None = None):
        super().__init__(output_field or models.BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        """A parameter that ``Prepared`` knows again."""
        return "%s", [self]


class IsOneOf(Func):
    """Whether a column of numbers is one of a list, which may be a ``Place``: one SQL for lists of any length."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    arity = 2
    output_field = models.BooleanField()


class Prepared(Generic[Row]):
    """Rows to ask for again and again, with other values in their places.

    What changes in their conditions with time, or with who asks, needs a place: nothing else is looked at again.
    """

    def __init__(self, rows: QuerySet):
        self._rows = rows
        self._kept: tuple[SQLCompiler, str, tuple] | None = None

    def __call__(self, **values) -> list[Row]:
        """The rows with these values in the places of their names; one query."""
        return list(self._asked(values))

    def each(self, at_once: int, **values) -> Iterator[Row]:
        """The same, so many rows at a time: never all of them are in memory."""
        return self._asked(values).iterator(at_once)

    def _asked(self, values: dict) -> QuerySet:
        asked = self._rows.all()
        asked.query.get_compiler = partial(self._compiler, values)
        return asked

    def _compiler(self, values: dict, using: str, *_, **__) -> SQLCompiler:
        """What asks the database of this name: the one that was kept, with the SQL that it had written."""
        if self._kept is None:
            writer = self._rows.query.get_compiler(using)
            self._kept = (writer, *writer.as_sql())
        writer, sql, params = self._kept
        asking = copy(writer)
        asking.using, asking.connection = using, connections[using]
        filled = tuple(values[each.name] if isinstance(each, Place) else each for each in params)
        asking.as_sql = lambda: (sql, filled)
        return asking
