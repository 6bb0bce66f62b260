"""A saved search understood: what it asks for today, and what of it has changed since it was saved."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from claims.editing.searches import LONGEST_NAME
from claims.forms.filters import FilterForm
from claims.models import Dispute, SavedSearch
from claims.permissions import Gate
from claims.text.cleaning import one_line
from claims.timeline.disputes import Place, find_place
from claims.timeline.filters import Filters
from claims.timeline.looks import Look, Zoom
from claims.timeline.names import Names


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


def name_of(dispute: Dispute, filters: Filters) -> str:
    """What a search is called unless somebody gives it another name: of claims by their numbers, never by their words,
    which may be withdrawn while the name stays."""
    labels = [f"{'not ' if choice.is_out else ''}{choice.label}" for choice in filters.choices]
    if filters.is_by_number:
        name = f"{', '.join(labels)} ({dispute.title})"
        return one_line(name[0].upper() + name[1:], LONGEST_NAME)
    return one_line(", ".join([dispute.title, *labels]), LONGEST_NAME)


def read_search(gate: Gate, search: SavedSearch) -> ReadSearch:
    """Read the filters of a search as they stand today. Merges of parties and outlets are followed."""
    place = find_place(gate, search.dispute.slug)
    if place is None:
        return ReadSearch(search, None, Filters())
    form = FilterForm(QueryDict(search.query), gate, place.threads, lambda clock: Names({}, {}))
    form.is_valid()
    moved = [f"“{slug}” was merged with {now.name}: that is looked for now." for slug, now in form.moved]
    return ReadSearch(search, place, to_be_saved(form.filters), tuple(form.problems), tuple(moved))
