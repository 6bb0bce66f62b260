"""New claims, and new tellings of older ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Min, Q, QuerySet, Subquery, Value, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, RowNumber

from claims.models import Appearance, Claim, TimelineEntry
from claims.timeline.chains import Chain, chains_of
from claims.timeline.news.parts import Asked

#: So many claims are looked at, the latest; and of each so many of its new tellings are shown.
MOST_CLAIMS, MOST_TELLINGS = 1_000, 3
#: So many entries are read for each, to begin with.
_TELLINGS_A_CLAIM = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A claim of which something is new: when the viewer first saw it, when last, and how many tellings are new."""

    claim: int
    first_at: datetime
    last_at: datetime
    n_new: int
    n_articles: int
    n_origins: int


@dataclass(frozen=True, slots=True)
class Told:
    """A telling that is new, and its chain."""

    appearance: Appearance
    chain: Chain


@dataclass(frozen=True, slots=True)
class ClaimNews:
    """A claim with its new tellings, the one that was published first at the head."""

    group: Group
    claim: Claim
    tellings: list[Told]

    @property
    def n_further(self) -> int:
        """New tellings that are not shown."""
        return self.group.n_new - len(self.tellings)


def load_groups(asked: Asked) -> list[Group]:
    """The claims of which something is new, latest first, at most one more than ``MOST_CLAIMS``.

    The latest entries are read, so many that there should be enough claims among them, and only of what is listed all
    entries are counted. One query, or some more where few claims have many tellings; two where there is none.
    """
    n_read = MOST_CLAIMS
    while True:
        n_read *= _TELLINGS_A_CLAIM
        late = asked.late_moment(n_read)
        rows = list(_groups(asked, Coalesce(Subquery(late), Value(asked.moment))))
        reached = rows[0][-1] if rows else next(iter(late), asked.moment)
        if len(rows) > MOST_CLAIMS or reached == asked.moment:
            return [Group(*row[:-1]) for row in rows]


def _groups(asked: Asked, since: Combinable) -> QuerySet:
    """A row for each of the claims that have an entry since a moment, not before the one asked for; it is the last
    column."""
    latest = asked.late(since).order_by().values("claim").annotate(at=Max("seen_at")).order_by("-at", "-claim")
    of_latest = asked.entries().filter(claim__in=latest.values("claim")[: MOST_CLAIMS + 1])
    told = of_latest.annotate(since=since).order_by()
    counted = told.values_list("claim").annotate(
        first_at=Min("seen_at"),
        last_at=Max("seen_at"),
        n_new=Count("pk", filter=Q(seen_at__gte=asked.moment)),
        n_articles=Count("article", distinct=True),
        n_origins=Count("origin", distinct=True),
        reached=Max("since"),
    )
    return counted.order_by("-last_at", "-claim")


def load_claim_news(asked: Asked, groups: Collection[Group]) -> dict[int, ClaimNews]:
    """By claim, what is new of it; two queries."""
    told = list(_new_tellings(asked, [group.claim for group in groups])) if groups else []
    chains = chains_of({entry.appearance_id: None for entry in told}) if told else {}
    by_claim: dict[int, list[TimelineEntry]] = {}
    for entry in told:
        by_claim.setdefault(entry.claim_id, []).append(entry)
    return {group.claim: _news(group, by_claim[group.claim], chains) for group in groups if group.claim in by_claim}


def _new_tellings(asked: Asked, claims: list[int]) -> QuerySet[TimelineEntry]:
    first = [F("published_on").asc(nulls_last=True), F("appearance").asc()]
    rank = Window(RowNumber(), partition_by="claim", order_by=first)
    fresh = asked.fresh().filter(claim__in=claims)
    left_out = ["search", "reading", "claim__search", "claim__slots"]
    left_out += ["first_snapshot__text", "first_snapshot__html", "first_snapshot__pages"]
    return (
        fresh.annotate(rank=rank)
        .filter(rank__lte=MOST_TELLINGS)
        .select_related("appearance__claim__speaker", "appearance__first_snapshot", "appearance__article__publisher")
        .defer(*(f"appearance__{name}" for name in left_out))
        .order_by("claim", "rank")
    )


def _news(group: Group, entries: list[TimelineEntry], chains: dict[int, Chain]) -> ClaimNews:
    told = [Told(entry.appearance, chains.get(entry.appearance_id, ())) for entry in entries]
    return ClaimNews(group, entries[0].appearance.claim, told)
