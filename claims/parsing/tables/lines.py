"""A file as lines of text, whichever of the usual ways a spreadsheet wrote it."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from claims.parsing.tables.problems import Problem, Unreadable

#: Bytes of one line. A cell may hold line breaks, so a line is shorter than a row.
LONGEST_LINE = 4_000_000
_AGAIN = "Save the file as “CSV UTF-8” and bring it again."


def lines_of(file: BinaryIO, table: str) -> Iterator[str]:
    """The lines with their ends, from UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises Unreadable, with the number of the line, for anything else.
    """
    begin = file.read(3)
    file.seek(0)
    is_utf_16 = begin[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    found = _utf_16(file, table) if is_utf_16 else _utf_8(file, table)
    for number, line in enumerate(found, 1):
        if "\0" in line:
            raise Unreadable(Problem(table, number, "", f"There is a NUL in it, which no text has. {_AGAIN}"))
        yield line


def _utf_8(file: BinaryIO, table: str) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise Unreadable(Problem(table, number, "", f"It is longer than {LONGEST_LINE:,} bytes: this is no table."))
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise Unreadable(Problem(table, number, "", f"It is not in UTF-8. {_AGAIN}")) from None


def _utf_16(file: BinaryIO, table: str) -> Iterator[str]:
    text, number = io.TextIOWrapper(file, "utf-16", newline=""), 0
    try:
        while line := text.readline(LONGEST_LINE):
            number += 1
            yield line
    except UnicodeError:
        raise Unreadable(Problem(table, number + 1, "", f"It is not in UTF-16, as it began. {_AGAIN}")) from None
    finally:
        text.detach()
