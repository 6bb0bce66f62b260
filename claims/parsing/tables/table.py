"""A file as the rows of a table whose header is known."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from claims.parsing.tables.columns import VERSION
from claims.parsing.tables.lines import lines_of
from claims.parsing.tables.problems import Problem, Unreadable, shown
from claims.text.formulas import restored

#: Excel writes the second where a comma parts whole numbers from their fractions, and the third as "Unicode text".
SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, and its cells by the names of their columns, formulas restored."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a table has, and had in the version before; ``name`` is what messages call it."""

    name: str
    columns: Sequence[str]
    before: Sequence[str]


def rows_of(file: BinaryIO, layout: Layout) -> Iterator[Row | Problem]:
    """The rows after the header, in their order, and a problem in place of each that is too short or too long.

    Columns may stand in any order; what a spreadsheet writes of empty rows, and of empty columns at the end, is passed
    over. Raises Unreadable where nothing can be read, or not on from some line.
    """
    lines = lines_of(file, layout.name)
    header = next(lines, "")
    separator, columns = _header(header, layout)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    before = 0
    for cells in _read(reader, layout.name):
        line, before = before + 2, reader.line_num
        if any(map(str.strip, cells)):
            yield _row(line, columns, cells, layout.name)


def _read(reader: Iterable[list[str]], table: str) -> Iterator[list[str]]:
    """Rows of cells; what the reader complains of is said in words."""
    rows = iter(reader)
    while True:
        begun = reader.line_num + 2
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(Problem(table, begun, "", _in_words(str(error)))) from None
        yield cells


_OLD_LINES = "The lines end in a way that only very old programs use. Save the file as “CSV UTF-8”."


def _in_words(error: str) -> str:
    if "field larger" in error or "unexpected end" in error:
        return "A quotation mark that opens a cell here is never closed. Close it, or write it twice if it is meant."
    if "new-line" in error:
        return _OLD_LINES
    return "A quotation mark stands within a cell. Put the whole cell in quotation marks and write that one twice."


def _row(line: int, columns: Sequence[str], cells: list[str], table: str) -> Row | Problem:
    if len(cells) > len(columns) and not any(map(str.strip, cells[len(columns) :])):
        cells = cells[: len(columns)]
    if len(cells) != len(columns):
        how = "too few" if len(cells) < len(columns) else "too many"
        told = f"It has {len(cells)} cells, {how}: the header has {len(columns)}."
        return Problem(table, line, "", told)
    return Row(line, dict(zip(columns, map(restored, cells), strict=True)))


def _header(line: str, layout: Layout) -> tuple[str, list[str]]:
    """The separator, and the columns in their order."""
    if not line.strip():
        raise Unreadable(Problem(layout.name, 0, "", "The file is empty. Its first line must name the columns."))
    if "\r" in line.rstrip("\r\n"):
        raise Unreadable(Problem(layout.name, 1, "", _OLD_LINES))
    found = [(separator, _cells(line, separator)) for separator in SEPARATORS]
    separator, columns = max(found, key=lambda each: len(set(each[1]) & set(layout.columns)))
    if problem := _wrong(columns, layout):
        raise Unreadable(Problem(layout.name, 1, problem[0], problem[1]))
    return separator, columns


def _cells(line: str, separator: str) -> list[str]:
    try:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator, strict=True), [])]
    except csv.Error:
        return []
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _wrong(columns: list[str], layout: Layout) -> tuple[str, str] | None:
    """The column in question and what is wrong with the header; None where nothing is."""
    if set(columns) == set(layout.before):
        told = (
            f"This is version 1 of the table, which lacks what an import needs. Export it again, as version {VERSION}."
        )
        return "", told
    unknown = [name for name in columns if name not in layout.columns]
    missing = [name for name in layout.columns if name not in columns]
    if len(missing) == len(layout.columns):
        return "", "The first line does not name the columns of this table. Bring a file that was exported as CSV here."
    if missing:
        return missing[0], f"It is missing{_others(missing)}. The columns are those of version {VERSION} of the export."
    if "" in unknown:
        return "", "A column that is not the last has no name. Name it, or take it out."
    if unknown:
        told = f"Version {VERSION} has no such column{_others(unknown)}. What a newer version wrote is imported there."
        return shown(unknown[0]), told
    doubled = next((name for name in columns if columns.count(name) > 1), None)
    return (doubled, "It is there twice. Keep one of them.") if doubled else None


def _others(names: list[str]) -> str:
    return f" (and {len(names) - 1} more)" if len(names) > 1 else ""
