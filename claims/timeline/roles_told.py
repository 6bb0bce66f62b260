"""What each party is to a claim, as its pages say it: one line for a party, whatever number of roles it has."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.terms import CHARGED, PartyRole


@dataclass(slots=True)
class InRoles:
    """A party, the roles that it has in a claim, and the words, once each, by which it was given them."""

    name: str
    slug: str
    roles: list[PartyRole] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its roles in words: "accused and defendant"."""
        return " and ".join(role.label for role in self.roles)

    @property
    def is_charged(self) -> bool:
        return any(role in CHARGED for role in self.roles)

    @property
    def is_only_about(self) -> bool:
        """Whether it is nothing but the subject of the claim."""
        return self.roles == [PartyRole.ABOUT]


def by_party(others: Iterable[dict]) -> list[InRoles]:
    """Parties of rows with ``name``, ``slug``, ``role`` and ``words``, as claims are loaded with them, in the order in
    which they come. That a party is the claim's subject is said of one only that is nothing else to it."""
    parties: dict[str, InRoles] = {}
    for other in others:
        party = parties.setdefault(other["slug"], InRoles(other["name"], other["slug"]))
        party.roles.append(PartyRole(other["role"]))
        if other["words"] and other["words"] not in party.words:
            party.words.append(other["words"])
    for party in parties.values():
        party.roles = [role for role in party.roles if role != PartyRole.ABOUT] or party.roles
    return list(parties.values())
