"""What two parties say, or two outlets tell: the claims of both, and those of one alone.

An outlet tells what came through it: its own articles, and those of others that tell on its word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import BoolOr
from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, Min, OuterRef, Q

from claims.models import ChainLink, Dispute
from claims.permissions import Gate
from claims.timeline.claim_list import ClaimRow, load_claim_rows
from claims.timeline.disputes import roots_holding
from claims.timeline.names import Named
from claims.timeline.outlets_compared import Versus, load_versus
from claims.timeline.parties_compared import Against, load_about_each_other, load_against
from claims.timeline.picking import Pair

BOTH_A_PAGE, ALONE = 20, 10
#: Told by the first and by the second: both, the first alone, the second alone.
_WHOSE = ([True, True], [True, False], [False, True])


@dataclass(frozen=True, slots=True)
class Alone:
    """Claims of one of the two: some of them, newest first, how many there are, and in whose timelines its claims
    stand."""

    rows: list[ClaimRow]
    n: int
    timelines: list[Dispute] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """One beside the other. ``both`` are rows of the claims on this page that both tell; ``only`` is what each alone
    does, ``about`` what each says about the other (parties), ``versus`` how each tells what both do (outlets), and
    ``against`` where they contest each other (parties)."""

    page: Page
    both: list[ClaimRow]
    only: tuple[Alone, Alone]
    about: tuple[Alone, Alone] = (Alone([], 0), Alone([], 0))
    versus: Mapping[int, Versus] = field(default_factory=dict)
    against: list[Against] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[ClaimRow, Versus | None]]:
        """The claims of both, each with how either outlet tells it."""
        return [(row, self.versus.get(row.claim.pk)) for row in self.both]


def compare_two(gate: Gate, pair: Pair, one: Named, other: Named, number: object = 1) -> Compared:
    """Both beside each other, what both tell paged by 20; six queries (wound back, up to four more)."""
    conditions = tuple(_told_by(pair, each) for each in (one, other))
    told = _sort_out(gate, pair, one, other)
    together, *alone = ([pk for pk, *by in told if by == which] for which in _WHOSE)
    page = Paginator(together, BOTH_A_PAGE).get_page(number)
    is_outlets = pair == Pair.OUTLETS
    about = (set(), set()) if is_outlets else load_about_each_other(gate, one, other)
    about = tuple([pk for pk, *_ in told if pk in ids] for ids in about)
    shown = [*page, *(pk for ids in (*alone, *about) for pk in ids[:ALONE])]
    rows = {row.claim.pk: row for row in load_claim_rows(gate, list(dict.fromkeys(shown)))}
    timelines = _timelines(gate, pair, one, other)
    return Compared(
        page=page,
        both=[rows[pk] for pk in page if pk in rows],
        only=tuple(_alone(ids, rows, timelines[f"by_{n}"]) for n, ids in enumerate(alone)),
        about=tuple(_alone(ids, rows, timelines.get(f"about_{n}", [])) for n, ids in enumerate(about)),
        versus=load_versus(gate, list(page), conditions, (one, other)) if is_outlets else {},
        against=[] if is_outlets else load_against(gate, one, other),
    )


def _told_by(pair: Pair, who: Named) -> Q:
    """Whether a telling is the party's, or came through the outlet."""
    if pair == Pair.PARTIES:
        return Q(speaker=who.pk) | Q(speaker__isnull=True, claim__speaker=who.pk)
    return Q(Exists(ChainLink.objects.filter(appearance=OuterRef("pk"), publisher=who.pk)))


def _stands_by(pair: Pair, who: Named) -> Q:
    """The same of an entry."""
    return Q(speaker=who.pk) if pair == Pair.PARTIES else Q(channels__contains=[who.pk])


def _sort_out(gate: Gate, pair: Pair, one: Named, other: Named) -> list[tuple[int, bool, bool]]:
    """Every claim of either, newest first, with whether each of the two tells it; one query.

    Readers see nothing but what stands in a timeline, whose entries hold all of that; the tellings themselves are asked
    for people who see more.
    """
    if gate.sees_all:
        rows, whose, day = gate.appearances().filter(claim__isnull=False), _told_by, "article__published__startswith"
    else:
        rows, whose, day = gate.entries(), _stands_by, "published_on"
    by_one, by_other = (whose(pair, each) for each in (one, other))
    told = rows.filter(by_one | by_other).order_by().values("claim")
    told = told.annotate(by_one=BoolOr(by_one), by_other=BoolOr(by_other), first_on=Min(day))
    told = told.order_by(F("first_on").desc(nulls_last=True), "-claim")
    return list(told.values_list("claim", "by_one", "by_other"))


def _timelines(gate: Gate, pair: Pair, one: Named, other: Named) -> dict[str, list[Dispute]]:
    """Where what each says or tells stands, and (parties) what each says of the other; one query where there are
    several disputes."""
    held = {f"by_{n}": _stands_by(pair, who) for n, who in enumerate((one, other))}
    if pair == Pair.PARTIES:
        held["about_0"] = held["by_0"] & Q(about__contains=[other.pk])
        held["about_1"] = held["by_1"] & Q(about__contains=[one.pk])
    return roots_holding(gate, **held)


def _alone(ids: Sequence[int], rows: Mapping[int, ClaimRow], timelines: list[Dispute]) -> Alone:
    return Alone([rows[pk] for pk in ids[:ALONE] if pk in rows], len(ids), timelines)
