"""Links that change the values of one facet and leave all else of an address as it is.

A page has hundreds of them: what they share is made into an address once.
"""

from collections.abc import Iterable

from claims.timeline.filters import Choice, Facet, Filters, encoded, place_of

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

    def to(self, choices: Iterable[Choice]) -> str:
        """The query string with these values of the facet instead of the chosen ones."""
        own = encoded((choice.facet.name, choice.asked) for choice in sorted(choices, key=place_of))
        query = "&".join(filter(None, (self._before, own, self._after)))
        return f"?{query}" if query else PLAIN
