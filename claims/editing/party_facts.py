"""A party, set right: what it is called, what sort it is, and by which other names it is known.

Its address stays, and who writes the name that it had still means it, until somebody takes that name away.
"""

import hashlib
from dataclasses import dataclass

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Party, PartyAlias, User
from claims.permissions import Action
from claims.terms import PartyKind, Status

LONGEST_NAME, MOST_NAMES = 200, 100

_CHANGED = "It was changed since you opened the page. What it is now stands below: look, then save again."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a party; ``names`` are the others by which it is known, in the order of the alphabet."""

    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()


def facts_of(party: Party) -> Facts:
    """What is known of it now; one query."""
    others = party.aliases.exclude(name=party.name).exclude(status=Status.REJECTED)
    return Facts(party.name, PartyKind(party.kind), tuple(others.order_by("name").values_list("name", flat=True)))


def version_of_facts(party: Party) -> str:
    """A short name of what is known of a party as it stands: what an editor sees of it."""
    return hashlib.sha256(repr((party.pk, facts_of(party))).encode()).hexdigest()[:16]


def correct_party(user: User, pk: int, version: str, facts: Facts, reason: str) -> Party:
    """Let a party be ``facts``; returns it. What is the same is not written.

    A name that is left out is rejected, so that no text is read by it any more. The caller asks for what hangs on the
    party (``stages.SETTLE_PARTY``). Raises PermissionDenied for whoever may not decide, Party.DoesNotExist, Refused
    without a reason, for one that was merged and for the name of another party, and Stale where ``version`` (of
    ``version_of_facts``) is no longer how it stands.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the party’s history.")
    with change(user, Action.DECIDE, reason.strip()):
        party = Party.objects.select_related("merged_into").select_for_update(of=("self",), no_key=True).get(pk=pk)
        if party.merged_into:
            raise Refused(f"{party.name} was merged into {party.merged_into.name}. Change that one.")
        before = facts_of(party)
        if before == facts:
            return party
        if version != version_of_facts(party):
            raise Stale(_CHANGED)
        if before.name != facts.name:
            _refuse_taken(party, facts.name)
        party.name, party.kind = facts.name, facts.kind
        party.save(update_fields=["name", "kind"])
        _call(party, before, facts)
    return party


def _refuse_taken(party: Party, name: str) -> None:
    others = PartyAlias.objects.called(name).exclude(party=party).select_related("party").order_by("party_id")
    if other := next((alias.party for alias in others if alias.name == alias.party.name), None):
        raise Refused(f"{other.name} is another party’s name already. Are they one? Then merge them.", other)


def _call(party: Party, before: Facts, facts: Facts) -> None:
    """Names that are new are accepted; those that are left out are rejected."""
    for name in {facts.name, *facts.names} - {before.name, *before.names}:
        PartyAlias.objects.update_or_create(party=party, name=name, defaults={"status": Status.ACCEPTED})
    gone = {*before.names} - {facts.name, *facts.names}
    party.aliases.filter(name__in=gone).update(status=Status.REJECTED)
