"""What editors do with parties: merge two that are one, undo that, refuse that they are, give a Wikidata id."""

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Q

from claims.editing.changing import change
from claims.editing.freezing import change_back, change_row, freeze, restore
from claims.editing.moving import POINTERS, count_rows, move, put_back, put_decisions_back
from claims.editing.operations import Preview, locked, locked_operation, mark_undone, merging
from claims.editing.refusal import Refused
from claims.models import MergeOperation, Party, PartyAlias, PartyMatch, User
from claims.models.locks import lock_wikidata_id
from claims.permissions import Action, Gate
from claims.terms import MergeKind, Status

MERGE = MergeKind.MERGE_PARTIES

_PARTIES = Party.objects.all()

_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(?P<id>Q[1-9]\d{0,18})", re.IGNORECASE
)


class Undone(NamedTuple):
    """A merge that was undone, and how many rows had been changed since and stay as they are."""

    operation: MergeOperation
    n_left: int


def preview_merge(absorbed: Party, survivor: Party) -> Preview:
    """What ``merge_parties`` would do; nothing is changed."""
    return Preview(absorbed, survivor, count_rows(POINTERS, absorbed), _why_not(absorbed, survivor))


def merge_parties(user: User, absorbed: int, survivor: int, reason: str) -> MergeOperation:
    """Merge one party into another: all that points to it points to the other from then on; its address leads there.

    Raises PermissionDenied for whoever may not merge, Party.DoesNotExist, and Refused without a reason, for one party
    given twice, for one that was merged already, for two that Wikidata tells apart, and while an article that takes
    long is being linked. What both have is kept once. The caller asks for both parties' claims to be settled again.
    """
    with merging(user, reason, moved=MERGE):
        absorbed, survivor = locked(_PARTIES, "pk", absorbed, survivor)
        if problem := _why_not(absorbed, survivor):
            raise Refused(problem)
        was_public = Gate.for_readers().parties().filter(pk=absorbed.pk).exists()
        moved = {pointer.name: move(pointer, absorbed, survivor) for pointer in POINTERS}
        moved["was_public"] = was_public
        moved["match"] = _move_matches(absorbed, survivor)
        moved["name"] = _keep_name(absorbed, survivor)
        wikidata_id = survivor.wikidata_id or absorbed.wikidata_id
        moved["party"] = [
            change_row(absorbed, merged_into_id=survivor.pk),
            change_row(survivor, wikidata_id=wikidata_id),
        ]
        return MergeOperation.objects.create(
            kind=MERGE,
            survivor_id=survivor.pk,
            absorbed_id=absorbed.pk,
            moved=moved,
            decided_by=user,
            reason=reason.strip(),
        )


def undo_merge(user: User, pk: int, reason: str) -> Undone:
    """Take two parties apart again that were merged; what was changed since stays as it is, and is counted.

    Raises PermissionDenied, MergeOperation.DoesNotExist, and Refused without a reason, for a merge that was undone
    already, for one whose survivor was itself merged since, and where a third party has its Wikidata id by now. The
    caller asks for both to be settled again.
    """
    with merging(user, reason, moved=MERGE):
        operation = locked_operation(pk, MERGE)
        absorbed, survivor = locked(_PARTIES, "pk", operation.absorbed_id, operation.survivor_id)
        if survivor.merged_into_id:
            raise Refused(f"{survivor.name} was itself merged into {survivor.merged_into.name} since. Undo that first.")
        refuse_taken_id(absorbed, but_for=survivor)
        moved = operation.moved
        n_left = sum(not change_back(Party, changed) for changed in moved["party"])
        n_left += _take_back_name(moved["name"])
        known = [pointer for pointer in reversed(POINTERS) if pointer.name in moved]  # all that there were then
        n_left += sum(put_back(pointer, absorbed, moved[pointer.name]) for pointer in known)
        put_decisions_back(absorbed, operation)
        n_left += sum(not change_back(PartyMatch, changed) for changed in moved["match"]["changed"])
        n_left += sum(not restore(PartyMatch, frozen) for frozen in moved["match"]["folded"])
        mark_undone(operation, user, reason)
    return Undone(operation, n_left)


def refuse_match(user: User, pk: int, reason: str = "") -> PartyMatch:
    """Two parties are not one: the suggestion goes and never comes back.

    Raises PermissionDenied for whoever may not decide, PartyMatch.DoesNotExist, and Refused where they were merged.
    """
    with change(user, Action.DECIDE, reason.strip() or "not the same"):
        match = PartyMatch.objects.select_for_update().get(pk=pk)
        if match.status == Status.ACCEPTED:
            raise Refused("These two were merged. Undo that first.")
        match.status = Status.REJECTED
        match.save(update_fields=["status"])
    return match


