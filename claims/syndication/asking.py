"""What of a dispute is asked for: the query string of its timeline, read the same way."""

from dataclasses import dataclass, replace
from functools import cached_property

from claims.exports.prose import MOST_TOLD
from claims.exports.records import ListRecord
from claims.forms.filters import FilterForm
from claims.forms.taking import TakingForm
from claims.outgoing import Site, claim_record, tombstone_record
from claims.permissions import Gate
from claims.timeline.columns import Columns
from claims.timeline.counts import rows_of_cards
from claims.timeline.disputes import Place
from claims.timeline.filters import Filters
from claims.timeline.in_full import load_in_full
from claims.timeline.latest import latest_changed
from claims.timeline.looks import Look, Zoom
from claims.timeline.most_told import most_told
from claims.timeline.names import Names
from claims.timeline.paging import Page, find_page
from claims.timeline.query import entries_for, passing, tombstones_for
from claims.timeline.searched import Searched, search_columns
from claims.timeline.standing import MOST_TOMBSTONES
from claims.views.winding import WoundRequest


@dataclass(frozen=True)
class Asked:
    """A request for claims of one dispute, understood; ``problems`` are sentences about what could not be. Of a page
    that shows the rest nevertheless ``left_out`` says the same."""

    request: WoundRequest
    place: Place

    @property
    def gate(self) -> Gate:
        return self.request.gate

    @cached_property
    def form(self) -> FilterForm:
        return FilterForm(self.request.GET, self.gate, self.place.threads, lambda clock: Names({}, {}))

    @cached_property
    def taking(self) -> TakingForm:
        return TakingForm(self.request.GET)

    @property
    def problems(self) -> list[str]:
        return [*self.request.as_of.problems, *self.form.problems, *self.taking.problems, *self.problems_of_search]

    @property
    def left_out(self) -> list[str]:
        searched = self._searched.left_out if self._read.words else []
        return [*self.request.as_of.problems, *self.form.left_out, *self.taking.problems, *searched]

    @property
    def problems_of_search(self) -> list[str]:
        """What is searched for and stands nearly everywhere."""
        return self._searched.problems if self._read.words else []

    @property
    def filters(self) -> Filters:
        """What is looked for; how the page would show it does not matter here."""
        return self._searched.filters if self._read.words else self._read

    @cached_property
    def _read(self) -> Filters:
        self.form.is_valid()
        return replace(self.form.filters, look=Look.LIST, zoom=Zoom.MONTH, finds=())

    @cached_property
    def _searched(self) -> Searched:
        return search_columns(self.gate, self.place.dispute, self._read)

    def find_page(self, size: int) -> Page:
        """The claims to be given, in their order."""
        return find_page(self.columns, self.filters, self.form.page_cursor, size)

    @property
    def columns(self) -> Columns:
        """All that could be found, for counting."""
        return self._searched.columns


def load_list(asked: Asked, size: int, most_tellings: int | None = None) -> ListRecord:
    """One part of the list in the order of the timeline; the tombstones of the dispute stand on its first part.

    With ``most_tellings`` only the first ones of each claim are in it.
    """
    page, filters = asked.find_page(size), asked.filters
    onward = {"cursor": page.next.token(filters)} if page.next else {}
    is_first = asked.form.page_cursor is None
    return _listed(asked, page.claims, page.n_found, onward, most_tellings, is_first=is_first)


def load_latest(asked: Asked, size: int) -> ListRecord:
    """The same claims by when they were last changed, in parts that are counted: ``page``, from 1."""
    number, filters = asked.form.page_number, asked.filters
    entries = passing(entries_for(asked.gate, asked.place.dispute, filters), filters)
    claims = latest_changed(entries, (number - 1) * size, size + 1)
    onward = {"page": number + 1} if len(claims) > size else {}
    return _listed(asked, claims[:size], None, onward, MOST_TOLD, is_first=number == 1)


def load_most_told(asked: Asked, most: int) -> ListRecord:
    """Of the claims with a day those that most articles tell."""
    claims = most_told(asked.columns, asked.filters, most)
    n_found = len(rows_of_cards(asked.columns, asked.filters))
    return _listed(asked, claims, n_found, {}, MOST_TOLD, is_first=False)


def _listed(
    asked: Asked, claims: list[int], n_found: int | None, onward: dict, most_tellings: int | None, *, is_first: bool
) -> ListRecord:
    """The record of these claims. ``onward`` are the parameters of the next part, empty on the last one."""
    site, filters, dispute = Site.of(asked.request), asked.filters, asked.place.dispute
    tombstones = tombstones_for(asked.gate, dispute, filters)
    withdrawn = tuple(tombstone_record(site, each) for each in tombstones[:MOST_TOMBSTONES]) if is_first else ()
    n_withdrawn = tombstones.count() if len(withdrawn) == MOST_TOMBSTONES else len(withdrawn)
    given = asked.request.GET
    own = {name: given[name] for name in ("page_size", "page", "cursor", "top") if given.get(name)}
    kept = {name: value for name, value in own.items() if name == "page_size"}
    address = site.whole(asked.request.path)
    return ListRecord(
        title=dispute.title,
        question=dispute.question,
        page=site.page("dispute", dispute.slug) + filters.query(),
        own=address + filters.query(**own),
        next=address + filters.query(**kept, **onward) if onward else "",
        n_found=n_found,
        clock=filters.clock.value,
        order=filters.order.value,
        as_of=filters.known.day if filters.known else None,
        as_of_clock=filters.known.clock.value if filters.known else "",
        claims=tuple(claim_record(site, each) for each in load_in_full(asked.gate, claims, most_tellings)),
        withdrawn=withdrawn,
        n_withdrawn=n_withdrawn if is_first else None,
    )
