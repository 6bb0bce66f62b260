"""Cells that no spreadsheet takes for a formula, and back.

A cell that a spreadsheet would reckon out gets an apostrophe before it, as people write it there themselves; so does
one that already looks like that, so that what is read back is what was written.
"""

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def made_safe(cell: str) -> str:
    """The cell as it may stand in a file."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before ``made_safe``."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell
