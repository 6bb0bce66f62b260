"""All tellings of one claim in outline: enough to count, to order and to set the clocks, without their words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from claims.models import Appearance, Claim
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Certainty, Directness, Status
from claims.timeline import clocks

#: The clocks of a telling, and the path to each.
_CLOCKS = {"happened": "", "said": "", "published": "article__"}


@dataclass(frozen=True, slots=True)
class Outline:
    """One telling; ``origin_key`` names its origin, ``outlet`` who prints it, under which ``headline``."""

    pk: int
    status: Status
    article_id: int
    origin_id: int | None
    origin_key: str | None
    happened: DateRange | None
    happened_why: dict
    said: DateRange | None
    said_why: dict
    published: DateRange | None
    published_why: dict
    first_held_at: datetime
    outlet: str
    headline: str
    certainty: Certainty
    directness: Directness
    redacted_at: datetime | None

    @property
    def is_redacted(self) -> bool:
        return self.redacted_at is not None


@dataclass(frozen=True, slots=True)
class SetClock:
    """The earliest of several clocks, and why it says so."""

    clock: DateRange
    why: dict


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of a claim's page counts, over what its viewer may see."""

    n_tellings: int
    n_articles: int
    n_origins: int
    n_suggested: int
    happened: SetClock | None
    said: SetClock | None
    published: SetClock | None
    first_held_at: datetime


def load_outline(gate: Gate, claim: Claim) -> list[Outline]:
    """The claim's visible tellings, in the order in which they were published; one query, light at 2,000 rows."""
    return sorted(map(outline_in, _rows_of(gate, claim=claim.pk)), key=in_time)


def in_outline(rows: QuerySet[Appearance], *more: str) -> QuerySet:
    """The columns of an ``Outline``, and ``more``. Clocks and their reasons come as text: of a thousand tellings most
    have the same few, and each is understood once."""
    columns = ["pk", "status", "certainty", "directness", "article_id", "origin_id"]
    clocks_read = {name: f"{prefix}{name}" for name, prefix in _CLOCKS.items()}
    clocks_read |= {f"{name}_why": f"{column}_why" for name, column in clocks_read.items()}
    texts = {f"{name}_text": Cast(column, TextField()) for name, column in clocks_read.items()}
    joined = {"outlet": F("article__publisher__name"), "headline": F("article__headline")}
    joined |= {"first_held_at": F("article__first_held_at"), "redacted_at": F("first_snapshot__redacted_at")}
    return rows.values(*columns, *more, origin_key=F("origin__key"), **joined, **texts)


_rows_of: Gated[dict] = Gated(lambda gate, claim: in_outline(gate.appearances().filter(claim=claim)), "claim")


def outline_of(appearance: Appearance) -> Outline:
    """The outline of a telling loaded with its article, publisher, version and origin."""
    article = appearance.article
    return Outline(
        pk=appearance.pk,
        status=Status(appearance.status),
        article_id=article.pk,
        origin_id=appearance.origin_id,
        origin_key=appearance.origin and appearance.origin.key,
        happened=appearance.happened,
        happened_why=appearance.happened_why,
        said=appearance.said,
        said_why=appearance.said_why,
        published=article.published,
        published_why=article.published_why,
        first_held_at=article.first_held_at,
        outlet=article.publisher.name,
        headline=article.headline,
        certainty=Certainty(appearance.certainty),
        directness=Directness(appearance.directness),
        redacted_at=appearance.first_snapshot.redacted_at,
    )


def outline_in(row: dict) -> Outline:
    """The outline in a row of ``in_outline``. Reasons are shared by outlines: whoever reads one leaves it as it is."""
    return Outline(
        pk=row["pk"],
        status=row["status"],
        article_id=row["article_id"],
        origin_id=row["origin_id"],
        origin_key=row["origin_key"],
        happened=_clock_in(row["happened_text"]),
        happened_why=_reason_in(row["happened_why_text"]),
        said=_clock_in(row["said_text"]),
        said_why=_reason_in(row["said_why_text"]),
        published=_clock_in(row["published_text"]),
        published_why=_reason_in(row["published_why_text"]),
        first_held_at=row["first_held_at"],
        outlet=row["outlet"],
        headline=row["headline"],
        certainty=Certainty(row["certainty"]),
        directness=Directness(row["directness"]),
        redacted_at=row["redacted_at"],
    )


@lru_cache(4096)
def _clock_in(text: str | None) -> DateRange | None:
    """A range of days as PostgreSQL writes it: "[2025-01-28,2025-01-29)", "(,2025-02-01)", "empty"."""
    if text is None:
        return None
    if text == "empty":
        return DateRange(empty=True)
    first, past = (date.fromisoformat(day) if day else None for day in text[1:-1].split(","))
    return DateRange(first, past, f"{text[0]}{text[-1]}")


@lru_cache(4096)
def _reason_in(text: str) -> dict:
    return json.loads(text)


def facts_of(tellings: list[Outline]) -> Facts:
    """Counts and earliest clocks of at least one telling, which come in the order of ``in_time``."""
    return Facts(
        n_tellings=len(tellings),
        n_articles=len({telling.article_id for telling in tellings}),
        n_origins=len({telling.origin_id for telling in tellings if telling.origin_id}),
        n_suggested=sum(telling.status == Status.SUGGESTED for telling in tellings),
        happened=_earliest(tellings, lambda telling: (telling.happened, telling.happened_why)),
        said=_earliest(tellings, lambda telling: (telling.said, telling.said_why)),
        published=_earliest(tellings, lambda telling: (telling.published, telling.published_why)),
        first_held_at=min(telling.first_held_at for telling in tellings),
    )


def in_time(telling: Outline) -> tuple[date, datetime, int]:
    """By this tellings stand in the order in which they were published."""
    return clocks.bounds(telling.published)[0] or date.max, telling.first_held_at, telling.pk


def _earliest(tellings: list[Outline], read: Callable[[Outline], tuple[DateRange | None, dict]]) -> SetClock | None:
    """The clock whose last possible day is earliest: at the latest by then it was. Of equal ones, the wider; why it is
    set so says the first telling that has it."""
    reasons: dict[DateRange, dict] = {}
    for clock, why in map(read, tellings):
        if clock is not None:
            reasons.setdefault(clock, why)
    found = [SetClock(clock, why) for clock, why in reasons.items() if any(clocks.bounds(clock))]
    return min(found, key=_order, default=None)


def _order(found: SetClock) -> tuple[date, date]:
    first, last = clocks.bounds(found.clock)
    return last or date.max, first or date.min
