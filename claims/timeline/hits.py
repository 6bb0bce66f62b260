"""Claims that were found, as a list shows them: each once, its words lit up, with the best of its tellings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import BigIntegerField, Count, Expression, F, Func, OuterRef, QuerySet, Subquery

from claims.models import Appearance, Claim
from claims.models.prepared import IsOneOf
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.text.highlight import Segment
from claims.timeline.matches import Place
from claims.timeline.wordings import word_as_known
from claims.timeline.words import CONFIG, query_of

# Private-use characters, which no text holds for a purpose: they become marks once the text is cut up.
_LIT, _UNLIT = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that was found, its words lit up, and the best of its tellings, or the first where the words were found
    in none; in how many articles the viewer sees it told, from how many origins."""

    claim: Claim
    wording: list[Segment]
    telling: Appearance | None
    content: list[Segment]
    n_articles: int
    n_origins: int

    @property
    def adds_words(self) -> bool:
        """Whether the telling has words of its own: more than another capital or full stop than the wording has."""
        return bool(self.telling) and _bare(self.telling.content) != _bare(self.claim.wording)


def load_hits(gate: Gate, places: Sequence[Place], words: str) -> list[ClaimHit]:
    """The claims that were found, in their order, with what ``words`` found in them lit up. Two queries at most.

    One more where only the wording of some has the words: they have their first telling.
    """
    if not places:
        return []
    ids = [place.claim for place in places]
    claims = _lit_claims(gate, ids=ids, words=words)
    tellings = list(_lit_tellings(gate, ids=[place.telling for place in places if place.telling], words=words))
    untold = [place.claim for place in places if not place.telling]
    tellings += _first(gate, untold) if untold else []
    return _hits(gate, ids, claims, tellings, lambda row: lit_segments(row.lit) if hasattr(row, "lit") else _plain(row))


def load_plain(gate: Gate, ids: Sequence[int]) -> list[ClaimHit]:
    """The claims with these ids, in their order, with nothing lit up. Two queries."""
    return _hits(gate, ids, _claims(gate, ids), _first(gate, ids), _plain)


def lit_segments(text: str, mark: str = "word") -> list[Segment]:
    """A text from the database's ``ts_headline`` in pieces; those between its two signs have the ``mark``."""
    pieces = []
    for part in text.split(_LIT):
        lit, unlit, plain = part.partition(_UNLIT)
        pieces += [Segment(lit, (mark,)), Segment(plain, ())] if unlit else [Segment(part, ())]
    return [piece for piece in pieces if piece.text]


def _claims(gate: Gate, ids: Sequence[int] | Expression) -> QuerySet[Claim]:
    claims = gate.claims().filter(IsOneOf("pk", ids)).select_related("speaker").defer("search", "slots")
    return claims.annotate(counts=Subquery(_counts(gate.appearances().filter(claim=OuterRef("pk")))))


def _counts(tellings: QuerySet[Appearance]) -> QuerySet:
    """Of the tellings of a claim: how many articles and how many origins they have, as one array."""
    counts = Count("article", distinct=True), Count("origin", distinct=True)
    both = Func(*counts, template="ARRAY[%(expressions)s]", output_field=ArrayField(BigIntegerField()))
    return tellings.order_by().values("claim").annotate(both=both).values("both")


def _in_full(tellings: QuerySet[Appearance]) -> QuerySet[Appearance]:
    return tellings.select_related("article__publisher").defer("search", "reading")


def _first(gate: Gate, ids: Sequence[int]) -> QuerySet[Appearance]:
    """Of each claim the telling that was published first."""
    of_claims = _in_full(gate.appearances().filter(claim__in=ids))
    by_day = F("article__published__startswith").asc(nulls_last=True)
    return of_claims.order_by("claim", by_day, "pk").distinct("claim")


def _hits(gate: Gate, ids, claims: Iterable[Claim], tellings: Iterable[Appearance], cut) -> list[ClaimHit]:
    """A claim in words that were not known yet on the gate's day is shown in others, in which nothing is lit up."""
    by_id = {claim.pk: claim for claim in claims}
    told = {telling.claim_id: telling for telling in tellings}
    own = {pk: claim.wording for pk, claim in by_id.items()}
    word_as_known(gate, by_id.values())
    return [
        ClaimHit(
            claim,
            cut(claim) if claim.wording == own[pk] else _plain(claim),
            told.get(pk),
            cut(told[pk]) if pk in told else [],
            *(claim.counts or (0, 0)),
        )
        for pk in ids
        if (claim := by_id.get(pk))
    ]


def _plain(row: Claim | Appearance) -> list[Segment]:
    return [Segment(row.wording if isinstance(row, Claim) else row.content, ())]


def lit(column: str, query: SearchQuery) -> SearchHeadline:
    """A column's text for ``lit_segments``, with what a query finds in it between the two signs."""
    return SearchHeadline(column, query, config=CONFIG, start_sel=_LIT, stop_sel=_UNLIT, highlight_all=True)


_lit_claims: Gated[Claim] = Gated(
    lambda gate, ids, words: _claims(gate, ids).annotate(lit=lit("wording", query_of(words))), "ids", "words"
)
_lit_tellings: Gated[Appearance] = Gated(
    lambda gate, ids, words: _in_full(
        gate.appearances().filter(IsOneOf("pk", ids)).annotate(lit=lit("content", query_of(words)))
    ),
    *("ids", "words"),
)


def _bare(words: str) -> str:
    return words.strip(" .,“”").casefold()
