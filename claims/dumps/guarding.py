"""What does not come in by a dump either: markup that this program would not store, words that were taken down here."""

import json
from collections.abc import Iterable
from functools import cached_property

from claims.dumps.tables import Table
from claims.models import Snapshot
from claims.models.taking_down import Censor
from claims.text.sanitise import is_clean


class Guard:
    """Looks at rows before they are stored. Where nothing was ever taken down here, only at stored versions."""

    @cached_property
    def _censor(self) -> Censor:
        return Censor.of_anything()

    def problem(self, table: Table, lines: Iterable[bytes]) -> str:
        """Why these rows are not stored, in a sentence; empty where nothing speaks against it."""
        has_markup = table.model is Snapshot
        if not has_markup and not self._censor.taken:
            return ""
        for row in map(json.loads, lines):
            if has_markup and not is_clean(row["html"]):
                return f"The HTML of snapshot {row['id']} holds more than the tags and links that are stored here."
            if self._censor.cover_within(row) != row:
                return (
                    f"A row of {table.name} holds words that were taken down here by legal order: dump the dispute "
                    "again where it came from, once they are taken down there, too."
                )
        return ""
