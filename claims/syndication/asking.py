"""What of a dispute is asked for: the query string of its timeline, read the same way."""

from dataclasses import dataclass, replace
from functools import cached_property

from claims.exports.records import ListRecord
from claims.forms.filters import FilterForm
from claims.forms.taking import TakingForm
from claims.outgoing import Site, claim_record, tombstone_record
from claims.permissions import Gate
from claims.timeline.columns import columns_of
from claims.timeline.counts import rows_of_cards
from claims.timeline.disputes import Place
from claims.timeline.filters import Filters
from claims.timeline.in_full import load_in_full
from claims.timeline.latest import latest_changed
from claims.timeline.looks import Look, Zoom
from claims.timeline.most_told import most_told
from claims.timeline.names import Names
from claims.timeline.paging import Page, find_page
from claims.timeline.standing import MOST_TOMBSTONES, tombstones_of
from claims.views.winding import WoundRequest


@dataclass(frozen=True)
class Asked:
    """A request for claims of one dispute, understood; ``problems`` are sentences about what could not be."""

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
        return [*self.request.as_of.problems, *self.form.problems, *self.taking.problems]

    @cached_property
    def filters(self) -> Filters:
        """What is looked for; how the page would show it does not matter here."""
        self.form.is_valid()
        return replace(self.form.filters, look=Look.LIST, zoom=Zoom.MONTH, finds=())

    def find_page(self, size: int) -> Page:
        """The claims to be given, in their order."""
        columns = columns_of(self.gate, self.place.dispute, self.filters)
        return find_page(columns, self.filters, self.form.page_cursor, size)

    def find_all(self) -> list[int]:
        """The keys of all claims that are found, in no order."""
        columns = columns_of(self.gate, self.place.dispute, self.filters)
        return columns.claim[rows_of_cards(columns, self.filters)].tolist()


def load_list(asked: Asked, size: int) -> ListRecord:
    """One part of the list in the order of the timeline; the tombstones of the dispute stand on its first part."""
    page, filters = asked.find_page(size), asked.filters
    onward = {"cursor": page.next.token(filters)} if page.next else {}
    return _listed(asked, page.claims, page.n_found, onward, is_first=asked.form.page_cursor is None)


def load_latest(asked: Asked, size: int) -> ListRecord:
    """The same claims by when they were last changed, in parts that are counted: ``page``, from 1."""
    number, found = asked.form.page_number, asked.find_all()
    claims = latest_changed(found, (number - 1) * size, size)
    onward = {"page": number + 1} if len(found) > number * size else {}
    return _listed(asked, claims, len(found), onward, is_first=number == 1)


def load_most_told(asked: Asked, most: int) -> ListRecord:
    """Of the claims with a day those that most articles tell."""
    columns = columns_of(asked.gate, asked.place.dispute, asked.filters)
    claims = most_told(columns, asked.filters, most)
    return _listed(asked, claims, len(asked.find_all()), {}, is_first=False)


def _listed(asked: Asked, claims: list[int], n_found: int, onward: dict, *, is_first: bool) -> ListRecord:
    """The record of these claims. ``onward`` are the parameters of the next part, empty on the last one."""
    site, filters, dispute = Site.of(asked.request), asked.filters, asked.place.dispute
    withdrawn = tombstones_of(asked.gate, dispute)[:MOST_TOMBSTONES] if is_first else ()
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
        claims=tuple(claim_record(site, each) for each in load_in_full(asked.gate, claims)),
        withdrawn=tuple(tombstone_record(site, each) for each in withdrawn),
    )
