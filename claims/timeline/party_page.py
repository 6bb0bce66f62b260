"""Everything that the page of one party shows."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from claims.models import Affiliation, Appearance, Party, PartyAlias
from claims.permissions import Gate, living
from claims.terms import Term
from claims.timeline.claim_list import ClaimList, count_claims, load_claim_list


class Part(Term):
    """What a party can be to the claims on its page."""

    SAYS = "says", "Says"
    ABOUT = "about", "Said about it"
    CHAINS = "chains", "Passed on"


@dataclass(frozen=True)
class PartyPage:
    """A party; ``counts`` are (part, number of claims), ``part`` the one whose claims are listed."""

    party: Party
    counts: list[tuple[Part, int]]
    part: Part
    claims: ClaimList
    affiliations: list[Affiliation]


def find_party(gate: Gate, slug: str) -> Party | None:
    """The visible party of this slug, with ``other_names`` and ``open_to_suggestions``."""
    names = living(PartyAlias.objects.filter(party=OuterRef("pk")), with_suggested=gate.sees_all)
    if gate.known:  # since when it is called so, nobody noted
        names = names.none()
    other_names = ArraySubquery(names.exclude(name=OuterRef("name")).order_by("name").values("name"))
    parties = gate.parties().filter(slug=slug)
    return parties.annotate(other_names=other_names, open_to_suggestions=gate.suggestions_shown("speaker")).first()


def survivor_of(gate: Gate, slug: str) -> Party | None:
    """The visible party into which the one of this slug was merged."""
    return gate.parties().filter(absorbed__slug=slug).first()


def load_party_page(gate: Gate, party: Party, part: Part | None = None, number: object = 1) -> PartyPage:
    """The page of a party of ``find_party``: eight queries. Without ``part`` the first that has claims is listed."""
    counts = [(each, count_claims(_tellings(gate, party, each))) for each in Part]
    part = part or next((each for each, n in counts if n), Part.SAYS)
    return PartyPage(
        party=party,
        counts=counts,
        part=part,
        claims=load_claim_list(gate, _tellings(gate, party, part), number, dict(counts)[part]),
        affiliations=_affiliations(gate, party),
    )


def _tellings(gate: Gate, party: Party, part: Part) -> QuerySet[Appearance]:
    tellings = gate.appearances()
    if part == Part.SAYS:
        return tellings.filter(Q(speaker=party) | Q(speaker__isnull=True, claim__speaker=party))
    if part == Part.CHAINS:
        return tellings.filter(chain__party=party, chain__position__gt=0)
    about = gate.roles().concerned().filter(party=party)
    return tellings.filter(claim__in=about.values("claim"))


def _without_evidence(gate: Gate) -> Q:
    """What rests on no telling is known today; since when, nobody can say."""
    return Q(evidence__isnull=True) if gate.known is None else Q(pk__in=[])


def _affiliations(gate: Gate, party: Party) -> list[Affiliation]:
    """For whom the party spoke, and who spoke for it, as far as the others and the evidence are visible too."""
    seen = gate.parties()
    rows = living(Affiliation.objects.all(), with_suggested=party.open_to_suggestions)
    rows = rows.filter(Q(party=party, organisation__in=seen) | Q(organisation=party, party__in=seen))
    rows = rows.filter(_without_evidence(gate) | Q(evidence__in=gate.appearances()))
    return list(rows.select_related("party", "organisation").order_by("party__name", "organisation__name")[:50])
