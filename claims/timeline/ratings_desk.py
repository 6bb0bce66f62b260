"""Ratings as the desk sees them, withdrawn ones too."""

from django.core.paginator import Page, Paginator

from claims.models import Claim, Rating
from claims.permissions import Gate

RATINGS_A_PAGE = 20


def load_ratings(gate: Gate, number: object = 1) -> Page:
    """A page of all ratings with their claims, what was changed last first; two queries."""
    rows = gate.kept_ratings().select_related("claim", "decided_by").defer("claim__search", "claim__slots", "reasons")
    return Paginator(rows.order_by("-updated_at", "-pk"), RATINGS_A_PAGE).get_page(number)


def find_rating(gate: Gate, pk: int) -> Rating | None:
    """The rating with this key and its claim, in whatever state; one query."""
    rows = gate.kept_ratings().select_related("claim", "decided_by").defer("claim__search", "claim__slots")
    return rows.filter(pk=pk).first()


def latest_rating(gate: Gate) -> Rating | None:
    """The rating that was changed last, of whatever claim; one query."""
    return gate.kept_ratings().order_by("-updated_at", "-pk").first()


def ratings_standing_on(gate: Gate, claim: Claim) -> list[Rating]:
    """The ratings that stand on a claim; one query."""
    return list(gate.kept_ratings().filter(claim=claim, withdrawn_at=None).order_by("pk"))
