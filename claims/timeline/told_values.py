"""Values of a history as people read them: names instead of keys, and the words lit that one of two texts lacks."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, Field, ForeignKey, Model, TextField

from claims.models import Claim
from claims.text.differences import differences
from claims.text.highlight import Segment, segments
from claims.text.spans import Span
from claims.timeline import clocks

#: Of a stretch that both texts have, so many characters at either end are shown.
_CONTEXT = 160

#: What is shown where nothing stands.
NOTHING = "nothing"

#: Names of the rows that keys point to, by model and key.
Names = Mapping[tuple[type[Model], int], str]


def names_of(rows: Iterable[Model], columns: Iterable[Field]) -> Names:
    """The names of all that these columns of the rows point to; one query for each table."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    rows = list(rows)
    for column in columns:
        if isinstance(column, ForeignKey):
            wanted[column.related_model] |= {key for row in rows if (key := getattr(row, column.attname))}
    found = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items() if keys}
    return {(model, key): _called(row) for model, held in found.items() for key, row in held.items()}


def words_of(column: Field, value: object, names: Names) -> str:
    """One value in words."""
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(column, ForeignKey):
        return names.get((column.related_model, value), f"something that is gone (no. {value})")
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return _plain(value)


def both_lit(column: Field, before: str, after: str) -> tuple[list[Segment], list[Segment]]:
    """Two values of a column, in words: of a text the words that only one has are lit, of anything else all of it."""
    if isinstance(column, CharField | TextField) and not column.choices:
        return lit(before, after)
    return [Segment(before, (0,))], [Segment(after, (0,))]


def lit(before: str, after: str) -> tuple[list[Segment], list[Segment]]:
    """Both texts in pieces; words that only one has carry a mark. What both have is shortened where it is long."""
    rows = differences(before, after)
    gone = [span for row in rows for span in _only(row.before, row.removed, row)]
    come = [span for row in rows for span in _only(row.after, row.added, row)]
    return _pieces(before, gone), _pieces(after, come)


def _only(paragraph: Span | None, changed: tuple[Span, ...], row) -> tuple[Span, ...]:
    return (paragraph,) if row.moved and paragraph else changed


def _pieces(text: str, spans: list[Span]) -> list[Segment]:
    return [_shortened(each) for each in segments(text, [(number, span) for number, span in enumerate(spans)])]


def _shortened(piece: Segment) -> Segment:
    if piece.marks or len(piece.text) <= 3 * _CONTEXT:
        return piece
    return Segment(f"{piece.text[:_CONTEXT]} … {piece.text[-_CONTEXT:]}", ())


def _stated(figures: Iterable[Mapping], times: Iterable[Mapping]) -> str:
    """What a claim states that can be compared: figures as they are written, times with the days that they mean."""
    dated = [f"{time['text']} ({time['date']['edtf']})" for time in times]
    return ", ".join([*(figure["text"] for figure in figures), *dated]) or NOTHING


def _called(row: Model) -> str:
    if isinstance(row, Claim):
        return f"claim {row.number}: {row.wording}"
    return str(row) if type(row).__str__ is not Model.__str__ else f"no. {row.pk}"


def _plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{clocks.day(value.date())}, {value:%H:%M} UTC"
        case date():
            return clocks.day(value)
        case Decimal():
            return f"{value.normalize():f}"
        case DateRange():
            return clocks.label(value)
        case {"quantities": figures, "times": times}:
            return _stated(figures, times)
        case dict():
            return "; ".join(f"{name}: {_plain(each)}" for name, each in sorted(value.items()) if each != "")
        case list():
            return ", ".join(_plain(each) for each in value)
        case str() | int() | float():
            return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)
