"""Everything that the page of one cited document shows."""

from dataclasses import dataclass

from claims.models import Document
from claims.permissions import Gate
from claims.timeline.claim_list import ClaimList, load_claim_list
from claims.timeline.counting import most

MOST_NAMED = 15


@dataclass(frozen=True)
class DocumentPage:
    """A document and the claims that rest on it. ``party_is_shown`` says whether its speaker has a page to link to.

    ``outlets`` tell claims on its word, its claims are ``about`` others: each with ``name``, ``slug`` and ``n`` claims.
    """

    document: Document
    claims: ClaimList
    party_is_shown: bool
    outlets: list[dict]
    about: list[dict]


def find_document(gate: Gate, slug: str) -> Document | None:
    """The visible document of this slug, with who speaks in it."""
    return gate.documents().filter(slug=slug).select_related("party").first()


def load_document_page(gate: Gate, document: Document, number: object = 1) -> DocumentPage:
    """The page of a visible document; seven queries."""
    tellings = gate.appearances().filter(chain__document=document)
    concerned = gate.roles().concerned().filter(claim__in=tellings.values("claim"))
    figures = {
        "outlets": most(tellings, "article__publisher", "claim", MOST_NAMED),
        "about": most(concerned, "party", "claim", MOST_NAMED),
    }
    return DocumentPage(
        document=document,
        claims=load_claim_list(gate, tellings, number),
        party_is_shown=gate.parties().filter(pk=document.party_id).exists(),
        **Document.objects.filter(pk=document.pk).values(**figures).get(),
    )
