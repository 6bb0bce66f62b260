"""Two persons of one name, taken for one party: what is the other one's is given to it, and back again.

What was moved counts as decided by a person: no later reading or linking of those tellings says otherwise.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from claims.editing.freezing import change_row
from claims.editing.moving import POINTERS, Pointer, count_rows, move, put_back, put_decisions_back
from claims.editing.operations import locked_operation, mark_undone, merging
from claims.editing.refusal import Refused, Stale
from claims.models import (
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    MergeOperation,
    Party,
    PartyAlias,
    Reply,
    User,
)
from claims.models.slugs import free_slug
from claims.terms import MergeKind, Status

SPLIT = MergeKind.SPLIT_PARTY


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs to the other party: claims that it makes, claims in which it has a part, names (all by key)."""

    makes: Collection[int] = ()
    has_part_in: Collection[int] = ()
    names: Collection[int] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.makes or self.has_part_in or self.names)


@dataclass(frozen=True, slots=True)
class Some(Pointer):
    """A column of which, of the rows of one party, only some are meant."""

    owner: int = 0
    keys: frozenset[int] = field(default_factory=frozenset)

    def of(self, thing: Party) -> QuerySet:
        """The rows that point to this party; of the owner's the chosen ones."""
        rows = Pointer.of(self, thing)
        return rows.filter(pk__in=self.keys) if thing.pk == self.owner else rows


def count_parts(party: Party, parts: Parts) -> list[tuple[int, str]]:
    """What a split would move, as (how many, of what); nothing is changed."""
    return count_rows(_chosen(party, parts), party)


def split_party(user: User, pk: int, parts: Parts, other: int | str, reason: str) -> MergeOperation:
    """Give parts of a party to another one: by its key, or a new one of this name, which may be the same name.

    Raises PermissionDenied, Party.DoesNotExist, Refused without a reason, for nothing, and for a party that was merged,
    and Stale for what is no part of the party any more. The caller asks for both parties' claims to be settled again.
    """
    with merging(user, reason):
        party = _open_party(pk)
        if parts.is_nothing:
            raise Refused("Tick what belongs to the other one.")
        if not _are_all_its(party, parts):
            raise Stale(f"Not all that you ticked is {party.name}’s any more. Look at the list again, then split.")
        is_new = isinstance(other, str)
        target = _new_party(party, other) if is_new else _open_party(other)
        if target.pk == party.pk:
            raise Refused(f"{party.name} cannot be told apart from itself. Choose another party, or make a new one.")
        moved = {pointer.name: move(pointer, party, target) for pointer in _chosen(party, parts)}
        return MergeOperation.objects.create(
            kind=SPLIT,
            survivor_id=party.pk,
            absorbed_id=target.pk,
            moved={**moved, "made": is_new},
            decided_by=user,
            reason=reason.strip(),
        )


def undo_split(user: User, pk: int, reason: str) -> tuple[MergeOperation, int]:
    """Give all back to the party that was split; how many rows were changed since and stay as they are.

    A party that was made for it, and to which nothing else came meanwhile, leads back. Raises as ``split_party``, and
    MergeOperation.DoesNotExist.
    """
    with merging(user, reason):
        operation = locked_operation(pk, SPLIT)
        party, target = _open_party(operation.survivor_id), _open_party(operation.absorbed_id)
        moved = operation.moved
        known = [pointer for pointer in reversed(POINTERS) if pointer.name in moved]
        n_left = sum(put_back(pointer, party, moved[pointer.name]) for pointer in known)
        put_decisions_back(party, operation)
        if moved["made"] and not _has_more(target, _claims_of(moved)):
            change_row(target, merged_into_id=party.pk)
        mark_undone(operation, user, reason)
    return operation, n_left


def _chosen(party: Party, parts: Parts) -> list[Some]:
    """The rows that go along with what was ticked."""
    tellings = Appearance.objects.filter(claim__in=parts.makes, claim__speaker=party)
    roles = ClaimParty.objects.filter(party=party, claim__in=parts.has_part_in)
    keys = {
        (PartyAlias, "party"): PartyAlias.objects.filter(party=party, pk__in=parts.names).exclude(name=party.name),
        (Claim, "speaker"): Claim.objects.filter(speaker=party, pk__in=parts.makes),
        (Appearance, "speaker"): tellings.filter(speaker=party),
        (ChainLink, "party"): ChainLink.objects.filter(party=party, appearance__in=tellings),
        (ClaimParty, "party"): roles,
        (Reply, "party"): Reply.objects.filter(party=party, accusation__in=roles.values("claim")),
    }
    return [
        Some(
            *(each.model, each.column, each.label, each.once, each.apart),
            owner=party.pk,
            keys=frozenset(keys[each.model, each.column].values_list("pk", flat=True)),
        )
        for each in POINTERS
        if (each.model, each.column) in keys
    ]


def _are_all_its(party: Party, parts: Parts) -> bool:
    there = (
        (parts.makes, Claim.objects.filter(speaker=party, pk__in=parts.makes)),
        (parts.has_part_in, Claim.objects.filter(parties__party=party, pk__in=parts.has_part_in).distinct()),
        (parts.names, PartyAlias.objects.filter(party=party, pk__in=parts.names)),
    )
    return all(rows.count() == len(set(wanted)) for wanted, rows in there)


def _open_party(pk: int) -> Party:
    party = Party.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=pk)
    if party.merged_into:
        raise Refused(f"{party.name} was merged into {party.merged_into.name} already. Look at that one.")
    return party


def _new_party(like: Party, name: str) -> Party:
    name = " ".join(name.split())[:200]
    if not name:
        raise Refused("Write the name of the other one, or choose a party that is there.")
    party = Party.objects.create(name=name, kind=like.kind, slug=free_slug(Party, name))
    PartyAlias.objects.create(party=party, name=name, status=Status.ACCEPTED)
    return party


def _claims_of(moved: dict) -> set[int]:
    """The claims that what was moved belongs to."""
    roles = ClaimParty.objects.filter(pk__in=moved["claimparty.party"]["moved"])
    return {*moved["claim.speaker"]["moved"], *roles.values_list("claim", flat=True)}


def _has_more(party: Party, claims: Collection[int]) -> bool:
    """Whether anything is a party's but its names, and what was only suggested since of these claims, which go back."""
    suggested = Q(status=Status.SUGGESTED)
    of_them = {ClaimParty: suggested & Q(claim__in=claims), Reply: suggested & Q(accusation__in=claims)}
    others = (pointer for pointer in POINTERS if pointer.model is not PartyAlias)
    return any(pointer.of(party).exclude(of_them.get(pointer.model, Q(pk=None))).exists() for pointer in others)
