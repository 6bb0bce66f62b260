"""A clock as formats say it: the first and the last possible day, how exact that is, and why it says so."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_SEASON = re.compile(r"\d{4}-2[1-4]")


@dataclass(frozen=True, slots=True)
class ClockRecord:
    """``first`` and ``last`` possible day, both inclusive, one of them None where only the other is known.

    ``label`` says it in words. ``words`` of the text, ``rule`` and ``counted_from`` say why; ``season`` is its EDTF
    where it is one, which days do not tell.
    """

    first: date | None
    last: date | None
    label: str
    words: str = ""
    rule: str = ""
    counted_from: str = ""
    season: str = ""

    @classmethod
    def of(cls, first: date | None, last: date | None, label: str, why: dict) -> "ClockRecord | None":
        """From days and the reason that is stored with them; None where no day is known."""
        if not first and not last:
            return None
        edtf = str(why.get("edtf") or "")
        return cls(
            first,
            last,
            label,
            words=why.get("words") or "",
            rule=why.get("rule") or ("entered" if why.get("entered") else ""),
            counted_from=why.get("anchor_on") or "",
            season=edtf if _SEASON.fullmatch(edtf) else "",
        )

    @property
    def edtf(self) -> str:
        """In the Library of Congress's Extended Date/Time Format."""
        return {"day": self._iso, "month": self._iso[:7], "year": self._iso[:4], "season": self.season}.get(
            self.precision, f"{self.first or '..'}/{self.last or '..'}"
        )

    @property
    def precision(self) -> str:
        """How exact it is: day, month, season, year, range, or open at one end."""
        if not self.first or not self.last:
            return "open"
        if self.season:
            return "season"
        if self.first == self.last:
            return "day"
        return self._whole() or "range"

    @property
    def _iso(self) -> str:
        return self.first.isoformat() if self.first else ""

    def _whole(self) -> str:
        first, last = self.first, self.last
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return "year"
        ends = calendar.monthrange(last.year, last.month)[1]
        is_month = (first.year, first.month, first.day, last.day) == (last.year, last.month, 1, ends)
        return "month" if is_month else ""
