"""The list of parties, A to Z."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import Left

from claims.models import Folded, Party
from claims.permissions import Gate
from claims.terms import PartyKind
from claims.timeline.keeping import Keep
from claims.timeline.viewing import kept_for_view

PARTIES_A_PAGE = 100
_KEPT: Keep[tuple, list[Party]] = Keep(most=4)


@dataclass(frozen=True, slots=True)
class PartyList:
    """One page of parties, each with ``initial``, ``n_said`` and ``n_about``; and the initials there are."""

    page: Page
    initials: list[str]


def load_party_list(gate: Gate, kind: PartyKind | None, initial: str, number: object = 1) -> PartyList:
    """A page of the visible parties, narrowed to a kind and to the first letter of the folded name; three queries, none
    of them where the parties are kept."""
    parties = [party for party in kept_for_view(_KEPT, gate, None, lambda: _read(gate)) if kind in (None, party.kind)]
    initials = sorted({party.initial for party in parties})
    shown = [party for party in parties if initial in ("", party.initial)]
    return PartyList(Paginator(shown, PARTIES_A_PAGE).get_page(number), initials)


def _read(gate: Gate) -> list[Party]:
    """All visible parties with what is counted of them, by name."""
    named = gate.parties().annotate(folded=Folded("name"), initial=Left(Folded("name"), 1))
    parties = list(named.order_by("folded", "pk"))
    count_claims(gate, parties)
    return parties


def count_claims(gate: Gate, parties: list[Party]) -> None:
    """Give each of these ``n_said`` and ``n_about``, of how many claims; two queries."""
    claims = gate.claims()
    about = gate.roles().concerned().filter(party__in=parties, claim__in=claims)
    n_said = _by(claims.filter(speaker__in=parties), "speaker", "pk")
    n_about = _by(about, "party", "claim")
    for party in parties:
        party.n_said, party.n_about = n_said.get(party.pk, 0), n_about.get(party.pk, 0)


def _by(rows: QuerySet, column: str, counted: str) -> dict[int, int]:
    return dict(rows.order_by().values(column).annotate(n=Count(counted, distinct=True)).values_list(column, "n"))
