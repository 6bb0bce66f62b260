"""Ratings of claims as their viewer may see them: those that stand or, wound back, as they stood then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject

from claims.models import Rating
from claims.permissions import Gate

_COLUMNS = (
    "id", "claim_reviewed", "wording", "alternate_name", "value", "best", "worst", "reasons", "sources", "organisation",
    "url", "decided_on", "correction", "created_at", "updated_at", "withdrawn_at",
)  # fmt: skip
_RATING = JSONObject(**{name: name for name in _COLUMNS}, decided_by="decided_by__username")


@dataclass(frozen=True, slots=True)
class Source:
    """What a rating rests on: an address, and what it is, "" where nobody says."""

    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating. ``wording`` are the claim's words when it was rated, ``url`` is whose page it has, "" for this site.

    The three figures are there together, or none of them. ``decided_by`` names an account, for people with one.
    """

    pk: int
    claim_reviewed: str
    wording: str
    alternate_name: str
    value: float | None
    best: float | None
    worst: float | None
    reasons: str
    sources: tuple[Source, ...]
    organisation: str
    url: str
    decided_by: str
    decided_on: date
    correction: str
    created_at: datetime
    updated_at: datetime

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return f"rating-{self.pk}"

    @property
    def is_changed(self) -> bool:
        return self.updated_at > self.created_at


def ratings_of_claim(gate: Gate) -> ArraySubquery:
    """The ratings of the claim of the query around it, as JSON for ``read_ratings``: for ``annotate``."""
    ratings = gate.ratings().filter(claim=OuterRef("pk")).order_by("decided_on", "pk")
    return ArraySubquery(ratings.values(json=_as_known(gate)))


def read_ratings(rows: Iterable[Mapping]) -> list[Rated]:
    """The ratings in rows of ``ratings_of_claim``, without those that were withdrawn on the day in question."""
    return [_read(row) for row in rows if row["withdrawn_at"] is None]


def _as_known(gate: Gate) -> Combinable:
    """A rating as it stands; wound back, as its history says that it stood at the end of that day."""
    if not gate.known:
        return _RATING
    events = Rating.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_created_at__lt=gate.known.end)
    return Coalesce(Subquery(events.order_by("-pgh_id").values(json=_RATING)[:1]), _RATING)


def _read(row: Mapping) -> Rated:
    told = {name: value for name, value in row.items() if name not in ("id", "withdrawn_at")}
    return Rated(
        pk=row["id"],
        **told
        | {
            "url": row["url"] or "",
            "sources": tuple(Source(each["url"], each.get("name", "")) for each in row["sources"]),
            "decided_on": date.fromisoformat(row["decided_on"]),
            "created_at": datetime.fromisoformat(row["created_at"]),
            "updated_at": datetime.fromisoformat(row["updated_at"]),
        },
    )
