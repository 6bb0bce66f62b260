"""What editors do with two outlets that may be one: merge them, undo that, refuse that they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from claims.editing.chains import end_chains
from claims.editing.changing import PATIENCE, change
from claims.editing.freezing import change_back, change_row
from claims.editing.moving import OUTLET_POINTERS, count_rows, move, put_back
from claims.editing.operations import Preview, locked, locked_operation, mark_undone, merging
from claims.editing.refusal import Refused
from claims.models import Appearance, Article, ChainLink, MergeOperation, Party, Publisher, PublisherMatch, User
from claims.models.taking_down import hold_back_incoming
from claims.permissions import Action, Gate
from claims.terms import MergeKind, Status

MERGE = MergeKind.MERGE_OUTLETS

#: Who stores anything for one of them that is locked waits, and then sees the merge.
_OUTLETS = Publisher.objects.select_related("merged_into")


def preview_merge(absorbed: Publisher, survivor: Publisher) -> Preview:
    """What ``merge_outlets`` would do; nothing is changed."""
    moves = [*count_rows(OUTLET_POINTERS, absorbed)]
    if n_gained := len(_gained(absorbed, survivor)):
        moves.append((n_gained, "domains"))
    return Preview(absorbed, survivor, moves, _why_not(absorbed, survivor))


def outlet_called(name: str) -> Publisher:
    """The outlet that is known by this name, one that was merged, too; Refused where there is none."""
    found = Publisher.objects.bearing(name)
    if found is None:
        raise Refused(f"No outlet is known as “{name}”. Write the name as it stands on the outlet’s page.")
    return found


def merge_outlets(user: User, absorbed: int, survivor: int, reason: str) -> MergeOperation:
    """Merge one outlet into another: all that points to it points to the other from then on, its domains and names are
    the other's, its address leads there.

    Raises PermissionDenied for whoever may not merge, Publisher.DoesNotExist, and Refused without a reason, for one
    outlet given twice, for one that was merged already, and while an article that takes long is being linked or stored.
    The caller asks for what hangs on both (``stages.SETTLE_OUTLET``).
    """
    with _merging(user, reason):
        absorbed, survivor = locked(_OUTLETS, "pk", absorbed, survivor)
        if problem := _why_not(absorbed, survivor):
            raise Refused(problem)
        was_public = Gate.for_readers().publishers().filter(pk=absorbed.pk).exists()
        moved = {pointer.name: move(pointer, absorbed, survivor) for pointer in OUTLET_POINTERS}
        gained, party = _gained(absorbed, survivor), survivor.party_id or absorbed.party_id
        left = None if party == absorbed.party_id else absorbed.party_id  # a party is one outlet
        moved["domains"], moved["called"] = gained, survivor.name
        moved["was_public"] = was_public
        moved["outlet"] = [
            change_row(absorbed, merged_into_id=survivor.pk, domains=[], party_id=left),
            change_row(survivor, party_id=party),
        ]
        _set_domains(survivor, [*survivor.domains, *gained])
        return MergeOperation.objects.create(
            kind=MERGE,
            survivor_id=survivor.pk,
            absorbed_id=absorbed.pk,
            moved=moved,
            decided_by=user,
            reason=reason.strip(),
        )


def undo_outlets(user: User, pk: int, reason: str) -> tuple[MergeOperation, int]:
    """Take two outlets apart again that were merged; how many rows were changed since, and stay as they are.

    Raises PermissionDenied, MergeOperation.DoesNotExist, and Refused without a reason, for a merge that was undone
    already, for one whose survivor, or the party that it got, was itself merged since, for one of whose rows a later
    merge took some out, and where the survivor bears the other's name by now. The caller asks for what hangs on both.
    """
    with _merging(user, reason):
        operation = locked_operation(pk, MERGE)
        absorbed, survivor = locked(_OUTLETS, "pk", operation.absorbed_id, operation.survivor_id)
        moved = operation.moved
        for thing in filter(None, (survivor, _party_to_give_back(moved))):
            if thing.merged_into:
                raise Refused(f"{thing.name} was itself merged into {thing.merged_into.name} since. Undo that first.")
        if later := _took_out_since(operation):
            raise Refused(f"{later.name} was merged into {survivor.name} since, in the same chains. Undo that first.")
        if survivor.name != moved.get("called", survivor.name) and _is_called_as(survivor, absorbed):
            raise Refused(f"{survivor.name} has the name of the other by now. Call it something else first.")
        n_left = sum(not change_back(Publisher, changed) for changed in reversed(moved["outlet"]))
        n_left += _part_domains(absorbed, survivor, moved["domains"])
        n_left += sum(put_back(pointer, absorbed, moved[pointer.name]) for pointer in reversed(OUTLET_POINTERS))
        _end_chains(absorbed, survivor)
        mark_undone(operation, user, reason)
    return operation, n_left


def refuse_outlet_match(user: User, pk: int, reason: str = "") -> PublisherMatch:
    """Two outlets are not one: the suggestion goes and never comes back.

    Raises PermissionDenied for whoever may not decide, PublisherMatch.DoesNotExist, and Refused where one was merged.
    """
    with change(user, Action.DECIDE, reason.strip() or "not the same"):
        rows = PublisherMatch.objects.select_for_update(of=("self",)).select_related("publisher", "other")
        match = rows.get(pk=pk)
        if merged := next((each for each in (match.publisher, match.other) if each.merged_into_id), None):
            raise Refused(f"{merged.name} was merged meanwhile. If that is wrong, undo the merge first.")
        match.status = Status.REJECTED
        match.save(update_fields=["status"])
    return match


@contextmanager
def _merging(user: User, reason: str) -> Iterator[None]:
    """As ``merging``; nothing comes in meanwhile, either."""
    try:
        with merging(user, reason, moved=MERGE):
            hold_back_incoming(PATIENCE)
            yield
    except OperationalError:
        raise Refused("Articles are being stored just now. Try again in a minute.") from None


def _why_not(absorbed: Publisher, survivor: Publisher) -> str:
    """Why these two cannot be merged, "" when they can."""
    if absorbed.pk == survivor.pk:
        return f"{absorbed.name} cannot be merged into itself. Choose another outlet."
    for outlet in (absorbed, survivor):
        if outlet.merged_into:
            return f"{outlet.name} was merged into {outlet.merged_into.name} already. Look at that one."
    return ""


def _took_out_since(operation: MergeOperation) -> Publisher | None:
    """An outlet merged into the same one later, for which rows were taken out that this merge had moved: only with that
    undone do they come back, and can go back."""
    later = MergeOperation.objects.filter(kind=MERGE, survivor_id=operation.survivor_id, pk__gt=operation.pk)
    for other in later.filter(undone_at=None).order_by("-pk"):
        for pointer in OUTLET_POINTERS:
            gone = {row["id"] for row in other.moved[pointer.name]["folded"]}
            if gone.intersection(operation.moved[pointer.name]["moved"]):
                return Publisher.objects.get(pk=other.absorbed_id)
    return None


def _party_to_give_back(moved: dict) -> Party | None:
    """The party that the outlet was which is gone, where the one that stayed got it."""
    gone = moved["outlet"][0]["old"]
    return Party.objects.select_related("merged_into").filter(pk=gone.get("party_id")).first()


def _is_called_as(one: Publisher, other: Publisher) -> bool:
    return Publisher.objects.filter(pk=one.pk).bearing(other.name) is not None


def _gained(absorbed: Publisher, survivor: Publisher) -> list[str]:
    return [domain for domain in absorbed.domains if domain not in survivor.domains]


def _part_domains(absorbed: Publisher, survivor: Publisher, gained: list[str]) -> int:
    """Leave to each of two the domains that it had; how many an editor took from the one that stayed since."""
    absorbed.refresh_from_db()
    survivor.refresh_from_db()
    taken = set(gained) - set(survivor.domains)
    _set_domains(survivor, [domain for domain in survivor.domains if domain not in gained])
    _set_domains(absorbed, [domain for domain in absorbed.domains if domain not in taken])
    return len(taken)


def _set_domains(outlet: Publisher, domains: list[str]) -> None:
    if outlet.domains != domains:
        outlet.domains = domains
        outlet.save(update_fields=["domains"])


def _end_chains(absorbed: Publisher, survivor: Publisher) -> None:
    """What was found since in articles that went back is told by their outlet, too."""
    ended = ChainLink.objects.filter(publisher=absorbed).values("appearance")
    astray = Appearance.objects.filter(article__publisher=absorbed).exclude(pk__in=ended)
    for article in Article.objects.filter(pk__in=astray.values("article")):
        end_chains(article, survivor.pk)
