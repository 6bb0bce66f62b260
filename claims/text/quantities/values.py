"""What a text says of how much."""

from dataclasses import dataclass
from enum import StrEnum

from claims.text.spans import Span


class Kind(StrEnum):
    """What is measured: only quantities of one kind can be compared."""

    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    COUNT = "count"


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    LEAST = "least"
    MOST = "most"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `low` to `high`, both included; None where the words leave that end open.

    `unit` is an ISO 4217 code for money, "%" or "points" for a share, "days" for a duration, and empty for a count.
    `nouns` are the words behind a count that may say what is counted, without plural endings, the likeliest first:
    "24,000 fraudulent accounts" has account and fraudulent.
    """

    low: float | None
    high: float | None
    kind: Kind
    unit: str
    bound: Bound
    nouns: tuple[str, ...]
    span: Span
    text: str

    @property
    def value(self) -> float:
        """The number that the words name; of a range its middle."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)
