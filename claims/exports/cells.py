"""Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula, and back.

A cell that a spreadsheet would reckon out gets an apostrophe before it, as people write it there themselves; so does
one that already looks like that, so that what is read back is what was written.
"""

import csv
import io
import re
from collections.abc import Iterable

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def made_safe(cell: str) -> str:
    """The cell as it may stand in a file."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before ``made_safe``."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell


def write_rows(rows: Iterable[Iterable[object]]) -> str:
    """Rows as lines of a file; None is an empty cell."""
    written = io.StringIO()
    csv.writer(written).writerows([made_safe("" if cell is None else str(cell)) for cell in row] for row in rows)
    return written.getvalue()
