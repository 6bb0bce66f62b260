"""Other claims that may say the same as one: those that the machine found near, or that somebody looks for."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Max, Q

from claims.models import Anchor, Appearance, Claim, Resemblance
from claims.permissions import Gate
from claims.terms import Status
from claims.text.cleaning import one_line
from claims.timeline.evidence import Evidence, evidence_of, with_window
from claims.timeline.joins import Join, join_of, with_join

MOST = 10
MOST_TELLINGS = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim, and how near its tellings come to those of the other one: 0 to 1, None where nobody compared them."""

    claim: Claim
    nearness: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A telling of a claim with its paragraph, to be ticked or not; ``join`` is what holds it there, ``number`` the one
    that it has on the page of the claim."""

    number: int
    appearance: Appearance
    evidence: Evidence | None
    join: Join | None


def load_near(gate: Gate, claim: Claim) -> list[Candidate]:
    """The claims whose tellings the linking compared with this one's, the nearest first; two queries."""
    edges = Resemblance.objects.filter(appearance__claim=claim).values(their=F("other__claim"))
    others = Resemblance.objects.filter(other__claim=claim).values(their=F("appearance__claim"))
    scores: dict[int, float] = {}
    both = edges.annotate(best=Max("score")).union(others.annotate(best=Max("score")), all=True)
    for pk, score in both.values_list("their", "best"):
        scores[pk] = max(score, scores.get(pk, 0.0))
    rows = _claims(gate, claim).filter(pk__in=scores)
    found = sorted(rows, key=lambda row: (-scores[row.pk], row.pk))[:MOST]
    return [Candidate(row, scores[row.pk]) for row in found]


def find_by_words(gate: Gate, claim: Claim, words: str) -> list[Candidate]:
    """The claims in which these words stand, or which has this number; one query, none for no words."""
    words = one_line(words, 200)
    if not words:
        return []
    query = SearchQuery(words, config="english", search_type="websearch")
    wanted = Q(search=query)
    if words.isascii() and words.isdecimal() and len(words) < 19:
        wanted |= Q(number=int(words))
    rows = _claims(gate, claim).filter(wanted).annotate(rank=SearchRank(F("search"), query))
    return [Candidate(row) for row in rows.order_by("-rank", "pk")[:MOST]]


def find_other(number: int) -> Claim | None:
    """The claim of this number, one that is gone too, for a preview that says so: for the desk, which sees all."""
    rows = Claim.objects.select_related("speaker", "merged_into").filter(number=number)
    return rows.defer("search").first()


def load_told(claim: Claim) -> list[Told]:
    """The living tellings of a claim, the earliest first, with their paragraphs and what joins them; three queries."""
    living = claim.appearances.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    ordered = living.order_by("article__published__startswith", "article__first_held_at", "pk")
    keys = list(ordered.values_list("pk", flat=True)[:MOST_TELLINGS])
    rows = with_join(Appearance.objects.filter(pk__in=keys), keys).select_related(
        "article__publisher", "first_snapshot", "telling"
    )
    unread = ("search", *(f"first_snapshot__{column}" for column in ("text", "html", "pages")))
    tellings = rows.defer(*unread).in_bulk(keys)
    anchors = with_window(Anchor.objects.filter(appearance__in=keys, snapshot=F("appearance__first_snapshot")))
    evidence = {anchor.appearance_id: evidence_of(anchor) for anchor in anchors}
    numbers = {pk: number for number, pk in enumerate(keys, start=1)}
    return [
        Told(number, tellings[pk], evidence.get(pk), join_of(tellings[pk], numbers)) for pk, number in numbers.items()
    ]


def _claims(gate: Gate, claim: Claim):
    return gate.claims().exclude(pk=claim.pk).select_related("speaker").defer("search", "slots")
