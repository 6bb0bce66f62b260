"""An editor's word on where the tellings of a claim come from: who took it from whom, and which are two origins.

Decisions are constraints that no later run of the linking may break. Those that cannot all be true, whoever made them
and by way of however many others, are refused. Who changes one asks afterwards for the claim to be settled anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Q, QuerySet

from claims.editing.changing import change
from claims.editing.links import mark_stale, one_at_a_time, reached_from
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, OriginDecision, User
from claims.permissions import Action
from claims.terms import OriginKind, Status

_LONGEST_HEADLINE = 60


def decide_origin(user: User, number: int, kind: OriginKind, one: int, other: int, reason: str) -> OriginDecision:
    """Say that one telling of the claim of this number took it from the other, or that the two are different origins;
    returns the decision, the one that was there if it says just that.

    Raises PermissionDenied for whoever may not decide, Claim.DoesNotExist, Stale where the two no longer tell the
    claim, and Refused without a reason, and against what was decided, by which a telling would come from itself, too.
    """
    with _deciding(user, reason):
        claim = Claim.objects.select_for_update(of=("self",)).get(number=number)
        if one == other:
            raise Refused("These are one telling: choose two.")
        tellings = _tellings(claim, one, other)
        known = _between({one}, {other})
        if known and known.kind == kind and (kind == OriginKind.APART or known.appearance_id == one):
            return known
        if contrary := known or _contrary(kind, one, other):
            raise Refused(_why_refused(contrary))
        told = {"appearance": tellings[one], "other": tellings[other], "kind": kind}
        decision = OriginDecision.objects.create(**told, decided_by=user, reason=reason.strip())
        mark_stale(tellings)
    return decision


def undo_origin_decision(user: User, number: int, pk: int, reason: str) -> list[int]:
    """Take back a decision about tellings of the claim of this number: the machine decides again. Returns the keys of
    the claims that they tell.

    Raises PermissionDenied, Refused without a reason, and Stale where it is not there any more.
    """
    with _deciding(user, reason):
        of_claim = Q(appearance__claim__number=number) | Q(other__claim__number=number)
        decisions = OriginDecision.objects.filter(of_claim).select_related("appearance", "other")
        decision = decisions.filter(pk=pk).first()
        if decision is None:
            raise Stale("This is not decided any more: somebody undid it meanwhile.")
        decision.delete()
        tellings = [decision.appearance, decision.other]
        mark_stale(telling.pk for telling in tellings)
    return sorted({telling.claim_id for telling in tellings} - {None})


@contextmanager
def _deciding(user: User, reason: str) -> Iterator[None]:
    """Whoever may decide does, one after the other, and says why."""
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the decision.")
    with change(user, Action.DECIDE, reason.strip()):
        one_at_a_time()
        yield


def _tellings(claim: Claim, *keys: int) -> dict[int, Appearance]:
    living = claim.appearances.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    tellings = living.in_bulk(keys)
    if len(tellings) < len(keys):
        raise Stale("The claim’s tellings have changed since you opened the page. Look at them again.")
    return tellings


def _contrary(kind: OriginKind, one: int, other: int) -> OriginDecision | None:
    """A decision that cannot stand beside one of this kind; None where all can.

    A telling has one source at most. So it stands at the root of all that took it from it, directly or by way of
    others, as long as it has none, and no decision leads from one of those back to it.
    """
    taken = OriginDecision.objects.filter(kind=OriginKind.TAKEN)
    ours, theirs = reached_from({one}, taken), reached_from({other}, taken)
    if kind == OriginKind.APART:
        return _between(ours, ours, kind=OriginKind.TAKEN) if other in ours else None
    source = _decisions().filter(kind=OriginKind.TAKEN, appearance=one).first()
    if source or other not in ours:
        return source or _between(ours, theirs, kind=OriginKind.APART)
    return _decisions().get(kind=OriginKind.TAKEN, appearance=other)


def _between(ours: set[int], theirs: set[int], **wanted: OriginKind) -> OriginDecision | None:
    """A decision about one of ours and one of theirs."""
    either = Q(appearance__in=ours, other__in=theirs) | Q(appearance__in=theirs, other__in=ours)
    return _decisions().filter(either, **wanted).order_by("pk").first()


def _decisions() -> QuerySet[OriginDecision]:
    return OriginDecision.objects.select_related(
        "decided_by", "appearance__article__publisher", "other__article__publisher"
    )


def _why_refused(contrary: OriginDecision) -> str:
    because = f" (“{contrary.reason}”)" if contrary.reason else ""
    return (
        f"That cannot be so: {contrary.decided_by.username} decided on {contrary.decided_at:%-d %B %Y} that "
        f"{_named(contrary.appearance)} {OriginKind(contrary.kind).label} {_named(contrary.other)}{because}. "
        "Undo that first, if it is wrong."
    )


def _named(telling: Appearance) -> str:
    headline = telling.article.headline
    short = headline if len(headline) <= _LONGEST_HEADLINE else f"{headline[:_LONGEST_HEADLINE].rstrip()}…"
    return f"{telling.article.publisher.name}, “{short}”" if short else telling.article.publisher.name
