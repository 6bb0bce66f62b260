"""Claims as a list on the page of a party or a source: one row each, newest first.

A list is asked for by the tellings that belong to it, always narrowed from ``Gate.appearances``. What a row shows
and counts is the whole claim, as on its own page, not only the tellings that brought it into the list.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Min, QuerySet

from claims.models import Appearance, Claim
from claims.permissions import Gate
from claims.timeline.chains import Chain, load_chains
from claims.timeline.wordings import word_as_known

CLAIMS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the telling that was published first, and its counts over what the viewer may see."""

    claim: Claim
    telling: Appearance
    chain: Chain
    n_articles: int
    n_origins: int


@dataclass(frozen=True, slots=True)
class ClaimList:
    """One page of a list of claims, and how many there are in all."""

    page: Page
    rows: list[ClaimRow]

    @property
    def n_claims(self) -> int:
        return self.page.paginator.count


def load_claim_list(gate: Gate, tellings: QuerySet[Appearance], number: object = 1) -> ClaimList:
    """A page of the claims that ``tellings`` tell; five queries."""
    days = tellings.filter(claim__isnull=False).order_by().values("claim")
    dated = days.annotate(first_on=Min("article__published__startswith"))
    ordered = dated.order_by(F("first_on").desc(nulls_last=True), "-claim")
    return list_claims(gate, ordered.values_list("claim", flat=True), number)


def list_claims(gate: Gate, claims: Sequence[int] | QuerySet, number: object = 1) -> ClaimList:
    """A page of these claims, by their ids; three queries, two more where ``claims`` is one."""
    page = Paginator(claims, CLAIMS_A_PAGE).get_page(number)
    return ClaimList(page, load_claim_rows(gate, list(page)))


def load_claim_rows(gate: Gate, ids: Collection[int]) -> list[ClaimRow]:
    """The rows of those of these claims that the viewer may see, in this order; three queries."""
    visible = gate.appearances().filter(claim__in=ids)
    firsts = {telling.claim_id: telling for telling in _first_tellings(visible)}
    counts = {row.pop("claim"): row for row in _counts(visible)}
    chains = load_chains(gate, {telling.pk: telling.origin and telling.origin.key for telling in firsts.values()})
    shown = [firsts[pk] for pk in ids if pk in firsts]
    word_as_known(gate, [first.claim for first in shown])
    return [ClaimRow(first.claim, first, chains.get(first.pk, ()), **counts[first.claim_id]) for first in shown]


def _first_tellings(visible: QuerySet[Appearance]) -> QuerySet[Appearance]:
    first = F("article__published__startswith").asc(nulls_last=True)
    unread = ("search", "reading", "claim__search", "claim__slots")
    return (
        visible.order_by("claim", first, "article__first_held_at", "pk")
        .distinct("claim")
        .select_related("claim__speaker", "article__publisher", "origin")
        .defer(*unread)
    )


def _counts(visible: QuerySet[Appearance]) -> QuerySet:
    counted = visible.order_by().values("claim")
    return counted.annotate(n_articles=Count("article", distinct=True), n_origins=Count("origin", distinct=True))
