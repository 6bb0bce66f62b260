"""The day to which a page is wound back, as it stands in an address."""

from urllib.parse import urlencode

from claims.permissions import Known
from claims.terms import Clock

DAY, CLOCK = "as_of", "as_of_clock"
#: Where in a list a page begins: means nothing on another day.
PLACES = ("page", "documents", "cursor", "show")


def pairs(known: Known | None) -> list[tuple[str, str]]:
    """The parameters that ask for it; what is the default is not said, today is no parameter."""
    if known is None:
        return []
    by = [(CLOCK, known.clock.value)] if known.clock != Clock.PUBLISHED else []
    return [(DAY, known.day.isoformat()), *by]


def query_of(known: Known | None) -> str:
    """The query string that asks for it alone, with its question mark; "" for today."""
    return f"?{urlencode(pairs(known))}" if known else ""
