"""Claims and tellings that come as tables (``claims.parsing.tables``) from another Claimline, or out of this one."""

from claims.editing.importing.applying import import_tables
from claims.editing.importing.kept import MOST_ROWS, confirm, drop, forget_old, forget_waiting, keep_tables
from claims.editing.importing.outcome import MOST_LISTED, Difference, LeftOut, Outcome
from claims.editing.importing.undoing import Undoing, look_at_undoing, undo_import

__all__ = [
    "MOST_LISTED",
    "MOST_ROWS",
    "Difference",
    "LeftOut",
    "Outcome",
    "Undoing",
    "confirm",
    "drop",
    "forget_old",
    "forget_waiting",
    "import_tables",
    "keep_tables",
    "look_at_undoing",
    "undo_import",
]
