"""What a party has that may be another one's: its claims, its parts in claims, its names."""

from dataclasses import dataclass

from claims.models import Claim, Party, PartyAlias
from claims.permissions import Gate
from claims.terms import Status

#: So many claims are listed, the latest: who has more is split in steps.
MOST_CLAIMS = 300


@dataclass(frozen=True, slots=True)
class SplitPage:
    """The claims that a party makes, those in which it has a part, and its other names."""

    makes: list[Claim]
    has_part_in: list[Claim]
    names: list[PartyAlias]


def load_split_page(gate: Gate, party: Party) -> SplitPage:
    """All that can be ticked; three queries."""
    claims = gate.claims().select_related("speaker").defer("search", "slots").order_by("-pk")
    roles = gate.roles().filter(party=party).values("claim")
    names = PartyAlias.objects.filter(party=party).exclude(status=Status.REJECTED).exclude(name=party.name)
    return SplitPage(
        makes=list(claims.filter(speaker=party)[:MOST_CLAIMS]),
        has_part_in=list(claims.filter(pk__in=roles)[:MOST_CLAIMS]),
        names=list(names.order_by("name")),
    )
