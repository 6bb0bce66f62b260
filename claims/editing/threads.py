"""Threads of a dispute: put into an order, moved to another dispute, made disputes of their own, and these threads.

A thread keeps its address, its rules, and what it lets readers see. In which disputes above it its claims stand follows
from where it is (``models.placing``): what editors placed in a dispute, or kept out of it, stays so.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from claims.editing.changing import change, hold_linking
from claims.editing.disputes import lock_titles, refuse_taken_title
from claims.editing.refusal import Refused, Stale
from claims.models import Dispute, SavedSearch, User
from claims.permissions import Action

#: The parameter by which a dispute's timeline is narrowed to a thread of it.
_PARAMETER = "thread"


def version_of_order(threads: Iterable[Dispute]) -> str:
    """A short name of the order in which these stand: what a lead sees of it."""
    return hashlib.sha256(repr([thread.pk for thread in threads]).encode()).hexdigest()[:16]


def shift_thread(user: User, pk: int, version: str, *, up: bool) -> Dispute:
    """Let a thread change places with the one before it, or behind it; returns it.

    Raises PermissionDenied for whoever may not run disputes, Dispute.DoesNotExist for what is no thread, Stale where
    ``version`` (of ``version_of_order``) is no longer how its dispute's threads stand, and Refused at the end.
    """
    with change(user, Action.RUN_DISPUTES, "thread moved up" if up else "thread moved down"):
        parent = Dispute.objects.select_for_update(no_key=True, of=("self",)).get(threads=pk)
        threads = list(parent.threads.in_order())
        if version != version_of_order(threads):
            raise Stale("The threads stand otherwise by now. Look at their order again, then move.")
        at = [thread.pk for thread in threads].index(pk)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(threads):
            raise Refused(f"“{threads[at].title}” is the {'first' if up else 'last'} thread already.")
        threads[at], threads[to] = threads[to], threads[at]
        for position, thread in enumerate(threads):
            if thread.position != position:
                thread.position = position
                thread.save(update_fields=["position"])
    return threads[to]


def move_thread(user: User, pk: int, seen: int | None, to: int | None, reason: str) -> Dispute:
    """Make a thread, or a dispute without any, a thread of another dispute, the last there, or with None a dispute of
    its own; returns it. The caller asks for all claims to be placed again (``stages.PLACE``).

    Who saved a search for it alone goes on finding it. Raises PermissionDenied for whoever may not run disputes,
    Dispute.DoesNotExist, Stale where the dispute with the key ``seen`` (None: none) is no longer the one above it, and
    Refused without a reason, for one that has threads itself, for a dispute that cannot take it, and where readers
    would see at once what an embargo keeps from them.
    """
    with _moving(user, reason):
        rows = Dispute.objects.select_for_update(no_key=True).order_by("pk")
        locked = {row.pk: row for row in rows.filter(pk__in=[key for key in (pk, seen, to) if key])}
        if missing := {pk, to or pk} - locked.keys():
            raise Dispute.DoesNotExist(f"There is no dispute {missing.pop()}.")
        thread = locked[pk]
        if seen != thread.parent_id:
            raise Stale(f"It is {_where(thread.parent)} by now. Look again, then move it.")
        left, above = locked.get(seen), locked.get(to)
        if problem := _why_not(thread, left, above):
            raise Refused(problem)
        thread.parent, thread.position = above, above.next_position() if above else 0
        refuse_taken_title(thread)
        thread.save(update_fields=["parent", "position"])
        if left:
            _take_searches(left, thread)
    return thread


def why_no_thread(dispute: Dispute) -> str:
    """Why it can be a thread of no dispute, "" when it can; one query."""
    if dispute.threads.exists():
        return f"“{dispute.title}” has threads itself, and a thread has none. Move those to another dispute first."
    return ""


@contextmanager
def _moving(user: User, reason: str) -> Iterator[None]:
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the thread.")
    with change(user, Action.RUN_DISPUTES, reason.strip()):
        hold_linking()
        lock_titles()
        yield


def _where(above: Dispute | None) -> str:
    return f"a thread of “{above.title}”" if above else "a dispute of its own"


def _why_not(thread: Dispute, left: Dispute | None, above: Dispute | None) -> str:
    if above == left:
        return f"It is {_where(left)} already."
    if above == thread:
        return "It cannot be a thread of itself. Choose another dispute."
    if above and above.parent_id:
        return f"“{above.title}” is a thread itself, and a thread has none. Choose the dispute above it."
    if problem := why_no_thread(thread):
        return problem
    before, after = _held(thread, left), _held(thread, above)
    if before and (after is None or after < before):
        return (
            f"It is under embargo with “{left.title}”, and without it it would not be, or not for as long: readers "
            "would see it. Put the thread itself under embargo first, or lift that of its dispute."
        )
    return ""


def _held(thread: Dispute, above: Dispute | None) -> datetime | None:
    """Until when embargoes keep a thread of this dispute from readers."""
    return max((each.embargo_until for each in (thread, above) if each and each.is_embargoed), default=None)


def _take_searches(left: Dispute, thread: Dispute) -> None:
    """Searches of the dispute that was left which ask for this thread alone ask for it by itself: they find what they
    found before, and nobody is told of it as new."""
    moved = []
    for search in SavedSearch.objects.select_for_update().filter(dispute=left, query__contains=f"{_PARAMETER}="):
        asked = parse_qsl(search.query)
        if [value for name, value in asked if name == _PARAMETER] == [thread.slug]:
            search.dispute = thread
            search.query = urlencode([(name, value) for name, value in asked if name != _PARAMETER])
            moved.append(search)
    SavedSearch.objects.bulk_update(moved, ["dispute", "query"])
