"""How claims stand, storing a decision on them, and what it found and left, so that it can be undone."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimParty, ReviewDecision, ReviewedClaim, User
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.terms import Status, Verdict

_OF_CLAIM = ("pk", "status", "wording", "speaker", "merged_into")
_OF_TELLING = ("pk", "status", "content", "speaker", "certainty", "negated")
_OF_PARTY = ("pk", "status", "party", "role")


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it stands: its own columns, its tellings and its parties, as dictionaries."""

    claim: dict
    tellings: list[dict]
    parties: list[dict]

    @property
    def version(self) -> str:
        """A short name of all of it."""
        return _digest(self.claim, self.tellings, self.parties)[:16]

    def seen_in(self, claim: Claim) -> "Standing":
        """The same with the claim's own columns as this object has them: as a page shows them that loaded it before."""
        columns = (claim.pk, claim.status, claim.wording, claim.speaker_id, claim.merged_into_id)
        return replace(self, claim=dict(zip(_OF_CLAIM, columns, strict=True)))

    def suggested(self) -> tuple[list[int], list[int]]:
        """The keys of the tellings and of the parties that are suggested."""
        both = (self.tellings, self.parties)
        return tuple([row["pk"] for row in rows if row["status"] == Status.SUGGESTED] for rows in both)

    def touched(self, one: ReviewedClaim, status: Status | None = None) -> str:
        """A digest of the claim and of those rows that a decision touched; ``status``: once it has given them that."""
        rows = _only(self.tellings, one.appearances, status), _only(self.parties, one.parties, status)
        return _digest({**self.claim, **({"status": status.value} if status else {})}, *rows)


def load_standing(claims: Iterable[int]) -> dict[int, Standing]:
    """How these claims stand, by primary key; one query."""
    return {
        row["pk"]: Standing(row, tellings, parties)
        for row in _claims_as_they_stand(pks=list(claims))
        for tellings, parties in [(row.pop("tellings"), row.pop("party_rows"))]
    }


def found(claims: Iterable[Claim]) -> list[ReviewedClaim]:
    """How these claims stand, before anything of them is changed; unsaved."""
    return [ReviewedClaim(claim=claim, was=claim.status, was_updated_at=claim.updated_at) for claim in claims]


def store(
    user: User,
    verdict: Verdict,
    reason: str,
    standing: Collection[tuple[Claim, Standing]],
    seconds: int | None = None,
    firsts: Collection[int] = (),
) -> ReviewDecision:
    """Give these locked claims, and what is suggested in them, the status of the verdict; and write it down.

    Those among ``firsts`` stay as they are: a second editor is needed.
    """
    status, reviewed = Status(verdict), found(claim for claim, _ in standing)
    for one, (claim, before) in zip(reviewed, standing, strict=True):
        one.is_first = claim.pk in firsts
        if not one.is_first:
            one.appearances, one.parties = before.suggested()
            claim.status = status.value
        one.left = before.touched(one, None if one.is_first else status)
    _give(status, [one for one in reviewed if not one.is_first])
    return write_down(user, verdict, reason, reviewed, seconds)


def _give(status: Status, reviewed: list[ReviewedClaim]) -> None:
    """Parties count with an accepted claim once they are accepted, and with a rejected one not at all: in these orders
    the database writes each row of the timeline, and of the queue, once."""
    changed = [one.claim_id for one in reviewed if one.was != status]
    steps = [
        (Claim, changed, {"status": status, "updated_at": timezone.now()}),
        (Appearance, [pk for one in reviewed for pk in one.appearances], {"status": status}),
    ]
    parties = (ClaimParty, [pk for one in reviewed for pk in one.parties], {"status": status})
    for model, keys, columns in [parties, *steps] if status == Status.ACCEPTED else [*steps, parties]:
        model.objects.filter(pk__in=keys).update(**columns)


def write_down(
    user: User, verdict: Verdict, reason: str, reviewed: list[ReviewedClaim], seconds: int | None = None
) -> ReviewDecision:
    """Keep the decision with what it found and left."""
    decision = ReviewDecision.objects.create(
        user=user, verdict=verdict, reason=reason, n_claims=len(reviewed), seconds=seconds
    )
    for one in reviewed:
        one.decision = decision
    ReviewedClaim.objects.bulk_create(reviewed)
    return decision


def _rows(model: type, columns: tuple[str, ...]) -> ArraySubquery:
    """Columns of the rows of a claim, as JSON."""
    rows = model.objects.filter(claim=OuterRef("pk")).order_by("pk")
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in columns})))


_claims_as_they_stand: Prepared[dict] = Prepared(
    Claim.objects.filter(IsOneOf("pk", Place("pks")))
    .annotate(tellings=_rows(Appearance, _OF_TELLING), party_rows=_rows(ClaimParty, _OF_PARTY))
    .values(*_OF_CLAIM, "tellings", "party_rows")
)


def _only(rows: list[dict], keys: list[int], status: Status | None) -> list[dict | None]:
    by_key = {row["pk"]: {**row, "status": status.value} if status else row for row in rows}
    return [by_key.get(key) for key in keys]


def _digest(*seen: object) -> str:
    return hashlib.sha256(repr(seen).encode()).hexdigest()
