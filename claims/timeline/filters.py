"""What a timeline is asked for: the query string of its address, understood.

A filter is a plain value; it becomes a condition in ``query`` and a query string again in ``Filters.query``.
Two addresses that ask for the same have the same canonical query string. A value with a minus before it is left out:
``?by=openai`` is what OpenAI said, ``?by=-openai`` all that others said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

import numpy as np
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import TimelineEntry
from claims.permissions import Known
from claims.terms import Clock, Standing, Status, Term
from claims.timeline import as_of
from claims.timeline.looks import Look, Row, Sort, Zoom

#: What stands before a value that is left out, in the address.
MINUS = "-"
#: Stays as it is in an address.
UNQUOTED = ":"


class Order(Term):
    """In which direction a timeline runs."""

    NEWEST = "newest", "newest first"
    OLDEST = "oldest", "oldest first"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a timeline: ``name`` in the address, ``title`` on the page, ``column`` of the entry table.

    ``column_then`` is the one that the gate puts beside it where it is wound back.
    """

    name: str
    title: str
    column: str
    is_array: bool = False
    column_then: str = ""


THREAD = Facet("thread", "Thread", "threads", is_array=True)
SPEAKER = Facet("by", "Who said it", "speaker")
ABOUT = Facet("about", "About", "about", is_array=True, column_then="about_then")
STANDING = Facet("standing", "Standing", "standings", is_array=True)
ROLE = Facet("role", "Role", "roles", is_array=True, column_then="roles_then")
FIRST = Facet("first", "First reported by", "root")
PUBLISHER = Facet("publisher", "Publisher", "channels", is_array=True)
SOURCE = Facet("source", "Kind of source", "kinds", is_array=True)
DIRECTNESS = Facet("directness", "Directness", "directness")
CERTAINTY = Facet("certainty", "Certainty", "certainty")
STATUS = Facet("status", "Status", "standing")
LANGUAGE = Facet("language", "Language", "language")
#: In the order of the page and of the canonical address.
FACETS = (THREAD, SPEAKER, ABOUT, FIRST, STANDING, ROLE, PUBLISHER, SOURCE, DIRECTNESS, CERTAINTY, STATUS, LANGUAGE)
#: Words that claims are searched for. They narrow a timeline as a value of a facet does, and have no figures.
WORDS = Facet("q", "Words", "")
#: Claims by their numbers: the same. Their keys are known even of those that were withdrawn.
CLAIM = Facet("claim", "Number", "claim")
#: Everything but the period.
NARROWING = (*FACETS, WORDS, CLAIM)
_PLACES = {facet.name: number for number, facet in enumerate(NARROWING)}

