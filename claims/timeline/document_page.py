"""Everything that the page of one cited document shows."""

from dataclasses import dataclass

from claims.models import Document
from claims.permissions import Gate
from claims.timeline.claim_list import ClaimList, load_claim_list


@dataclass(frozen=True)
class DocumentPage:
    """A document and the claims that rest on it. ``party_is_shown`` says whether its speaker has a page to link to."""

    document: Document
    claims: ClaimList
    party_is_shown: bool


def find_document(gate: Gate, slug: str) -> Document | None:
    """The visible document of this slug, with who speaks in it."""
    return gate.documents().filter(slug=slug).select_related("party").first()


def load_document_page(gate: Gate, document: Document, number: object = 1) -> DocumentPage:
    """The page of a visible document; six queries."""
    return DocumentPage(
        document=document,
        claims=load_claim_list(gate, gate.appearances().filter(chain__document=document), number),
        party_is_shown=gate.parties().filter(pk=document.party_id).exists(),
    )
