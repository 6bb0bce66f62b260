"""An editor at the review desk: their keys, their parties, what they decided last, and what the others have open."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, JSONObject, Now, TruncDay

from claims.models import ReviewDecision, ReviewKeys, ReviewLook, User, WatchedParty
from claims.models.prepared import Place, Prepared
from claims.models.review import USUAL_KEYS
from claims.terms import Verdict

#: So long after somebody last said so, a claim counts as open with them.
LOOKS_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Watched:
    """A party that the editor looks after; the one into which it was merged, if it was."""

    pk: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Last:
    """The editor's latest decision that stands; ``number`` is that of the claim, None where there were many."""

    pk: int
    verdict: Verdict
    n_claims: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Editor:
    """``keys`` is deed → key, "" where single keys are off; ``looks`` is claim → the names of others who look at it."""

    pk: int
    keys: dict[str, str]
    watched: tuple[Watched, ...]
    last: Last | None
    n_today: int
    looks: dict[int, list[str]]


def load_editor(user: User) -> Editor:
    """Who reviews; one query."""
    [row] = _editors(pk=user.pk)
    is_on = row["is_on"] is not False
    return Editor(
        pk=user.pk,
        keys=keys_of(row["keys"] or {}) if is_on else dict.fromkeys(USUAL_KEYS, ""),
        watched=tuple(Watched(**party) for party in row["watched"]),
        last=next((_last(told) for told in row["last"]), None),
        n_today=row["n_today"] or 0,
        looks=_by_claim(row["looks"]),
    )


def keys_kept(user: User) -> tuple[dict[str, str], bool]:
    """The editor's keys by deed, also where single keys are off, and whether they are on; one query."""
    kept = ReviewKeys.objects.filter(user=user).first()
    return keys_of(kept.keys if kept else {}), kept is None or kept.is_on


def keys_of(changed: dict[str, str]) -> dict[str, str]:
    """Deed → key: the usual ones, but for those that the editor changed."""
    return {deed.value: changed.get(deed.value, key) for deed, key in USUAL_KEYS.items()}


def _last(told: dict) -> Last:
    return Last(**{**told, "verdict": Verdict(told["verdict"])})


def _watched() -> QuerySet[WatchedParty]:
    now = Coalesce("party__merged_into_id", "party_id")
    name, slug = (Coalesce(f"party__merged_into__{column}", f"party__{column}") for column in ("name", "slug"))
    rows = WatchedParty.objects.filter(user=OuterRef("pk")).annotate(party_now=now, name=name, slug=slug)
    return rows.order_by("name", "pk")


def _counted(decisions: QuerySet[ReviewDecision]) -> QuerySet:
    """How many claims these decisions of one editor were about."""
    return decisions.order_by().values("user").annotate(n=Sum("n_claims")).values("n")


def _by_claim(looks: list[dict]) -> dict[int, list[str]]:
    names = defaultdict(list)
    for look in looks:
        names[look["claim"]].append(look["name"])
    return dict(names)


_LAST = JSONObject(
    pk="pk",
    verdict="verdict",
    n_claims="n_claims",
    number=Subquery(ReviewDecision.objects.filter(pk=OuterRef("pk"), n_claims=1).values("claims__claim__number")[:1]),
)
_OWN = ReviewDecision.objects.filter(user=OuterRef("pk"), undone_at=None)
_KEYS = ReviewKeys.objects.filter(user=OuterRef("pk"))
_LOOKS = ReviewLook.objects.filter(seen_at__gte=Now() - LOOKS_FOR).exclude(user=OuterRef("pk"))
_editors: Prepared[dict] = Prepared(
    User.objects.filter(pk=Place("pk"))
    .annotate(
        keys=Subquery(_KEYS.values("keys")),
        is_on=Subquery(_KEYS.values("is_on")),
        watched=ArraySubquery(_watched().values(json=JSONObject(pk="party_now", name="name", slug="slug"))),
        last=ArraySubquery(_OWN.order_by("-pk").values(json=_LAST)[:1]),
        n_today=Subquery(_counted(_OWN.filter(decided_at__gte=TruncDay(Now(), tzinfo=UTC)))),
        looks=ArraySubquery(_LOOKS.values(json=JSONObject(claim="claim_id", name="user__username"))),
    )
    .values("keys", "is_on", "watched", "last", "n_today", "looks")
)
