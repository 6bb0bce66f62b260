"""One claim of the review queue: its words in their paragraphs, its chains, clocks and parties, and who else looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Claim
from claims.permissions import Gate
from claims.terms import CHARGED, PartyRole, Status
from claims.timeline.chains import load_chains
from claims.timeline.claim_lookup import find_claim
from claims.timeline.outline import Facts, Outline, facts_of, load_outline
from claims.timeline.tellings import Telling, load_rows, tellings_of

#: So many tellings stand in full; the others are counted, and stand on the claim's page.
TELLINGS_SHOWN = 3


@dataclass(frozen=True)
class ReviewPage:
    """A claim to decide. ``tellings`` are the least sure of those that wait, ``n_more`` counts the others of them."""

    claim: Claim
    facts: Facts
    tellings: list[Telling]
    n_more: int

    @property
    def roles(self) -> list[dict]:
        """Its parties with the label of what each is to it; those accused first."""
        told = [{**other, "label": PartyRole(other["role"]).label} for other in self.claim.others]
        return sorted(told, key=lambda other: other["role"] not in CHARGED)

    @property
    def rules(self) -> list[str]:
        """By which rules what is shown was found."""
        return sorted({telling.appearance.rule for telling in self.tellings if telling.appearance.rule})


def load_review_page(gate: Gate, number: int) -> ReviewPage | None:
    """The claim with this number; None where the viewer sees none, or nothing of it waits. Five queries."""
    claim = find_claim(gate, number)
    outline = load_outline(gate, claim) if claim else []
    waiting = _waiting(claim, outline) if claim else []
    if not waiting:
        return None
    loaded = {each.pk: each.origin_key for each in waiting[:TELLINGS_SHOWN]}
    rows, chains = load_rows(gate, loaded), load_chains(gate, loaded)
    tellings = tellings_of(gate, rows, {pk: n for n, pk in enumerate(loaded, start=1)}, chains, {})
    return ReviewPage(claim, facts_of(outline), list(tellings.values()), len(waiting) - len(loaded))


def _waiting(claim: Claim, outline: Sequence[Outline]) -> list[Outline]:
    """The tellings that an editor has to look at: those that are not checked, else, of a suggested claim, all."""
    unchecked = [each for each in outline if each.status == Status.SUGGESTED]
    return unchecked or (list(outline) if claim.status == Status.SUGGESTED else [])
