"""All that an editor decides about where the tellings of one claim come from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from claims.models import Appearance, Claim, OriginDecision
from claims.permissions import Gate
from claims.terms import OriginKind, Status
from claims.timeline import clocks
from claims.timeline.origins import OriginShown, Printed, load_origins, print_names
from claims.timeline.outline import load_outline
from claims.timeline.wordings import words_alone

#: Of so many tellings, the earliest published, an editor chooses; of any other one by the way from its words.
MOST_TELLINGS = 300
#: So many origins, the earliest, are listed to be agreed to.
MOST_ORIGINS = 100

_DEAD = (Status.REJECTED, Status.WITHDRAWN)
_LOOKED_AT = (
    *("claim", "origin__label"),
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
class Agreed:
    """That an editor agreed to an origin: by one of its ``decisions`` it is undone, ``when`` are its days with who and
    why, once each. ``tellings`` are those that tell this claim; ``n_idle`` more do not now, or do not count."""

    decision: OriginDecision
    when: list[tuple[str, date, str]]
    tellings: list[Printed]
    n_idle: int


@dataclass(frozen=True, slots=True)
class ToAgree:
    """An origin as it is counted now, and how many of its tellings an editor agreed to; ``place`` is its number in the
    lists to choose from."""

    place: int
    origin: OriginShown
    n_agreed: int

    @property
    def keys(self) -> list[int]:
        """The keys of its tellings: what an editor agrees to."""
        return [telling.pk for telling in self.origin.tellings]

    @property
    def n_left(self) -> int:
        """How many tellings are not agreed to yet."""
        return len(self.origin.tellings) - self.n_agreed


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """A claim with its origins, to agree to, its tellings by their origins, to choose from, and what editors decided
    about them."""

    claim: Claim
    n_articles: int
    n_origins: int
    n_tellings: int
    origins: list[ToAgree]
    choices: Choices
    decided: list[Decided]
    agreed: list[Agreed]

    @property
    def n_left_out(self) -> int:
        """How many tellings are not to choose from."""
        return self.n_tellings - sum(len(tellings) for _, tellings in self.choices)

    @property
    def n_origins_left_out(self) -> int:
        """How many origins are not listed to be agreed to."""
        return self.n_origins - len(self.origins)


def load_origins_page(gate: Gate, number: int, telling: int | None = None) -> OriginsPage | None:
    """The page of the claim of this number, None where the viewer sees none; five queries.

    ``telling`` is one from which it was opened: it is among those to choose from in any case.
    """
    claim = gate.claims().filter(number=number).select_related("speaker").defer("search").first()
    if claim is None:
        return None
    outline = load_outline(gate, claim)
    printed, decisions = print_names(outline), _decisions(claim)
    agreed = [each for each in decisions if each.kind == OriginKind.AGREED]
    in_order = dict.fromkeys(each.origin_id for each in outline if each.origin_id)
    places = {pk: place for place, pk in enumerate(in_order, start=1)}
    return OriginsPage(
        claim=claim,
        n_articles=len({each.article_id for each in outline}),
        n_origins=len(places),
        n_tellings=len(outline),
        origins=_to_agree(load_origins(outline, printed, (), MOST_ORIGINS), places, decisions),
        choices=_choices(list(_tellings(claim, telling)), places),
        decided=[_decided(each) for each in decisions if each.kind != OriginKind.AGREED],
        agreed=_agreed(agreed, printed),
    )


def _decisions(claim: Claim) -> list[OriginDecision]:
    decisions = OriginDecision.objects.filter(Q(appearance__claim=claim) | Q(other__claim=claim))
    people = ("decided_by", "appearance__article__publisher", "other__article__publisher")
    return list(decisions.select_related(*people).order_by("pk"))


def _to_agree(
    origins: Iterable[OriginShown], places: dict[int, int], decisions: Iterable[OriginDecision]
) -> list[ToAgree]:
    said = {each.appearance_id: each.kind for each in decisions if each.kind != OriginKind.APART}
    return [ToAgree(places[origin.pk], origin, _n_agreed(origin, said)) for origin in origins]


def _n_agreed(origin: OriginShown, said: dict[int, str]) -> int:
    """How many of its tellings an editor agreed to; once there are such, those that took it from one count as well."""
    kinds = [said[telling.pk] for telling in origin.tellings if telling.pk in said]
    return len(kinds) if OriginKind.AGREED in kinds else 0


def _agreed(decisions: Iterable[OriginDecision], printed: dict[int, Printed]) -> list[Agreed]:
    by_origin: dict[int, list[OriginDecision]] = {}
    for each in decisions:
        by_origin.setdefault(each.other_id, []).append(each)
    return [_agreed_as_one(each, printed) for each in by_origin.values()]


def _agreed_as_one(decisions: Sequence[OriginDecision], printed: dict[int, Printed]) -> Agreed:
    said = {(each.decided_by.username, each.decided_at.date(), each.reason): None for each in decisions}
    tellings = [printed[each.appearance_id] for each in decisions if each.appearance_id in printed]
    return Agreed(decisions[0], list(said), tellings, len(decisions) - len(tellings))


def _tellings(claim: Claim, telling: int | None) -> list[Appearance]:
    rows = claim.appearances.exclude(status__in=_DEAD).select_related("article__publisher", "origin")
    rows = rows.only(*_LOOKED_AT).annotate(words=words_alone())
    in_order = rows.order_by("article__published__startswith", "pk")
    first = in_order[:MOST_TELLINGS]
    if telling is None:
        return list(first)
    among = in_order.filter(Q(pk=telling) | Q(pk__in=in_order.values("pk")[:MOST_TELLINGS]))
    return list(among)


def _choices(tellings: list[Appearance], places: dict[int, int]) -> Choices:
    """The tellings by origin, both in the order of their days; origins of one label are told apart by their place."""
    n_of = Counter(each.article_id for each in tellings)

    def place(telling: Appearance) -> int:
        return places.get(telling.origin_id, len(places) + 1)

    by_origin = [list(told) for _, told in groupby(sorted(tellings, key=place), key=place)]
    return [
        (
            f"{place(told[0])}. {told[0].origin.label}" if told[0].origin else _NO_ORIGIN,
            [(each.pk, _named(each, is_alone=n_of[each.article_id] == 1)) for each in told],
        )
        for told in by_origin
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
    named = f"{article.publisher.name}, {day}: “{_short(article.headline or telling.words)}”"
    return named if is_alone or not article.headline else f"{named}, “{_short(telling.words)}”"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
