"""The right of reply on a claim's page: each answer with the days that it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.models import Reply
from claims.timeline import clocks
from claims.timeline.relations import is_contesting


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, and the days from the claim's first publication to the first possible day of the reply."""

    reply: Reply
    days: int | None

    @property
    def after(self) -> str:
        """How long it took, in words: "the same day", "after 1 day"; "" where that is not known."""
        if self.days is None:
            return ""
        return f"after {clocks.so_many_days(self.days)}" if self.days else "the same day"

    @property
    def is_contesting(self) -> bool:
        return is_contesting(self.reply)

    @property
    def is_dated(self) -> bool:
        return clocks.bounds(self.reply.replied)[0] is not None


def ledger_of(replies: Iterable[Reply], came_out: date | None) -> list[Answer]:
    """Every reply, with the days since the claim ``came_out``."""
    return [Answer(reply, _days_until(reply, came_out)) for reply in replies]


def first_answer(ledger: Iterable[Answer]) -> Answer | None:
    """The first answer that contests the claim, one whose day is known before any other; where none does, the first of
    whoever declined, or did not answer when asked."""
    return min(ledger, key=lambda each: (not each.is_contesting, not each.is_dated), default=None)


def _days_until(reply: Reply, came_out: date | None) -> int | None:
    """None where one of the two days is not known, or the reply was there first."""
    replied = clocks.bounds(reply.replied)[0]
    days = (replied - came_out).days if replied and came_out else None
    return days if days is not None and days >= 0 else None