def set_wikidata_id(user: User, pk: int, written: str, reason: str = "") -> Party:
    """Give a party its Wikidata id, by itself or as an address of Wikidata; empty takes it away.

    Raises PermissionDenied, Party.DoesNotExist, and Refused for what is no such id, for another party's, and for
    one that was merged.
    """
    wikidata_id = wikidata_id_in(written)
    with change(user, Action.DECIDE, reason.strip() or "Wikidata id"):
        party = Party.objects.select_for_update(no_key=True).get(pk=pk)
        if party.merged_into:
            raise Refused(f"{party.name} was merged into {party.merged_into.name} meanwhile. Give that one its id.")
        party.wikidata_id = wikidata_id
        refuse_taken_id(party)
        party.save(update_fields=["wikidata_id"])
    return party


def refuse_taken_id(party: Party, but_for: Party | None = None) -> None:
    """Refused where its Wikidata id is another party's, other than ``but_for``; nobody else takes it meanwhile.

    For the transaction in which it is saved.
    """
    if other := holder_of(party.wikidata_id, besides=[each.pk for each in (party, but_for) if each]):
        raise Refused(f"{party.wikidata_id} is the id of {other.name} already. Are they one? Then merge them.", other)


def holder_of(wikidata_id: str, besides: Collection[int] = ()) -> Party | None:
    """The party, none of the keys ``besides``, that has this Wikidata id; nobody else takes it until the transaction
    ends. None for no id."""
    if not wikidata_id:
        return None
    lock_wikidata_id(wikidata_id)
    return Party.objects.filter(wikidata_id=wikidata_id, merged_into=None).exclude(pk__in=besides).first()


def wikidata_id_in(written: str) -> str:
    """The id alone: "q21708200" and "https://www.wikidata.org/wiki/Q21708200" give "Q21708200", "" gives ""."""
    written = written.strip()
    found = _WIKIDATA.fullmatch(written)
    if written and not found:
        raise Refused(f"“{written[:60]}” is no Wikidata id. One is a Q with a number behind it, like Q21708200.")
    return found["id"].upper() if found else ""


def _why_not(absorbed: Party, survivor: Party) -> str:
    """Why these two cannot be merged, "" when they can."""
    if absorbed.pk == survivor.pk:
        return f"{absorbed.name} cannot be merged into itself. Choose another party."
    for party in (absorbed, survivor):
        if party.merged_into_id:
            return f"{party.name} was merged into {party.merged_into.name} already. Look at that one."
    ids = {absorbed.wikidata_id, survivor.wikidata_id} - {""}
    if len(ids) > 1:
        return f"They have different Wikidata ids, {absorbed.wikidata_id} and {survivor.wikidata_id}: mend one first."
    return ""


def _move_matches(absorbed: Party, survivor: Party) -> dict[str, list[dict[str, Any]]]:
    """With whom the absorbed one may be one, the survivor may be; that they two are is accepted."""
    done: dict[str, list[dict[str, Any]]] = {"changed": [], "folded": []}
    for match in PartyMatch.objects.filter(Q(party=absorbed) | Q(other=absorbed)).order_by("pk"):
        third = match.other_id if match.party_id == absorbed.pk else match.party_id
        first, second = sorted((third, survivor.pk))
        if third == survivor.pk:
            done["changed"].append(change_row(match, status=Status.ACCEPTED))
        elif PartyMatch.objects.filter(party=first, other=second).exists():
            done["folded"].append(freeze(match))
            match.delete()
        else:
            done["changed"].append(change_row(match, party_id=first, other_id=second))
    return done


def _keep_name(absorbed: Party, survivor: Party) -> dict[str, Any]:
    """The absorbed one's name is an accepted name of the survivor from then on."""
    alias, is_new = PartyAlias.objects.get_or_create(
        party=survivor, name=absorbed.name, defaults={"status": Status.ACCEPTED}
    )
    return {"made": alias.pk} if is_new else {"changed": change_row(alias, status=Status.ACCEPTED)}


def _take_back_name(done: dict[str, Any]) -> int:
    """Undo ``_keep_name``; returns how many rows stay as they are."""
    if "changed" in done:
        return int(not change_back(PartyAlias, done["changed"]))
    n_deleted, _ = PartyAlias.objects.filter(pk=done["made"]).delete()
    return int(not n_deleted)
