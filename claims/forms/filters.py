"""The filters of a timeline, read from its address. What cannot be read is left out and said, with the way back."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict

from claims.forms.fields import DayField, TermField, ValuesField, shortened
from claims.models import Dispute
from claims.permissions import Gate
from claims.terms import Clock, Directness, Term
from claims.timeline.filters import (
    ABOUT,
    DIRECTNESS,
    FACETS,
    PUBLISHER,
    SPEAKER,
    STANDINGS,
    STATUS,
    THREAD,
    Choice,
    Facet,
    Filters,
    Order,
)
from claims.timeline.looks import Look, Row, Sort, Zoom
from claims.timeline.names import Named, Names, find_names
from claims.timeline.paging import Cursor, StaleCursor


class FilterForm(forms.Form):
    """The query string of a timeline.

    Once validated, with errors or without, it has ``filters``, ``page_cursor`` (None: the first page) and
    ``claim_to_show`` made of all that could be read, and ``problems``, a message for everything else.
    """

    clock = TermField(Clock, default=Clock.PUBLISHED)
    order = TermField(Order, default=Order.NEWEST)
    look = TermField(Look, default=Look.LIST)
    row = TermField(Row, default=Row.PARTY)
    zoom = TermField(Zoom, default=Zoom.MONTH)
    sort = TermField(Sort, default=Sort.DAY)
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10_000,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "“page” takes a number from 1 to 10,000."),
    )
    cursor = forms.CharField(required=False)
    show = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "“show” takes the number of a claim."),
    )

    def __init__(self, query: QueryDict, gate: Gate, threads: list[Dispute]):
        super().__init__(query)
        self.gate, self.threads = gate, threads
        self.filters, self.page_cursor = Filters(), None
        self.fields["from"] = DayField()
        self.fields["to"] = DayField(last=True)
        for facet in FACETS:
            self.fields[facet.name] = ValuesField(facet.title)

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]

    @property
    def claim_to_show(self) -> int | None:
        """The number of the claim whose evidence is wanted."""
        return self.cleaned_data.get("show")

    @property
    def page_number(self) -> int:
        """Which page of a table or of lanes, from 1."""
        return self.cleaned_data.get("page") or 1

    def clean(self) -> None:
        """Put together what the fields gave, and look up the names in it."""
        if "clock" in self.errors or "order" in self.errors:
            self.cleaned_data.pop("cursor", None)
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first > last:
            self.add_error("from", f"The period from {first} to {last} ends before it begins. Turn the two round.")
            first = last = None
        self.filters = Filters(
            choices=tuple(self._choices()),
            first=first,
            last=last,
            clock=self.cleaned_data.get("clock", Clock.PUBLISHED),
            order=self.cleaned_data.get("order", Order.NEWEST),
            known=self.gate.known,
            **self._look(),
        )
        self._read_cursor()

    def _look(self) -> dict[str, Term]:
        """How it shall be shown; the default for what could not be read."""
        names = ("look", "row", "zoom", "sort")
        return {name: self.cleaned_data.get(name, self.fields[name].default) for name in names}

    def _read_cursor(self) -> None:
        token = self.cleaned_data.get("cursor")
        if not token:
            return
        try:
            self.page_cursor = Cursor.parse(token, self.filters)
        except StaleCursor:
            self.add_error("cursor", "This link to a further page is out of date or damaged. Here is the first page.")

    def _choices(self) -> Iterator[Choice]:
        known = self._known_values()
        for facet in FACETS:
            for value in self.cleaned_data.get(facet.name, ()):
                if found := known[facet].get(value):
                    yield Choice(facet, value, *found)
                else:
                    self.add_error(facet.name, _unknown(facet, value))

    def _known_values(self) -> dict[Facet, dict[str, tuple[str, str]]]:
        """Facet → value in the address → its key and label. One query, or none without parties and publishers."""
        names = self._find_names()
        parties, publishers = _by_slug(names.parties), _by_slug(names.publishers)
        return {
            THREAD: {thread.slug: (str(thread.pk), thread.title) for thread in self.threads},
            SPEAKER: parties,
            ABOUT: parties,
            PUBLISHER: publishers,
            DIRECTNESS: {member.value: (member.value, member.label) for member in Directness},
            STATUS: {status.value: (str(standing), status.label) for status, standing in STANDINGS.items()},
        }

    def _find_names(self) -> Names:
        parties = [slug for facet in (SPEAKER, ABOUT) for slug in self.cleaned_data.get(facet.name, ())]
        publishers = self.cleaned_data.get(PUBLISHER.name, [])
        if not parties and not publishers:
            return Names({}, {})
        return find_names(self.gate.parties(), self.gate.publishers(), parties, publishers)


def _by_slug(named: dict[int, Named]) -> dict[str, tuple[str, str]]:
    return {one.slug: (str(pk), one.name) for pk, one in named.items()}


def _unknown(facet: Facet, value: str) -> str:
    return f"There is no “{shortened(value)}” to choose under “{facet.title}”: the filter was left out."