#: What the facet "status" says in the address, and what the entry table says.
STANDINGS = {Status.SUGGESTED: TimelineEntry.SUGGESTED, Status.ACCEPTED: TimelineEntry.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: ``value`` in the address, ``key`` in the entry table (as text), ``label`` on the page.

    ``is_out``: what has the value is left out.
    """

    facet: Facet
    value: str
    key: str
    label: str
    is_out: bool = False

    @property
    def asked(self) -> str:
        """As it stands in the address."""
        return f"{MINUS}{self.value}" if self.is_out else self.value

    @property
    def turned(self) -> "Choice":
        """The same value left out instead of wanted, or the other way round."""
        return Choice(self.facet, self.value, self.key, self.label, not self.is_out)


@dataclass(frozen=True, slots=True, eq=False)
class WordsFound:
    """What words that are searched for find in columns: the ``rows`` that have them, their ``tellings``, and the claims
    whose own wording does."""

    rows: np.ndarray
    tellings: np.ndarray
    worded: np.ndarray


@dataclass(frozen=True)
class Filters:
    """All that narrows and orders a timeline. Several values of one facet mean any of them; facets add up.

    ``first`` and ``last`` are days of the chosen clock, both inclusive. ``known`` is the day to which the timeline is
    wound back; what that leaves out the gate decides, here it stands for the address. ``look``, ``row`` (of lanes),
    ``zoom`` and ``sort`` (of a table) say how what passes is shown. ``finds`` are words by which values are looked for
    inside a facet; they narrow nothing and stand in no canonical address. ``found`` is what the words that are searched
    for find in the columns at hand (``searched``): before anything is counted there, they must have been looked for.
    """

    choices: tuple[Choice, ...] = ()
    first: date | None = None
    last: date | None = None
    clock: Clock = Clock.PUBLISHED
    order: Order = Order.NEWEST
    known: Known | None = None
    look: Look = Look.LIST
    row: Row = Row.PARTY
    zoom: Zoom = Zoom.MONTH
    sort: Sort = Sort.DAY
    finds: tuple[tuple[Facet, str], ...] = ()
    found: WordsFound | None = field(default=None, compare=False)

    @property
    def day(self) -> str:
        """The column of the entry table that holds the day of the chosen clock."""
        return f"{self.clock}_on"

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.choices or self.first or self.last)

    @property
    def is_by_number(self) -> bool:
        """Whether claims are asked for by their numbers alone."""
        rest = self.without(CLAIM).is_narrow or self.left_out(CLAIM)
        return self.is_narrow and not rest

    @property
    def words(self) -> str:
        """What claims are searched for; mostly nothing."""
        return next((choice.value for choice in self.of(WORDS)), "")

    @property
    def shows_withdrawn(self) -> bool:
        """Whether withdrawn claims may be listed: nothing but their numbers is known of them to go by."""
        return not (self.without(STANDING).without(CLAIM).is_narrow or self.left_out(STANDING))

    @property
    def wants_withdrawn(self) -> bool:
        """Whether withdrawn claims are to be listed: all, or those whose numbers are asked for."""
        standings = self.of(STANDING) or self.of(CLAIM)
        return self.shows_withdrawn and any(
            choice.facet is CLAIM or choice.key == Standing.WITHDRAWN for choice in standings
        )

    @property
    def period(self) -> DateRange:
        """From ``first`` to ``last`` as a clock is stored."""
        return DateRange(self.first, self.last, bounds="[]")

    def choices_of(self, facet: Facet) -> list[Choice]:
        """The chosen values of one facet, wanted and left out."""
        return [choice for choice in self.choices if choice.facet is facet]

    def of(self, facet: Facet) -> list[Choice]:
        """The wanted values of one facet."""
        return [choice for choice in self.choices_of(facet) if not choice.is_out]

    def left_out(self, facet: Facet) -> list[Choice]:
        """The values of one facet that are left out."""
        return [choice for choice in self.choices_of(facet) if choice.is_out]

    def find(self, facet: Facet) -> str:
        """The words that are looked for inside a facet; mostly none."""
        return dict(self.finds).get(facet, "")

    def toggled(self, choice: Choice) -> "Filters":
        """With ``choice`` added, in the place of its contrary, or taken away where it was chosen."""
        others = tuple(other for other in self.choices if other not in (choice, choice.turned))
        return replace(self, choices=others if choice in self.choices else (*others, choice))

    def without(self, facet: Facet) -> "Filters":
        """With any value of one facet."""
        return replace(self, choices=tuple(other for other in self.choices if other.facet is not facet))

    def searching(self, words: str) -> "Filters":
        """With other words to search for."""
        return replace(self, choices=(*self.without(WORDS).choices, searched_for(words)), found=None)

    def having_found(self, found: WordsFound) -> "Filters":
        """With what its words find."""
        return replace(self, found=found)

    def during(self, first: date | None, last: date | None) -> "Filters":
        """With another period, or with none."""
        return replace(self, first=first, last=last)

    def without_period(self) -> "Filters":
        """With any period."""
        return self.during(None, None)

    def by(self, clock: Clock) -> "Filters":
        """By another clock. The period goes, because it was meant for the old one."""
        return self if clock == self.clock else replace(self, clock=clock, first=None, last=None)

    def ordered(self, order: Order) -> "Filters":
        """In another direction."""
        return replace(self, order=order)

    def cleared(self) -> "Filters":
        """Nothing left out; clock, order, look and the day it is wound back to stay."""
        return replace(self, choices=(), first=None, last=None, finds=())

    def zoomed(self, zoom: Zoom) -> "Filters":
        """With bars of another length."""
        return replace(self, zoom=zoom)

    def looking(self, look: Look) -> "Filters":
        """In another look."""
        return replace(self, look=look)

    def column(self, facet: Facet) -> str:
        """The column of the entries (of ``query.entries_for``) that holds the values of a facet."""
        return facet.column_then if facet.column_then and self.known else facet.column

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the canonical address, in their order; what is the default is not said."""
        found = [(choice.facet.name, choice.asked) for choice in sorted(self.choices, key=place_of)]
        found += [("from", self.first.isoformat())] if self.first else []
        found += [("to", self.last.isoformat())] if self.last else []
        found += [("clock", self.clock.value)] if self.clock != Clock.PUBLISHED else []
        found += [("order", self.order.value)] if self.order != Order.NEWEST else []
        return found + self._look_pairs() + as_of.pairs(self.known)

    def _look_pairs(self) -> list[tuple[str, str]]:
        found = [("look", self.look.value)] if self.look != Look.LIST else []
        found += [("row", self.row.value)] if self.look == Look.LANES and self.row != Row.PARTY else []
        found += [("sort", self.sort.value)] if self.look == Look.TABLE and self.sort != Sort.DAY else []
        return found + ([("zoom", self.zoom.value)] if self.zoom != Zoom.MONTH else [])

    def query(self, **more: str | int) -> str:
        """The canonical query string with its question mark, and ``more`` at its end; "" when there is nothing."""
        pairs = [*self.pairs(), *more.items()]
        return f"?{encoded(pairs)}" if pairs else ""


def searched_for(words: str) -> Choice:
    """Words to search for, as a choice among filters."""
    return Choice(WORDS, words, words, words)


def encoded(pairs: Iterable[tuple[str, object]]) -> str:
    """Parameters as they stand in an address; the colon of a role stays one."""
    return "&".join([parameter(name, value) for name, value in pairs])


@lru_cache(maxsize=20_000)
def parameter(name: str, value: object) -> str:
    """One of them. Kept, for a page has hundreds, many of them the same."""
    return urlencode([(name, value)], safe=UNQUOTED)


def place_of(choice: Choice) -> tuple[int, bool, str]:
    """Where a choice stands in the address."""
    return _PLACES[choice.facet.name], choice.is_out, choice.value
