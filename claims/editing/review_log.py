"""Storing a decision on claims, and what it found and left, so that it can be undone."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Model
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimParty, ReviewDecision, ReviewedClaim, User
from claims.terms import Status, Verdict

#: What of a row must stand as it was left, for a decision about it to be undone.
_OF_TELLING = ("pk", "claim", "status", "content", "speaker", "certainty", "negated")
_OF_PARTY = ("pk", "claim", "status", "role", "party")


def store(claims: Collection[Claim], status: Status) -> list[ReviewedClaim]:
    """Give these locked claims, and what is suggested in them, this status; returns what was found of each, unsaved."""
    reviewed, (tellings, parties) = found(claims), (_suggested(Appearance, claims), _suggested(ClaimParty, claims))
    for one in reviewed:
        one.appearances, one.parties = tellings.get(one.claim_id, []), parties.get(one.claim_id, [])
    changed = [claim.pk for claim in claims if claim.status != status]
    Claim.objects.filter(pk__in=changed).update(status=status, updated_at=timezone.now())
    for model, ids in ((Appearance, tellings), (ClaimParty, parties)):
        model.objects.filter(pk__in=[pk for each in ids.values() for pk in each]).update(status=status)
    return reviewed


def found(claims: Iterable[Claim]) -> list[ReviewedClaim]:
    """How these claims stand, before anything of them is changed; unsaved."""
    return [ReviewedClaim(claim=claim, was=claim.status, was_updated_at=claim.updated_at) for claim in claims]


def write_down(
    user: User, verdict: Verdict, reason: str, reviewed: list[ReviewedClaim], seconds: int | None = None
) -> ReviewDecision:
    """Keep the decision with what it found, and what it leaves; to be called once everything is stored."""
    decision = ReviewDecision.objects.create(
        user=user, verdict=verdict, reason=reason, n_claims=len(reviewed), seconds=seconds
    )
    left = digests(reviewed)
    for one in reviewed:
        one.decision, one.left = decision, left[one.claim_id]
    ReviewedClaim.objects.bulk_create(reviewed)
    return decision


def digests(reviewed: Collection[ReviewedClaim]) -> dict[int, str]:
    """Claim → a digest of how it stands now with the rows that its decision touched; three queries."""
    claims = Claim.objects.filter(pk__in=[one.claim_id for one in reviewed])
    heads = {row[0]: row for row in claims.values_list("pk", "status", "wording", "speaker", "merged_into")}
    columns = ("pk", "claim", "status", "content", "speaker", "certainty", "negated")
    tellings = _rows(Appearance, [pk for one in reviewed for pk in one.appearances], columns)
    parties = _rows(
        ClaimParty, [pk for one in reviewed for pk in one.parties], ("pk", "claim", "status", "role", "party")
    )
    return {
        one.claim_id: _digest(
            heads.get(one.claim_id),
            [tellings.get(pk) for pk in one.appearances],
            [parties.get(pk) for pk in one.parties],
        )
        for one in reviewed
    }


def _digest(*seen: object) -> str:
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _rows(model: type[Model], ids: list[int], columns: tuple[str, ...]) -> dict[int, tuple]:
    return {row[0]: row for row in model.objects.filter(pk__in=ids).values_list(*columns)}


def _suggested(model: type[Model], claims: Collection[Claim]) -> dict[int, list[int]]:
    """Claim → the rows of it that are suggested."""
    rows = model.objects.filter(claim__in=claims, status=Status.SUGGESTED).order_by("pk")
    grouped = defaultdict(list)
    for claim, pk in rows.values_list("claim", "pk"):
        grouped[claim].append(pk)
    return grouped
