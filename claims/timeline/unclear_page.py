"""The tray of claims that cannot stand alone: nobody knows who is meant in them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from claims.models import Anchor, Appearance
from claims.permissions import Gate
from claims.timeline.evidence import Evidence, evidence_of, with_window

TELLINGS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Unclear:
    """One telling, the words of it that leave open who is meant, and the paragraph that may say it."""

    appearance: Appearance
    evidence: Evidence | None

    @property
    def words(self) -> str:
        """The words of which nobody knows who is meant."""
        return self.appearance.telling.unclear


@dataclass(frozen=True, slots=True)
class UnclearPage:
    """A page of such tellings, those of the latest articles first."""

    page: Page
    tellings: list[Unclear]


def unclear_tellings(gate: Gate) -> QuerySet[Appearance]:
    """Those that are visible and cannot stand alone, each with its ``telling``; the latest articles first."""
    rows = gate.appearances().exclude(telling__unclear="").exclude(claim__unclear="").filter(telling__isnull=False)
    return rows.select_related("telling").order_by("-article__published", "pk")


def load_unclear_page(gate: Gate, number: object = 1) -> UnclearPage:
    """The tellings of claims whose wording leaves open who is meant; at most three queries."""
    rows = unclear_tellings(gate).select_related("article__publisher", "claim__speaker", "first_snapshot")
    rows = rows.defer(
        "search", "claim__search", "first_snapshot__text", "first_snapshot__html", "first_snapshot__pages"
    )
    page = Paginator(rows, TELLINGS_A_PAGE).get_page(number)
    appearances = list(page)
    anchors = with_window(Anchor.objects.filter(appearance__in=appearances, snapshot=F("appearance__first_snapshot")))
    evidence = {anchor.appearance_id: evidence_of(anchor) for anchor in anchors}
    return UnclearPage(page, [Unclear(appearance, evidence.get(appearance.pk)) for appearance in appearances])
