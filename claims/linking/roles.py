"""What parties are to a claim, by what its tellings say."""

from collections.abc import Iterable

from claims.linking.parties import resolve_party
from claims.models import Appearance, ClaimParty, Party
from claims.terms import PartyKind, PartyRole, Status
from claims.text.names import is_name


def settle_roles(claims: set[int]) -> None:
    """Suggest whom each of these claims is about, from all its tellings; what none supports any more goes.

    Only suggestions come and go: what a person accepted or rejected stays as it is.
    """
    tellings = Appearance.objects.filter(claim__in=claims).exclude(status=Status.REJECTED)
    found = {
        (appearance.claim_id, party.pk)
        for appearance in tellings.select_related("run").order_by("pk")
        for party in _about(appearance)
    }
    known = ClaimParty.objects.filter(claim__in=claims, role=PartyRole.ABOUT)
    gone = [row.pk for row in known if row.status == Status.SUGGESTED and (row.claim_id, row.party_id) not in found]
    ClaimParty.objects.filter(pk__in=gone).delete()
    there = set(known.values_list("claim", "party"))
    ClaimParty.objects.bulk_create(
        ClaimParty(claim_id=claim, party_id=party) for claim, party in sorted(found) if (claim, party) not in there
    )


def _about(appearance: Appearance) -> Iterable[Party]:
    """The parties that a telling concerns, as far as its reading names them."""
    kinds = (
        {party["canonical"]: PartyKind.parse(party["kind"]) for party in appearance.run.parties}
        if appearance.run
        else {}
    )
    names = filter(is_name, appearance.reading.get("about", ()))
    return filter(None, (resolve_party(name, kinds.get(name)) for name in names))
