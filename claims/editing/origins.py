"""An editor's word on where the tellings of a claim come from: who took it from whom, which are two origins, and that
those which the linking found to be of one are.

Decisions are constraints that no later run of the linking may break. Those that cannot all be true, whoever made them
and by way of however many others, are refused. Who changes one asks afterwards for the claim to be settled anew.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db.models import Q, QuerySet

from claims.editing.changing import change
from claims.editing.links import mark_stale, one_at_a_time, reached_from
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, Claim, OriginDecision, User
from claims.permissions import Action
from claims.terms import OriginKind, Status

_LONGEST_HEADLINE = 60
_JOINING = (OriginKind.TAKEN, OriginKind.AGREED)
_CHANGED = "The claim’s tellings have changed since you opened the page. Look at them again."


def decide_origin(user: User, number: int, kind: OriginKind, one: int, other: int, reason: str) -> OriginDecision:
    """Say that one telling of the claim of this number took it from the other, or that the two are different origins
    (``kind``); returns the decision, the one that was there if it says just that.

    Raises PermissionDenied for whoever may not decide, Claim.DoesNotExist, Stale where the two no longer tell the
    claim, and Refused without a reason, and against what was decided, by which a telling would come from itself, too.
    """
    with _deciding(user, reason):
        claim = Claim.objects.select_for_update(of=("self",)).get(number=number)
        if one == other:
            raise Refused("These are one telling: choose two.")
        tellings = _tellings(claim, one, other)
        known = _between({one}, {other}, OriginKind.TAKEN, OriginKind.APART)
        if known and known.kind == kind and (kind == OriginKind.APART or known.appearance_id == one):
            return known
        if contrary := known or _contrary(kind, one, other):
            raise Refused(_why_refused(contrary))
        told = {"appearance": tellings[one], "other": tellings[other], "kind": kind}
        decision = OriginDecision.objects.create(**told, decided_by=user, reason=reason.strip())
        mark_stale(tellings)
    return decision


def state_of(tellings: Iterable[int]) -> str:
    """What names just these tellings, by their keys: the page of an origin hands it to whoever agrees to it."""
    return sha256(",".join(map(str, sorted(tellings))).encode()).hexdigest()[:16]


def agree_to_origin(user: User, number: int, origin: int, seen: str, reason: str) -> None:
    """Say that the tellings of an origin of the claim of this number are of one: they stay together, and nothing that
    an editor agreed to as another one is joined with them. To what was agreed before, those that came since are added.

    Raises PermissionDenied for whoever may not decide, Claim.DoesNotExist, Stale where they are no longer those that
    were ``seen`` (``state_of``), and Refused without a reason, and against what was decided.
    """
    with _deciding(user, reason):
        claim = Claim.objects.select_for_update(of=("self",)).get(number=number)
        tellings = _living(claim).filter(origin=origin).in_bulk()
        if not tellings or state_of(tellings) != seen:
            raise Stale(_CHANGED)
        agreed = dict(_agreed().filter(appearance__in=tellings).values_list("appearance", "other"))
        name = next(iter(agreed.values()), min(tellings))
        if contrary := _against_agreeing(tellings, name):
            raise Refused(_why_refused(contrary))
        OriginDecision.objects.bulk_create(
            OriginDecision(
                appearance_id=pk, other_id=name, kind=OriginKind.AGREED, decided_by=user, reason=reason.strip()
            )
            for pk in sorted(tellings.keys() - agreed.keys())
        )
        mark_stale(tellings)


def undo_origin_decision(user: User, number: int, pk: int, reason: str) -> list[int]:
    """Take back a decision about tellings of the claim of this number, an agreement to an origin as a whole: the
    machine decides again. Returns the keys of the claims that they tell.

    Raises PermissionDenied, Refused without a reason, and Stale where it is not there any more.
    """
    with _deciding(user, reason):
        of_claim = Q(appearance__claim__number=number) | Q(other__claim__number=number)
        decisions = OriginDecision.objects.filter(of_claim).select_related("appearance", "other")
        decision = decisions.filter(pk=pk).first()
        if decision is None:
            raise Stale("This is not decided any more: somebody undid it meanwhile.")
        undone = [decision]
        if decision.kind == OriginKind.AGREED:
            undone = list(_agreed().filter(other=decision.other_id).select_related("appearance", "other"))
        OriginDecision.objects.filter(pk__in=[each.pk for each in undone]).delete()
        tellings = [telling for each in undone for telling in (each.appearance, each.other)]
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


def _living(claim: Claim) -> QuerySet[Appearance]:
    return claim.appearances.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])


def _tellings(claim: Claim, *keys: int) -> dict[int, Appearance]:
    tellings = _living(claim).in_bulk(keys)
    if len(tellings) < len(keys):
        raise Stale(_CHANGED)
    return tellings


def _agreed() -> QuerySet[OriginDecision]:
    return OriginDecision.objects.filter(kind=OriginKind.AGREED)


def _contrary(kind: OriginKind, one: int, other: int) -> OriginDecision | None:
    """A decision that cannot stand beside one of this kind; None where all can.

    A telling has one source at most. So it stands at the root of all that took it from it, directly or by way of
    others, as long as it has none, and no decision leads from one of those back to it.
    """
    ours, theirs = _joined_with({one}), _joined_with({other})
    if kind == OriginKind.APART:
        return _between(ours, ours, *_JOINING) if other in ours else None
    taken = _decisions().filter(kind=OriginKind.TAKEN)
    if source := taken.filter(appearance=one).first():
        return source
    if other in reached_from({one}, taken):
        return taken.get(appearance=other)
    return _between(ours, theirs, OriginKind.APART) or _of_another_origin(ours | theirs)


def _against_agreeing(tellings: Collection[int], name: int) -> OriginDecision | None:
    """A decision by which these tellings are not of the one origin that has this name; None where there is none."""
    together = _joined_with({name, *tellings})
    return _between(together, together, OriginKind.APART) or _of_another_origin(together, name)


def _of_another_origin(tellings: Collection[int], name: int | None = None) -> OriginDecision | None:
    """That an editor agreed to one of these tellings as of another origin than that of this name, or of the first."""
    agreed = list(_decisions().filter(kind=OriginKind.AGREED, appearance__in=tellings).order_by("pk"))
    names = [name] if name else [each.other_id for each in agreed[:1]]
    return next((each for each in agreed if each.other_id not in names), None)


def _joined_with(tellings: set[int]) -> set[int]:
    """The tellings that decisions put together with these, themselves among them."""
    return reached_from(tellings, OriginDecision.objects.filter(kind__in=_JOINING))


def _between(ours: set[int], theirs: set[int], *kinds: OriginKind) -> OriginDecision | None:
    """A decision of one of these kinds about one of ours and one of theirs."""
    either = Q(appearance__in=ours, other__in=theirs) | Q(appearance__in=theirs, other__in=ours)
    return _decisions().filter(either, kind__in=kinds).order_by("pk").first()


def _decisions() -> QuerySet[OriginDecision]:
    return OriginDecision.objects.select_related(
        "decided_by", "appearance__article__publisher", "other__article__publisher"
    )


def _why_refused(contrary: OriginDecision) -> str:
    because = f" (“{contrary.reason}”)" if contrary.reason else ""
    return (
        f"That cannot be so: {contrary.decided_by.username} decided on {contrary.decided_at:%-d %B %Y} that "
        f"{_said_by(contrary)}{because}. Undo that first, if it is wrong."
    )


def _said_by(decision: OriginDecision) -> str:
    if decision.kind == OriginKind.AGREED:
        n_tellings = _agreed().filter(other=decision.other_id).count()
        if n_tellings == 1:
            return f"{_named(decision.appearance)} is an origin by itself"
        return f"{n_tellings} tellings, among them {_named(decision.other)}, are of one origin"
    return f"{_named(decision.appearance)} {OriginKind(decision.kind).label} {_named(decision.other)}"


def _named(telling: Appearance) -> str:
    headline = telling.article.headline
    short = headline if len(headline) <= _LONGEST_HEADLINE else f"{headline[:_LONGEST_HEADLINE].rstrip()}…"
    return f"{telling.article.publisher.name}, “{short}”" if short else telling.article.publisher.name
