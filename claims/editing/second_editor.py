"""The rule of two: a claim that accuses somebody is checked once a second editor has accepted it, too.

What the first one accepts stays suggested, for readers and machines alike; who it was, and how the claim stood then,
is kept as an ``Agreement``. A claim that has changed since begins anew. Turned off, the next acceptance is enough;
turned on, what is checked already stays so.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from claims.editing.refusal import Refused
from claims.editing.review_log import Standing, load_standing, store
from claims.models import Agreement, Claim, ReviewDecision, User
from claims.models.seconding import charged_in, needing_second
from claims.terms import CHARGED, Status, Verdict

Pairs = Collection[tuple[Claim, Standing]]


def store_accepting(
    user: User, verdict: Verdict, reason: str, standing: Pairs, seconds: int | None = None
) -> ReviewDecision:
    """Accept these locked claims as ``review_log.store`` does; those that need a second editor only when this is one.

    Raises Refused where this editor accepted one of them already as it stands.
    """
    needing = _needing(standing)
    held = {row.claim_id: row for row in Agreement.objects.filter(claim__in=needing)} if needing else {}
    if _agreed(held, standing, user):
        raise Refused("You accepted this already. Somebody is accused in it, so a second editor has to accept it, too.")
    stands = {claim.pk: before.version for claim, before in standing}
    seconded = {pk for pk, row in held.items() if row.version == stands[pk]}
    decision = store(user, verdict, reason, standing, seconds, firsts=needing - seconded)
    Agreement.objects.filter(claim__in=seconded).update(second=decision)
    for pk in sorted(needing - seconded):
        _agree(pk, user, stands[pk], decision)
    return decision


def agreed_by(user: User, standing: Pairs) -> set[int]:
    """Those of these claims that wait for another editor, because this one accepted them as they stand; by key."""
    needing = _needing(standing)
    return _agreed({row.claim_id: row for row in Agreement.objects.filter(claim__in=needing)}, standing, user)


def _agreed(held: dict[int, Agreement], standing: Pairs, user: User) -> set[int]:
    both = ((held.get(claim.pk), before) for claim, before in standing)
    return {row.claim_id for row, before in both if row and row.user_id == user.pk and row.version == before.version}


def _needing(standing: Pairs) -> set[int]:
    """Those by whose acceptance an accusation would count as checked: not those that are, with new tellings alone."""
    return needing_second([claim.pk for claim, before in standing if _is_open(before)])


def _is_open(before: Standing) -> bool:
    charges = (row for row in before.parties if row["role"] in CHARGED and row["status"] == Status.SUGGESTED)
    return before.claim["status"] == Status.SUGGESTED or any(charges)


def _agree(claim: int, user: User, version: str, decision: ReviewDecision | None) -> None:
    agreed = {"user": user, "version": version, "decision": decision, "second": None, "agreed_at": timezone.now()}
    Agreement.objects.update_or_create(claim_id=claim, defaults=agreed)


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim before an editor set it right: whether it was checked, and who was accused in it."""

    claim: int
    is_checked: bool
    charged: set[tuple[int, str]]

    @classmethod
    def of(cls, claim: Claim) -> "Checked":
        return cls(claim.pk, claim.status == Status.ACCEPTED, charged_in(claim.pk))


def hold_back_all(claims: Collection[int], user: User) -> int:
    """Let those of these new, placed claims wait for a second editor for which one is needed; returns how many."""
    needing = needing_second(claims) if claims else set()
    Claim.objects.filter(pk__in=needing).update(status=Status.SUGGESTED)
    standing = load_standing(needing) if needing else {}
    for pk in sorted(needing):
        _agree(pk, user, standing[pk].version, None)
    return len(needing)


def hold_back(claim: Claim, user: User, before: Checked | None = None) -> None:
    """Let a claim that an editor set right, or added, wait for a second editor, where one is needed.

    Not one that was checked ``before`` and accuses nobody besides. The caller has placed it and holds its lock.
    """
    if before and before.claim == claim.pk and before.is_checked and charged_in(claim.pk) <= before.charged:
        return
    if claim.pk not in needing_second([claim.pk]):
        return
    claim.status = Status.SUGGESTED.value
    claim.save(update_fields=["status"])
    _agree(claim.pk, user, load_standing([claim.pk])[claim.pk].version, None)
