"""An editor's word on which tellings state the same claim: constraints that no later run of the linking may break.

Decisions are about two tellings, which a merge of claims does not end. Those that cannot all be true, whoever made them
and by way of however many others, are refused. Who makes some asks afterwards for the articles to be linked anew.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from claims.editing.refusal import Refused
from claims.models import LinkDecision, Telling, User

#: Names the advisory lock by which one decision at a time is made: two at once might contradict each other unseen.
_LOCK = 0x646563


def hold_together(user: User, tellings: Iterable[int], reason: str) -> list[int]:
    """Decide that all these tell one claim, each by way of the first; the keys of the decisions that it took.

    Part of the caller's transaction. Refused where a decision says that two of them are different.
    """
    one_at_a_time()
    first, *others = sorted(set(tellings))
    both = _together_with({first, *others})
    if contrary := _between(both, both, same=False):
        raise Refused(_why_refused(contrary, same=True))
    return _write(user, [(first, other) for other in others], reason, same=True)


def hold_apart(user: User, tellings: Iterable[int], others: Iterable[int], reason: str) -> list[int]:
    """Decide that these tell one claim, and those another; as ``hold_together``."""
    ours, theirs = sorted(set(tellings)), sorted(set(others))
    refuse_parting(ours, theirs)
    return [
        *hold_together(user, ours, reason),
        *_write(user, [tuple(sorted((ours[0], other))) for other in theirs], reason, same=False),
    ]


def refuse_parting(tellings: Iterable[int], others: Iterable[int]) -> None:
    """Refused where a decision says that one of these and one of those tell the same claim."""
    one_at_a_time()
    ours = set(tellings)
    bound = _together_with(ours) - ours
    if bound & set(others):
        raise Refused(_why_refused(_between(ours, bound, same=True), same=False))


def _write(user: User, pairs: list[tuple[int, int]], reason: str, *, same: bool) -> list[int]:
    """Write down what was not decided yet."""
    known = set(
        LinkDecision.objects.filter(appearance__in={one for one, _ in pairs}).values_list("appearance", "other")
    )
    rows = [
        LinkDecision(appearance_id=one, other_id=other, same=same, decided_by=user, reason=reason)
        for one, other in pairs
        if (one, other) not in known
    ]
    mark_stale({pk for pair in pairs for pk in pair})
    return [row.pk for row in LinkDecision.objects.bulk_create(rows)]


def _between(ours: set[int], theirs: set[int], *, same: bool) -> LinkDecision | None:
    """A decision of this kind about one of ours and one of theirs."""
    decisions = LinkDecision.objects.filter(same=same).select_related("decided_by", "appearance", "other")
    either = Q(appearance__in=ours, other__in=theirs) | Q(appearance__in=theirs, other__in=ours)
    return decisions.filter(either).order_by("pk").first()


def one_at_a_time() -> None:
    """Wait until nobody else decides about tellings, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _together_with(appearances: set[int]) -> set[int]:
    """The appearances that decisions put together with these, themselves among them."""
    return reached_from(appearances, LinkDecision.objects.filter(same=True))


def reached_from(appearances: set[int], decisions: QuerySet) -> set[int]:
    """The appearances to which decisions (``appearance``, ``other``) lead from these, themselves among them; two
    queries for each step."""
    found, frontier = set(), appearances
    while frontier:
        found |= frontier
        steps = {*decisions.filter(appearance__in=frontier).values_list("other", flat=True)}
        frontier = (steps | {*decisions.filter(other__in=frontier).values_list("appearance", flat=True)}) - found
    return found


def _why_refused(contrary: LinkDecision, *, same: bool) -> str:
    said = "the same claim" if contrary.same else "different claims"
    who, day = contrary.decided_by.username, f"{contrary.decided_at:%-d %B %Y}"
    because = f" (“{contrary.reason}”)" if contrary.reason else ""
    asked = "the same" if same else "different"
    return (
        f"These cannot be {asked}: {who} decided on {day} that “{contrary.appearance.content[:80]}” and "
        f"“{contrary.other.content[:80]}” tell {said}{because}. Undo that first, if it is wrong."
    )


def mark_stale(appearances: Iterable[int]) -> None:
    """Let the upkeep find these tellings, by their keys, should the job that the caller asks for be lost."""
    Telling.objects.filter(appearance__in=list(appearances)).update(version="")
