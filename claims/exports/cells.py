"""Rows of cells as lines of a CSV file (RFC 4180), in which nothing is a formula."""

import csv
import io
from collections.abc import Iterable

from claims.text.formulas import made_safe


def write_rows(rows: Iterable[Iterable[object]]) -> str:
    """Rows as lines of a file; None is an empty cell."""
    written = io.StringIO()
    csv.writer(written).writerows([made_safe("" if cell is None else str(cell)) for cell in row] for row in rows)
    return written.getvalue()
