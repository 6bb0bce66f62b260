"""Who speaks for whom: what texts say of it, accepted or rejected by an editor. No later text says otherwise then."""

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Affiliation, User
from claims.permissions import Action
from claims.terms import Status


def decide_office(user: User, pk: int, *, holds: bool, reason: str, seen: str = "") -> Affiliation:
    """Say that somebody spoke for an organisation, or that they did not; returns the office.

    The caller asks for what hangs on both (``stages.SETTLE_PARTY``). Raises PermissionDenied for whoever may not
    decide, Affiliation.DoesNotExist, Refused without a reason, and Stale where its status is no longer the one that was
    ``seen``.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the decision.")
    with change(user, Action.DECIDE, reason.strip()):
        office = Affiliation.objects.select_for_update().get(pk=pk)
        if seen and office.status != seen:
            raise Stale(
                f"Somebody decided about this meanwhile: it is {Status(office.status).label} now. Look at it again."
            )
        decided = Status.ACCEPTED if holds else Status.REJECTED
        if office.status != decided:
            office.status = decided
            office.save(update_fields=["status"])
    return office
