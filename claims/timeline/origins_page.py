"""All that an editor decides about where the tellings of one claim come from."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from claims.models import Appearance, Claim, OriginDecision
from claims.permissions import Gate
from claims.terms import OriginKind, Status
from claims.timeline import clocks

#: Of so many tellings, the earliest published, an editor chooses; of any other one by the way from its words.
MOST_TELLINGS = 300

_DEAD = (Status.REJECTED, Status.WITHDRAWN)
_LOOKED_AT = (
    *("claim", "content", "origin__label"),
    *("article__headline", "article__published", "article__publisher__name"),
)
_LONGEST_WORDS = 70
_NO_ORIGIN = "Not counted for an origin yet"

Choices = list[tuple[str, list[tuple[int, str]]]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision; ``idle`` says why it comes to nothing now, "" where it holds."""

    decision: OriginDecision
    label: str
    idle: str

    @property
    def is_in_one_article(self) -> bool:
        """Whether both tellings are of one article, which tells them apart by nothing but their words."""
        return self.decision.appearance.article_id == self.decision.other.article_id


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """A claim with its tellings by their origins, to choose from, and what editors decided about them."""

    claim: Claim
    n_articles: int
    n_origins: int
    n_tellings: int
    choices: Choices
    decided: list[Decided]

    @property
    def n_left_out(self) -> int:
        """How many tellings are not to choose from."""
        return self.n_tellings - sum(len(tellings) for _, tellings in self.choices)


def load_origins_page(gate: Gate, number: int, telling: int | None = None) -> OriginsPage | None:
    """The page of the claim of this number, None where the viewer sees none; four queries.

    ``telling`` is one from which it was opened: it is among those to choose from in any case.
    """
    claim = gate.claims().filter(number=number).select_related("speaker").defer("search").first()
    if claim is None:
        return None
    living = claim.appearances.exclude(status__in=_DEAD)
    counts = living.aggregate(
        n_articles=Count("article", distinct=True), n_origins=Count("origin", distinct=True), n_tellings=Count("pk")
    )
    decisions = OriginDecision.objects.filter(Q(appearance__claim=claim) | Q(other__claim=claim))
    decisions = decisions.select_related(
        "decided_by", "appearance__article__publisher", "other__article__publisher"
    ).order_by("pk")
    return OriginsPage(
        claim=claim,
        choices=_choices(list(_tellings(claim, telling))),
        decided=[_decided(each) for each in decisions],
        **counts,
    )


def _tellings(claim: Claim, telling: int | None) -> list[Appearance]:
    rows = claim.appearances.exclude(status__in=_DEAD).select_related("article__publisher", "origin")
    rows = rows.only(*_LOOKED_AT)
    in_order = rows.order_by("article__published__startswith", "pk")
    first = in_order[:MOST_TELLINGS]
    if telling is None:
        return list(first)
    among = in_order.filter(Q(pk=telling) | Q(pk__in=in_order.values("pk")[:MOST_TELLINGS]))
    return list(among)


def _choices(tellings: list[Appearance]) -> Choices:
    """The tellings by origin, both in the order of their days; origins of one label are told apart by a number."""
    place: dict[int | None, int] = {}
    for each in tellings:
        place.setdefault(each.origin_id, len(place) + 1)
    n_of = Counter(each.article_id for each in tellings)
    by_origin = groupby(sorted(tellings, key=lambda each: place[each.origin_id]), key=lambda each: each.origin)
    return [
        (
            f"{place[origin.pk]}. {origin.label}" if origin else _NO_ORIGIN,
            [(each.pk, _named(each, is_alone=n_of[each.article_id] == 1)) for each in told],
        )
        for origin, told in by_origin
    ]


def _decided(decision: OriginDecision) -> Decided:
    return Decided(decision=decision, label=OriginKind(decision.kind).label, idle=_why_idle(decision))


def _why_idle(decision: OriginDecision) -> str:
    one, other = decision.appearance, decision.other
    if one.claim_id != other.claim_id:
        return "The two tell different claims now: it comes to nothing until they tell one again."
    if dead := next((each for each in (one, other) if each.status in _DEAD), None):
        name = dead.article.publisher.name
        return f"The telling of {name} is {Status(dead.status).label}: it comes to nothing until that counts again."
    return ""


def _named(telling: Appearance, *, is_alone: bool) -> str:
    """By what an editor knows it from the others: its outlet, its day, and the headline; its own words, too, unless it
    ``is_alone`` in its article."""
    article = telling.article
    day = clocks.label(article.published) or "no date"
    named = f"{article.publisher.name}, {day}: “{_short(article.headline or telling.content)}”"
    return named if is_alone or not article.headline else f"{named}, “{_short(telling.content)}”"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
