"""Words found wherever they stand: every row of every column with words, in one query."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from claims.editing.blacking.columns import NOT_WORDS, Column, Table
from claims.editing.blacking.reach import Reach
from claims.text.blackout import BLOCK, HIDDEN, bare_words, covered, covered_within, places_of

#: So many words are looked for in the database; what holds them is then looked at in full.
_MOST_ASKED_FOR = 12

#: What may stand between two words: no letter, or a line end as JSON writes it.
_BETWEEN = r"(?:\\[nrtfb]|[^a-z0-9])+"
_OTHERS = r"[^\u0001-\u007f]+"


@dataclass(frozen=True, slots=True)
class Cut:
    """A row that holds the words: its columns as they are and as they are to be; and how often they stand in each."""

    table: Table
    key: Any
    before: dict[str, Any]
    after: dict[str, Any]
    n_in: dict[str, int]


class Cutter:
    """Covers the places at which rows of words stand, and counts them: the words themselves, or so long parts."""

    def __init__(self, words: Iterable[str], length: int | None = None):
        words = tuple(words)
        self.length = length or len(words)
        self.runs = {" ".join(words[at : at + self.length]) for at in range(len(words) - self.length + 1)}
        self.n_places = 0

    def cover(self, text: str) -> str:
        """The text with blocks over the words."""
        places = places_of(text, {self.length}, self.runs.__contains__)
        self.n_places += len(places)
        return covered(text, places)

    def cut(self, table: Table, key: Any, values: Iterable[Any]) -> Cut | None:
        """The row with its words covered; None where it holds none."""
        before = {column.name: value for column, value in zip(table.columns, values, strict=True)}
        after, n_in = {}, {}
        for column in table.columns:
            self.n_places = 0
            after[column.name] = self._covered(column, key, before[column.name])
            n_in[column.name] = self.n_places
        return Cut(table, key, before, after, n_in) if any(n_in.values()) else None

    def _covered(self, column: Column, key: Any, value: Any) -> Any:
        if value is None:
            return None
        if column.is_json:
            return covered_within(value, self.cover, NOT_WORDS)
        return _address_of(key, value, self.cover(value)) if column.is_slug else self.cover(value)


def find(tables: Iterable[Table], reach: Reach, words: str) -> list[Cut]:
    """The rows in reach that hold these words, with what is to become of them. One query."""
    cutter = Cutter(bare_words(words))
    rows = _rows(tables, lambda table: _within(table, reach), {"words": pattern_of(words)})
    return [cut for table, key, values in rows if (cut := cutter.cut(table, key, values))]


def find_parts(tables: Iterable[Table], reach: Reach, words: str, length: int) -> list[Cut]:
    """The rows in reach that hold a part of these words, so long. One query."""
    cutter = Cutter(bare_words(words), length)
    rows = _rows(tables, lambda table: reach.within(table.name), {})
    return [cut for table, key, values in rows if (cut := cutter.cut(table, key, values))]


def pattern_of(words: str) -> str:
    """A regular expression of the database for texts that may hold these words: it lets some through that do not."""
    return _BETWEEN.join(_letters(word) for word in bare_words(words)[:_MOST_ASKED_FOR])


def _letters(word: str) -> str:
    """A word, of whose letters only those of ASCII are compared: of others there is more than one form."""
    return re.sub("(ss)|[^a-z0-9]", lambda found: f"(?:ss|{_OTHERS})" if found[1] else _OTHERS, word)


def _within(table: Table, reach: Reach) -> sql.Composable:
    each = [sql.SQL("{} ~ %(words)s").format(_plain(column)) for column in table.columns]
    return sql.SQL("{} AND ({})").format(reach.within(table.name), sql.SQL(" OR ").join(each))


def _plain(column: Column) -> sql.Composable:
    """The column in one form of writing, in small letters, without what is not seen."""
    plain = "regexp_replace(lower(normalize({}::text, NFKC)), {}, '', 'g')"
    return sql.SQL(plain).format(sql.Identifier(column.name), sql.Literal(f"[{HIDDEN}]+"))


def _rows(
    tables: Iterable[Table], condition: Callable[[Table], sql.Composable], given: dict
) -> Iterator[tuple[Table, Any, list]]:
    by_name = {table.name: table for table in tables}
    each = [_asked(table, condition(table)) for table in by_name.values()]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(each).as_string(cursor.connection), given or None)
        for name, key, values in cursor.fetchall():
            yield by_name[name], json.loads(key), json.loads(values)


def _asked(table: Table, condition: sql.Composable) -> sql.Composable:
    return sql.SQL("SELECT {}, to_jsonb({}), jsonb_build_array({}) FROM {} WHERE {}").format(
        sql.Literal(table.name),
        sql.Identifier(table.key.name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns),
        sql.Identifier(table.name),
        condition,
    )


def _address_of(key: Any, slug: str, covered_slug: str) -> str:
    """A part of an address cannot hold blocks: the thing is then known by its number."""
    return f"taken-down-{key}" if BLOCK in covered_slug else slug
