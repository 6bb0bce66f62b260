"""Undoing an import in one step: what came with it is withdrawn, as far as nobody has worked on it since.

Articles, outlets, documents and parties stay: others may rest on them. A later import of the same tables brings back
what was withdrawn so (``claims.editing.importing.back``).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.importing.locking import one_at_a_time
from claims.editing.importing.outcome import MOST_LISTED
from claims.editing.importing.worked import LIVING, claims_worked_on, tellings_worked_on
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, ImportedClaim, ImportedTelling, TableImport, Telling, User
from claims.models.counting import count_claims
from claims.models.placing import place_claims
from claims.permissions import Action, may
from claims.terms import Status

_LONGEST_REASON = 1_000
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Undoing:
    """What would go: keys of claims, and of tellings of claims that were here before. What would stay: why, by key."""

    claims: list[int]
    tellings: list[int]
    staying: dict[int, str]
    n_staying_tellings: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would go."""
        return not self.claims and not self.tellings

    @property
    def version(self) -> str:
        """A short name of all that."""
        told = (self.claims, self.tellings, sorted(self.staying), self.n_staying_tellings)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def listed(self) -> list[tuple[int, str]]:
        """Numbers of the first claims that would stay, and why."""
        claims = Claim.objects.filter(pk__in=self.staying).order_by("number").values_list("number", "pk")
        return [(number, self.staying[pk]) for number, pk in claims[:MOST_LISTED]]


def look_at_undoing(record: TableImport) -> Undoing:
    """What undoing an import would do now; four queries."""
    came = Claim.objects.filter(imported__came_with=record, status__in=LIVING, merged_into=None)
    keys = list(came.order_by("pk").values_list("pk", flat=True))
    worked = claims_worked_on(record)
    others = Appearance.objects.filter(imported__came_with=record, status__in=LIVING)
    others = others.exclude(claim__imported__came_with=record).order_by("pk").values_list("pk", flat=True)
    held = tellings_worked_on(record)
    tellings = [pk for pk in others if pk not in held]
    staying = {pk: worked[pk] for pk in keys if pk in worked}
    return Undoing([pk for pk in keys if pk not in worked], tellings, staying, len(others) - len(tellings))


def undo_import(user: User, pk: int, reason: str, version: str | None = None) -> Undoing:
    """Withdraw what came with an import and nobody has worked on since; returns what went and stayed.

    Raises PermissionDenied for whoever may not import and withdraw, TableImport.DoesNotExist, Stale where ``version``
    (of ``Undoing``) is told and no longer right, and Refused without a reason, for an import that was not made, was
    undone already, or of which nothing is left to go, and while somebody imports or links.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept, and stands for readers at each claim that goes.")
    if not may(user, Action.IMPORT):
        raise PermissionDenied
    with change(user, Action.WITHDRAW, f"import {pk} undone: {reason.strip()}", tables="undone"):
        one_at_a_time()
        record = TableImport.objects.select_for_update().defer("claims_file", "tellings_file").get(pk=pk)
        _refuse_closed(record)
        going = look_at_undoing(record)
        if version is not None and version != going.version:
            raise Stale("What would go has changed since you looked. Look at it again, then undo.")
        if going.is_nothing:
            raise Refused("Nothing is left of it that could go: what came was withdrawn, or worked on since.")
        _withdraw(going, reason.strip()[:_LONGEST_REASON])
        _note(record, user, reason.strip(), going)
    return going


def _refuse_closed(record: TableImport) -> None:
    if record.undone_at:
        raise Refused("This import was undone already. What went, and what stayed, is told below.")
    if not record.done_at:
        raise Refused("This import was not made: there is nothing to undo. Drop it instead.")


def _withdraw(going: Undoing, reason: str) -> None:
    now = timezone.now()
    gone = {"status": Status.WITHDRAWN, "tombstone": reason, "updated_at": now}
    for keys in _batches(going.claims):
        list(Claim.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
        Claim.objects.filter(pk__in=keys).update(**gone)
        ImportedClaim.objects.filter(claim__in=keys).update(undone_at=now)
    for keys in _batches(going.tellings):
        rows = Appearance.objects.filter(pk__in=keys)
        claims = set(rows.exclude(claim=None).values_list("claim", flat=True))
        list(Claim.objects.select_for_update().filter(pk__in=claims).order_by("pk").values_list("pk"))
        rows.update(status=Status.WITHDRAWN)
        ImportedTelling.objects.filter(appearance__in=keys).update(undone_at=now)
        Telling.objects.filter(appearance__in=keys).update(version="")
        count_claims(claims)
        place_claims(claims)


def _note(record: TableImport, user: User, reason: str, going: Undoing) -> None:
    record.undone_at, record.undone_by = timezone.now(), user
    record.undone = {
        "reason": reason,
        "claims": len(going.claims),
        "tellings": len(going.tellings),
        "staying": len(going.staying),
        "staying_tellings": going.n_staying_tellings,
        "listed": going.listed(),
    }
    record.save(update_fields=["undone_at", "undone_by", "undone"])


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]
