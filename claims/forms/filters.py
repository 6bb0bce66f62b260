"""The filters of a timeline, read from its address. What cannot be read is left out and said, with the way back."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.forms.fields import DayField, SoughtField, TermField, ValuesField, are_keys, shortened
from claims.models import Dispute
from claims.permissions import Gate
from claims.terms import Certainty, Clock, Directness, PartyRole, Standing, Term
from claims.timeline.claim_lookup import find_numbered
from claims.timeline.facets import Offered, kinds_of_source, language, role_label, terms
from claims.timeline.filters import (
    ABOUT,
    CERTAINTY,
    CLAIM,
    DIRECTNESS,
    FACETS,
    FIRST,
    LANGUAGE,
    MINUS,
    PUBLISHER,
    ROLE,
    SOURCE,
    SPEAKER,
    STANDING,
    STANDINGS,
    STATUS,
    THREAD,
    WORDS,
    Choice,
    Facet,
    Filters,
    Order,
    searched_for,
)
from claims.timeline.jumps import Jump
from claims.timeline.keeping import Keep
from claims.timeline.looks import Look, Row, Sort, Zoom
from claims.timeline.names import Named, Names, find_names
from claims.timeline.paging import Cursor, StaleCursor
from claims.timeline.party_page import survivors_of
from claims.timeline.publisher_page import outlets_of_today
from claims.timeline.viewing import view_holds_until

#: The values that are the same in every dispute: value in the address → key and label.
_TERMS: dict[Facet, Offered] = {
    STANDING: terms(Standing),
    SOURCE: kinds_of_source(),
    DIRECTNESS: terms(Directness),
    CERTAINTY: terms(Certainty),
    STATUS: {status.value: (str(standing), status.label) for status, standing in STANDINGS.items()},
}
_LANGUAGE = re.compile(r"[a-z]{2,8}")
_NAMES: Keep[tuple, Names] = Keep(most=256)
#: So many of the values that were not understood are repeated in the message.
_N_NAMED = 3
_OF_PARTIES, _OF_OUTLETS = (SPEAKER, ABOUT, ROLE), (FIRST, PUBLISHER)
_NO_OTHER = "There is no {} to choose under “{}”."
#: Where no list shows what there is.
_NO_SUCH = {CLAIM: "No claim that is published has the number {}. The number of a claim stands at the top of its page."}
_STALE = "This link to a further page is out of date or damaged."
#: What stands before a facet's name in the parameter that looks for words in it.
FIND = "find-"


class LeftOut(ValidationError):
    """What is wrong with a parameter, in words, and what a page that shows the rest does ``instead``."""

    def __init__(self, wrong: str, instead: str):
        super().__init__(wrong, "left_out")
        self.instead = instead


class FilterForm(forms.Form):
    """The query string of a timeline.

    Once validated, with errors or without, it has ``filters``, ``page_cursor`` (None: the first page) and
    ``claim_to_show`` made of all that could be read, and ``problems``, a message for everything else; a page that shows
    what could be read says ``left_out``. Merges are followed: ``moved`` has, by what the address calls one, the party,
    the outlet or the claim that stands in its place.
    """

    clock = TermField(Clock, default=Clock.PUBLISHED)
    order = TermField(Order, default=Order.NEWEST)
    look = TermField(Look, default=Look.LIST)
    row = TermField(Row, default=Row.PARTY)
    zoom = TermField(Zoom, default=Zoom.MONTH)
    sort = TermField(Sort, default=Sort.DAY)
    jump = forms.ChoiceField(
        choices=Jump.choices(),
        required=False,
        error_messages={"invalid_choice": "The list can go to “today” or to the last “change”, nowhere else."},
    )
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

    def __init__(self, query: QueryDict, gate: Gate, threads: list[Dispute], names_by: Callable[[Clock], Names]):
        """``names_by`` gives the names in the dispute, of what is read for a clock; others the gate is asked for."""
        super().__init__(query)
        self.gate, self.threads, self.names_by = gate, threads, names_by
        self.filters, self.page_cursor = Filters(), None
        self.moved: list[tuple[str, Named]] = []
        self.fields["from"] = DayField()
        self.fields["to"] = DayField(last=True)
        for facet in (*FACETS, CLAIM):  # only what is asked for: to make a field takes as long as to read it
            if facet.name in query:
                self.fields[facet.name] = ValuesField(facet.title)
            if FIND + facet.name in query:
                self.fields[FIND + facet.name] = forms.CharField(required=False, max_length=100)
        if WORDS.name in query:
            self.fields[WORDS.name] = SoughtField(required=False)

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]

    @property
    def left_out(self) -> list[str]:
        """The same, with what a page shows in its place."""
        errors = [error for listed in self.errors.as_data().values() for error in listed]
        consequences = [f" {error.instead}" if isinstance(error, LeftOut) else "" for error in errors]
        return [problem + consequence for problem, consequence in zip(self.problems, consequences, strict=True)]

    @property
    def claim_to_show(self) -> int | None:
        """The number of the claim whose evidence is wanted."""
        return self.cleaned_data.get("show")

    @property
    def place_to_go(self) -> Jump | None:
        """The place in the list to go to."""
        return Jump.parse(self.cleaned_data.get("jump"))

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
            choices=(*self._choices(), *self._words()),
            first=first,
            last=last,
            clock=self.cleaned_data.get("clock", Clock.PUBLISHED),
            order=self.cleaned_data.get("order", Order.NEWEST),
            known=self.gate.known,
            finds=tuple((facet, words) for facet in FACETS if (words := self.cleaned_data.get(FIND + facet.name))),
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
            self.add_error("cursor", LeftOut(_STALE, "Here is the first page."))

    def _choices(self) -> Iterator[Choice]:
        known = self._known_values()
        for facet in (*FACETS, CLAIM):
            chosen, unknown = self._read(facet, known[facet])
            if unknown:
                self.add_error(facet.name, _unknown(facet, unknown))
            if contrary := [choice for choice in chosen if choice.is_out and choice.turned in chosen]:
                self.add_error(facet.name, _contradicting(facet, contrary))
            yield from (choice for choice in chosen if choice not in contrary)

    def _words(self) -> Iterator[Choice]:
        if words := self.cleaned_data.get(WORDS.name):
            yield searched_for(words)

    def _read(self, facet: Facet, known: Offered) -> tuple[list[Choice], list[str]]:
        """The choices of one facet, and the values that nobody knows."""
        chosen, unknown = [], []
        for given in self.cleaned_data.get(facet.name, ()):
            value = given.removeprefix(MINUS)
            if found := known.get(value):
                chosen.append(Choice(facet, value, *found, is_out=given != value))
            else:
                unknown.append(given)
        return chosen, unknown

    def _known_values(self) -> dict[Facet, Offered]:
        """Facet → value in the address → its key and label."""
        names = self._find_names()
        if self._follow_merges(names):
            names = self._find_names()
        parties, publishers = _by_slug(names.parties), _by_slug(names.publishers)
        return {
            **_TERMS,
            THREAD: {thread.slug: (str(thread.pk), thread.title) for thread in self.threads},
            SPEAKER: parties,
            ABOUT: parties,
            ROLE: _roles(names.parties),
            FIRST: publishers,
            PUBLISHER: publishers,
            LANGUAGE: {code: (code, language(code)) for code in self._slugs(LANGUAGE) if _LANGUAGE.fullmatch(code)},
            CLAIM: self._find_claims() if self.cleaned_data.get(CLAIM.name) else {},
        }

    def _follow_merges(self, names: Names) -> bool:
        """Put the parties and outlets of today in the place of those that were merged; whether there were any."""
        parties = {*self._party_slugs()} - names.parties_by_slug.keys()
        outlets = {*self._outlet_slugs()} - names.publishers_by_slug.keys()
        of_parties = survivors_of(self.gate, parties) if parties else {}
        of_outlets = outlets_of_today(self.gate, outlets) if outlets else {}
        for facets, moved in ((_OF_PARTIES, of_parties), (_OF_OUTLETS, of_outlets)):
            for facet in facets if moved else ():
                self._put_in_place(facet, moved)
        self.moved = [*of_parties.items(), *of_outlets.items()]
        return bool(self.moved)

    def _put_in_place(self, facet: Facet, moved: dict[str, Named]) -> None:
        values = (_of_today(value, moved) for value in self.cleaned_data.get(facet.name, ()))
        self.cleaned_data[facet.name] = list(dict.fromkeys(values))

    def _find_claims(self) -> Offered:
        """The claims that stand for the numbers in the address today, to whatever day the page is wound back: one that
        came later is found nowhere then."""
        given = [value for value in self._slugs(CLAIM) if are_keys([value])]
        found = find_numbered(replace(self.gate, known=None), {int(value) for value in given})
        claims = {value: _named_claim(*found[int(value)]) for value in given if int(value) in found}
        self._put_in_place(CLAIM, claims)
        self.moved += [(f"claim {int(value)}", one) for value, one in claims.items() if int(value) != int(one.slug)]
        return _by_slug({one.pk: one for one in claims.values()})

    def _party_slugs(self) -> list[str]:
        roles = [slug for _, _, slug in (value.partition(":") for value in self._slugs(ROLE)) if slug]
        return [*self._slugs(SPEAKER), *self._slugs(ABOUT), *roles]

    def _outlet_slugs(self) -> list[str]:
        return [*self._slugs(FIRST), *self._slugs(PUBLISHER)]

    def _find_names(self) -> Names:
        parties, publishers = self._party_slugs(), self._outlet_slugs()
        if not parties and not publishers:
            return Names({}, {})
        here = self.names_by(self.cleaned_data.get("clock", Clock.PUBLISHED))
        if here.parties_by_slug.keys() >= {*parties} and here.publishers_by_slug.keys() >= {*publishers}:
            return Names(
                {named.pk: named for named in map(here.parties_by_slug.get, parties)},
                {named.pk: named for named in map(here.publishers_by_slug.get, publishers)},
            )
        return self._find_elsewhere(parties, publishers)

    def _find_elsewhere(self, parties: list[str], publishers: list[str]) -> Names:
        """Those of these names that stand anywhere, if not in this dispute: whoever asks for them finds nothing."""
        gate = self.gate
        return _NAMES.get(
            (gate.sees_all, gate.known, tuple(parties), tuple(publishers)),
            gate.now,
            lambda: find_names(gate.parties(), gate.publishers(), parties, publishers),
            lambda: view_holds_until(gate),
        )

    def _slugs(self, facet: Facet) -> list[str]:
        return [value.removeprefix(MINUS) for value in self.cleaned_data.get(facet.name, ())]


def _of_today(value: str, moved: dict[str, Named]) -> str:
    """A value as an address has it, of the party or outlet that stands: "openai", "-openai", "accused:openai"."""
    before, colon, slug = value.removeprefix(MINUS).rpartition(":")
    if slug not in moved:
        return value
    return (MINUS if value.startswith(MINUS) else "") + before + colon + moved[slug].slug


def _named_claim(pk: int, number: int) -> Named:
    return Named(pk, str(number), f"claim {number}")


def _by_slug(named: dict[int, Named]) -> Offered:
    return {one.slug: (str(pk), one.name) for pk, one in named.items()}


def _roles(parties: dict[int, Named]) -> Offered:
    """Each role but the plainest, alone and with each of these parties."""
    roles = [role for role in PartyRole if role != PartyRole.ABOUT]
    alone = {role.value: (role.value, role_label(role)) for role in roles}
    return alone | {
        f"{role}:{one.slug}": (f"{role}:{pk}", role_label(role, one.name))
        for role in roles
        for pk, one in parties.items()
    }


def _unknown(facet: Facet, values: list[str]) -> LeftOut:
    named = ", ".join(f"“{shortened(value, 40)}”" for value in values[:_N_NAMED])
    more = f" and {len(values) - _N_NAMED} more" if len(values) > _N_NAMED else ""
    they = "The filter was" if len(values) == 1 else "The filters were"
    return LeftOut(_NO_SUCH.get(facet, _NO_OTHER).format(named + more, facet.title), f"{they} left out.")


def _contradicting(facet: Facet, choices: list[Choice]) -> LeftOut:
    named = ", ".join(f"“{shortened(choice.label, 40)}”" for choice in choices[:_N_NAMED])
    it = "It is" if len(choices) == 1 else "They are"
    return LeftOut(f"{named} cannot be both wanted and left out under “{facet.title}”.", f"{it} only wanted.")
