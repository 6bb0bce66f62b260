"""Rows on their way into PostgreSQL: collected table by table, sent by COPY."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import connection, models
from psycopg import sql

# So many rows may wait, of all kinds together: it bounds memory to a few hundred MB.
SLICE = 200_000


class Rows:
    """Rows of any model, numbered from 1 and kept until ``flush``.

    Values are what COPY's text format takes: str, int, float, bool, None; JSON, ranges and times as text.
    """

    def __init__(self):
        self._tables: dict[type[models.Model], _Table] = {}
        self.n_waiting = 0

    def add(self, model: type[models.Model], **values: Any) -> int:
        """Keep one row, by column names; return its id. All rows of a model name the same columns."""
        table = self._table(model)
        values["id"] = values.get("id") or next(table.ids)
        table.add(values)
        self.n_waiting += 1
        return values["id"]

    def new_id(self, model: type[models.Model]) -> int:
        """An id for a row that is added later, with ``id=``."""
        return next(self._table(model).ids)

    def added_models(self) -> list[type[models.Model]]:
        """The models of which there were rows."""
        return list(self._tables)

    def flush(self, cursor) -> None:
        """Send what waits; the foreign keys of what was sent are checked now."""
        for table in self._tables.values():
            table.copy(cursor)
        self.n_waiting = 0
        # Checked here, for the queue of deferred checks of a whole load would not fit into memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def _table(self, model: type[models.Model]) -> "_Table":
        if model not in self._tables:
            self._tables[model] = _Table(model)
        return self._tables[model]


class _Table:
    def __init__(self, model: type[models.Model]):
        self.model = model
        self.ids = count(1)
        self._columns: list[str] = []
        self._rows: list[tuple] = []

    def add(self, values: dict[str, Any]) -> None:
        if not self._columns:
            self._columns = list(values)
        if len(values) != len(self._columns):
            raise ValueError(f"rows of {self.model.__name__} name different columns: {sorted(values)}")
        self._rows.append(tuple([values[column] for column in self._columns]))

    def copy(self, cursor) -> None:
        if not self._rows:
            return
        defaults = dict(self._defaults())
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.model._meta.db_table),
            sql.SQL(", ").join(map(sql.Identifier, [*self._columns, *defaults])),
        )
        tail = tuple(defaults.values())
        with cursor.copy(command) as copy:
            for row in self._rows:
                copy.write_row(row + tail)
        self._rows.clear()

    def _defaults(self) -> Iterator[tuple[str, Any]]:
        """Columns that no row names and that the database does not fill, with the value Django would give them."""
        for field in self.model._meta.concrete_fields:
            named = field.column in self._columns or field.generated or field.has_db_default()
            if not named and (value := field.get_default()) is not None:
                yield field.column, field.get_db_prep_save(value, connection)
