"""A saved search understood: what it asks for today, and what of it has changed since it was saved."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from claims.forms.filters import FilterForm
from claims.models import SavedSearch
from claims.permissions import Gate
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import ABOUT, MINUS, ROLE, SPEAKER, Filters
from claims.timeline.looks import Look, Zoom
from claims.timeline.names import Names
from claims.timeline.party_page import survivor_of

#: The parameters in which parties stand; a role has the party after a colon.
_PARTIES = (SPEAKER.name, ABOUT.name, ROLE.name)


@dataclass(frozen=True, slots=True)
class ReadSearch:
    """What a search asks for. ``place`` is None where its dispute is not published now.

    ``problems`` say in sentences which filters cannot be read any more, ``moved`` which parties go by another name.
    """

    search: SavedSearch
    place: Place | None
    filters: Filters
    problems: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def to_be_saved(filters: Filters) -> Filters:
    """What of filters a search keeps: what is found, not how it is shown, nor the day to which it is wound back."""
    return replace(filters, look=Look.LIST, zoom=Zoom.MONTH, finds=(), known=None)


def read_search(gate: Gate, search: SavedSearch) -> ReadSearch:
    """Read the filters of a search as they stand today. Merges of parties are followed."""
    place = find_place(gate, search.dispute.slug)
    if place is None:
        return ReadSearch(search, None, Filters())
    query = QueryDict(search.query, mutable=True)
    form = _form(query, gate, place)
    moved = _follow_merges(gate, query) if form.problems else ()
    if moved:
        form = _form(query, gate, place)
    return ReadSearch(search, place, to_be_saved(form.filters), tuple(form.problems), moved)


def _form(query: QueryDict, gate: Gate, place: Place) -> FilterForm:
    form = FilterForm(query, gate, place.threads, lambda clock: Names({}, {}))
    form.is_valid()
    return form


def _follow_merges(gate: Gate, query: QueryDict) -> tuple[str, ...]:
    """Put the parties of today in the place of merged ones, and say which."""
    moved = {}
    for name in _PARTIES:
        values = query.getlist(name)
        for number, value in enumerate(values):
            before, colon, slug = value.removeprefix(MINUS).rpartition(":")
            if survivor := survivor_of(gate, slug):
                values[number] = (MINUS if value.startswith(MINUS) else "") + before + colon + survivor.slug
                moved[slug] = f"“{slug}” was merged with {survivor.name}: that is looked for now."
        query.setlist(name, values)
    return tuple(moved.values())
