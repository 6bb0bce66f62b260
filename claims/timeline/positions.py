"""What a party has said over time, the oldest first, and where it changed its position.

A change is a relation "supersedes" between two claims of its own. On one matter: only what is about one other party.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Min, QuerySet

from claims.models import Appearance, Claim, ClaimRelation
from claims.permissions import Gate
from claims.terms import RelationKind, Status
from claims.timeline.claim_list import ClaimRow, load_claim_rows
from claims.timeline.wordings import word_as_known

POSITIONS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """That one claim took the place of another, in ``words`` that show it."""

    other: Claim
    words: str
    status: Status


@dataclass(frozen=True, slots=True)
class Position:
    """A claim, what it took the place of, and what took its place."""

    row: ClaimRow
    before: list[Turn]
    after: list[Turn]


@dataclass(frozen=True, slots=True)
class Positions:
    """A page of positions. ``matters`` are the parties that its claims are about (``name``, ``slug``, ``n``), and
    ``matter`` is the slug of the chosen one."""

    page: Page
    rows: list[Position]
    matters: list[dict]
    matter: str


def load_positions(
    gate: Gate, tellings: QuerySet[Appearance], matters: list[dict], matter: str = "", number: object = 1
) -> Positions:
    """A page of what these tellings, all of one speaker, say; five queries. An unknown matter leaves nothing out."""
    matter = matter if matter in {each["slug"] for each in matters} else ""
    if matter:
        about = gate.roles().concerned().filter(party__slug=matter)
        tellings = tellings.filter(claim__in=about.values("claim"))
    dated = tellings.filter(claim__isnull=False).order_by().values("claim")
    dated = dated.annotate(first_on=Min("article__published__startswith"))
    ordered = dated.order_by(F("first_on").asc(nulls_last=True), "claim").values_list("claim", flat=True)
    page = Paginator(list(ordered), POSITIONS_A_PAGE).get_page(number)  # counted without a query of its own
    rows = load_claim_rows(gate, list(page))
    return Positions(page, _with_turns(rows, _turns_of(gate, rows)), matters, matter)


def _turns_of(gate: Gate, rows: Iterable[ClaimRow]) -> list[ClaimRelation]:
    claims = [row.claim.pk for row in rows]
    turns = gate.relations().filter(kind=RelationKind.SUPERSEDES, claim__speaker=F("other__speaker"))
    either = turns.filter(claim__in=claims) | turns.filter(other__in=claims)
    found = list(either.select_related("claim", "other").order_by("pk"))
    word_as_known(gate, [end for turn in found for end in (turn.claim, turn.other)])
    return found


def _with_turns(rows: Iterable[ClaimRow], turns: Iterable[ClaimRelation]) -> list[Position]:
    before: dict[int, list[Turn]] = {}
    after: dict[int, list[Turn]] = {}
    for turn in turns:
        before.setdefault(turn.claim_id, []).append(Turn(turn.other, turn.words, Status(turn.status)))
        after.setdefault(turn.other_id, []).append(Turn(turn.claim, turn.words, Status(turn.status)))
    return [Position(row, before.get(row.claim.pk, []), after.get(row.claim.pk, [])) for row in rows]
