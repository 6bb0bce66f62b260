"""Disputes and their threads: begun, called otherwise, and taken out again while nothing hangs on them.

What stands in one is said by its rules (``placements``), and what readers see of it by its lead (``withdrawing``).
"""

import hashlib
from dataclasses import dataclass

from django.db import connection

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Dispute, User
from claims.models.slugs import free_slug
from claims.permissions import Action

LONGEST_TITLE, LONGEST_QUESTION = 200, 300

#: Names the advisory lock by which one title at a time is given: two of one title would be given one address.
_LOCK = 0x64697370


@dataclass(frozen=True, slots=True)
class Naming:
    """What a dispute or a thread is called, and what it asks."""

    title: str
    question: str = ""


def naming_of(dispute: Dispute) -> Naming:
    """What it is called now."""
    return Naming(dispute.title, dispute.question)


def version_of_naming(dispute: Dispute) -> str:
    """A short name of what a dispute is called as it stands: what an editor sees of it."""
    return hashlib.sha256(repr((dispute.pk, naming_of(dispute))).encode()).hexdigest()[:16]


def begin_dispute(user: User, naming: Naming, parent: int | None = None) -> Dispute:
    """Begin a dispute, or a thread of the one with the key ``parent``, without rules; returns it.

    A thread comes last among its parent's, and lets readers see what that one does. Raises PermissionDenied for whoever
    may not run disputes, Dispute.DoesNotExist, and Refused for a thread of a thread and for a title that another
    dispute, or another thread of the same one, has.
    """
    with change(user, Action.RUN_DISPUTES, "begun"):
        lock_titles()
        above = Dispute.objects.select_for_update(no_key=True).get(pk=parent) if parent else None
        if above and above.parent_id:
            raise Refused(f"“{above.title}” is a thread itself, and a thread has none. Choose the dispute above it.")
        dispute = Dispute(slug=free_slug(Dispute, naming.title), parent=above)
        _name(dispute, naming)
        if above:
            dispute.publishes, dispute.second_editor = above.publishes, above.second_editor
            dispute.position = above.next_position()
        dispute.save()
    return dispute


def name_dispute(user: User, pk: int, version: str, naming: Naming, reason: str) -> Dispute:
    """Call a dispute or a thread otherwise; returns it. Its address stays. What is the same is not written.

    Raises PermissionDenied, Dispute.DoesNotExist, Refused without a reason and for another one's title, and Stale where
    ``version`` (of ``version_of_naming``) is no longer how it stands.
    """
    with change(user, Action.RUN_DISPUTES, _needed(reason)):
        lock_titles()
        dispute = Dispute.objects.select_for_update(no_key=True).get(pk=pk)
        if naming_of(dispute) == naming:
            return dispute
        if version != version_of_naming(dispute):
            raise Stale("It was changed since you opened the page. What it is now stands below: look, then save again.")
        _name(dispute, naming)
        dispute.save(update_fields=["title", "question"])
    return dispute


def remove_dispute(user: User, pk: int, reason: str) -> None:
    """Take a dispute or a thread out on which nothing hangs.

    Raises PermissionDenied, Dispute.DoesNotExist, and Refused without a reason and for one that has threads, claims, an
    import or a saved search.
    """
    with change(user, Action.RUN_DISPUTES, _needed(reason)):
        dispute = Dispute.objects.select_for_update().get(pk=pk)
        if problem := why_not_removed(dispute):
            raise Refused(problem)
        dispute.delete()


def why_not_removed(dispute: Dispute) -> str:
    """What hangs on a dispute, so that it cannot be taken out; "" where nothing does."""
    hanging = (
        (dispute.threads, "It has threads: take these out first."),
        (dispute.placements, "Claims stand in it, or are kept out by an editor: it cannot be taken out with them."),
        (dispute.imports, "Claims were imported into it: what is known of that would be lost."),
        (dispute.saved_searches, "People have searches of it saved, and get letters of what is new."),
    )
    return next((why for rows, why in hanging if rows.exists()), "")


def lock_titles() -> None:
    """One at a time gives a dispute a title, or puts it beside others, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def refuse_taken_title(dispute: Dispute) -> None:
    """Refused where another dispute, or another thread of the same one, is called like this one."""
    beside = Dispute.objects.filter(parent=dispute.parent, title__iexact=dispute.title).exclude(pk=dispute.pk)
    if beside.exists():
        kind = "thread of this dispute" if dispute.parent_id else "dispute"
        raise Refused(f"Another {kind} is called “{dispute.title}”. Give this one a title that tells them apart.")


def _name(dispute: Dispute, naming: Naming) -> None:
    dispute.title, dispute.question = naming.title, naming.question
    refuse_taken_title(dispute)


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the dispute.")
    return reason.strip()
