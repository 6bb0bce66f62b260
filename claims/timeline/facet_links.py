"""Links that change the values of one facet, or the period, and leave all else of an address as it is.

A page has hundreds of them: what they share is made into an address once.
"""

from collections.abc import Iterable
from datetime import date

from claims.timeline.filters import Choice, Facet, Filters, encoded, parameter, place_of

#: Leads to this page without a query string.
PLAIN = "."


class Links:
    """The links of one facet; ``chosen`` are its values as they are chosen now."""

    def __init__(self, filters: Filters, facet: Facet):
        self.chosen = filters.choices_of(facet)
        place = place_of(Choice(facet, "", "", ""))[0]
        around = filters.without(facet)
        n_before = sum(place_of(choice)[0] < place for choice in around.choices)
        pairs = around.pairs()
        self._before, self._after = encoded(pairs[:n_before]), encoded(pairs[n_before:])
        self._name = facet.name
        self._start = f"?{self._before}&" if self._before else "?"
        self._end = f"&{self._after}" if self._after else ""

    def to(self, choices: Iterable[Choice]) -> str:
        """The query string with these values of the facet instead of the chosen ones."""
        own = encoded((self._name, choice.asked) for choice in sorted(choices, key=place_of))
        return _joined(self._before, own, self._after) or PLAIN

    def to_one(self, asked: str) -> str:
        """The same for one value, as it stands in an address."""
        return f"{self._start}{parameter(self._name, asked)}{self._end}"


class PeriodLinks:
    """The query strings with another period than that of ``filters``; ``anytime`` has none."""

    def __init__(self, filters: Filters):
        around = filters.without_period()
        pairs, n_before = around.pairs(), len(around.choices)
        self._before, self._after = encoded(pairs[:n_before]), encoded(pairs[n_before:])
        self.anytime = _joined(self._before, self._after)

    def to(self, first: date, last: date) -> str:
        """From one day to another."""
        return _joined(self._before, f"from={first}&to={last}", self._after)


def _joined(*parts: str) -> str:
    query = "&".join([part for part in parts if part])
    return f"?{query}" if query else ""
