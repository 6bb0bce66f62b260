"""Claims as linked data: schema.org's Claim, and our own terms for what it has no word for.

Never a ClaimReview, which stands on the page of a rating alone (``claim_review``); here is the way to it.
"""

import json
from typing import Any

from claims.exports.clock_record import ClockRecord
from claims.exports.plain import instant
from claims.exports.records import (
    ClaimRecord,
    ListRecord,
    OutletRecord,
    PartyRecord,
    RelationRecord,
    TellingRecord,
    TombstoneRecord,
)
from claims.exports.standing import standing_of
from claims.terms import PartyKind, PublisherKind, RelationKind
from claims.text.cleaning import one_line

CONTENT_TYPE = "application/ld+json"
#: Where our own terms stand; the same for every site, so that what several say can be put together.
TERMS = "urn:claimline:term:"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
CONTEXT = ["https://schema.org", {"claimline": TERMS}]
LONGEST_NAME, MOST_APPEARANCES = 110, 20

_PARTIES = {
    PartyKind.PERSON: "Person",
    PartyKind.GOVERNMENT: "GovernmentOrganization",
    PartyKind.PRODUCT: "Product",
}
_ARTICLES = {PublisherKind.BLOG: "BlogPosting", PublisherKind.COMPANY: "Article", PublisherKind.OFFICIAL: "Article"}
#: How each kind of relation reads from the second claim.
_TURNED = {
    RelationKind.DISPUTES: "disputedBy",
    RelationKind.DENIES: "deniedBy",
    RelationKind.SUPPORTS: "supportedBy",
    RelationKind.ANSWERS: "answeredBy",
    RelationKind.CORRECTS: "correctedBy",
    RelationKind.SUPERSEDES: "supersededBy",
}


def write_claim(claim: ClaimRecord) -> bytes:
    """One claim as a document."""
    return _bytes(claim_with_context(claim))


def write_tombstone(tombstone: TombstoneRecord) -> bytes:
    """What stands in the place of a withdrawn claim."""
    return _bytes({"@context": CONTEXT, **_tombstone(tombstone)})


def write_list(listed: ListRecord) -> bytes:
    """One part of a list of claims."""
    told = {
        "@context": CONTEXT,
        "@type": "ItemList",
        "@id": listed.own,
        "name": listed.title,
        "description": listed.question,
        "url": listed.page,
        "numberOfItems": listed.n_found,
        "itemListElement": [_claim(each) for each in listed.claims],
        "claimline:next": {"@id": listed.next} if listed.next else None,
        "claimline:withdrawn": [_tombstone(each) for each in listed.withdrawn],
        "claimline:numberWithdrawn": listed.n_withdrawn,
    }
    return _bytes(known(told))


def claim_with_context(claim: ClaimRecord) -> dict[str, Any]:
    """One claim as plain values, to stand in a page."""
    return {"@context": CONTEXT, **_claim(claim)}


def _claim(claim: ClaimRecord) -> dict[str, Any]:
    told = {
        "@type": "Claim",
        "@id": claim.address,
        "url": claim.address,
        "name": one_line(claim.wording, LONGEST_NAME),
        "text": claim.wording,
        "author": _party(claim.speaker) if claim.speaker else None,
        "datePublished": _day(claim.published),
        "dateModified": instant(claim.updated_at),
        "inLanguage": "en",
        "about": [_party(each) for each in claim.about],
        "firstAppearance": _appearance(claim.first) if claim.first else None,
        "appearance": [_appearance(each) for each in claim.tellings[:MOST_APPEARANCES]],
        "creativeWorkStatus": claim.status.label,
        "review": [{"@id": each.address} for each in claim.ratings],
        "isPartOf": [{"@type": "Collection", "name": each.title, "url": each.address} for each in claim.places],
    }
    return known(told | _own_terms(claim))


def known(told: dict[str, Any]) -> dict[str, Any]:
    """Without what nobody knows."""
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def item_reviewed(claim: ClaimRecord) -> dict[str, Any]:
    """Of a claim what a rating of it says: who makes it, since when, and where it is told."""
    told = ("@type", "@id", "url", "author", "datePublished", "firstAppearance", "appearance")
    return {name: value for name, value in _claim(claim).items() if name in told}


def _own_terms(claim: ClaimRecord) -> dict[str, Any]:
    """What schema.org has no word for."""
    clocks = {f"claimline:{name}": _edtf(getattr(claim, name)) for name in ("happened", "said", "published")}
    return {
        "claimline:number": claim.number,
        "claimline:standing": list(standing_of(claim)),
        "claimline:certainty": claim.certainty.label,
        "claimline:speaker": claim.speaker_name,
        "claimline:articles": claim.n_articles,
        "claimline:origins": claim.n_origins,
        **clocks,
        **_relations(claim.relations),
        "claimline:reply": [
            known({"claimline:party": _party(each.party), "claimline:kind": each.kind.label, "text": each.words})
            for each in claim.replies
        ],
    }


def _relations(relations: tuple[RelationRecord, ...]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for each in relations:
        term = each.kind.value if each.outward else _TURNED[each.kind]
        found.setdefault(f"claimline:{term}", []).append({"@id": each.address})
    return found


def _party(party: PartyRecord) -> dict[str, Any]:
    same = f"http://www.wikidata.org/entity/{party.qid}" if party.qid else None
    kind = _PARTIES.get(party.kind, "Organization")
    return known({"@type": kind, "@id": party.address, "name": party.name, "url": party.address, "sameAs": same})


def _appearance(telling: TellingRecord) -> dict[str, Any]:
    return known(
        {
            "@type": _ARTICLES.get(telling.outlet.kind, "NewsArticle"),
            "@id": telling.article,
            "url": telling.url or telling.article,
            "headline": telling.headline,
            "datePublished": _day(telling.published),
            "inLanguage": telling.language,
            "publisher": _outlet(telling.outlet),
            "archivedAt": telling.snapshot,
            "claimline:quote": telling.words,
            "claimline:chain": telling.chain_in_words,
            "claimline:at": {"@id": telling.address},
        }
    )


def _outlet(outlet: OutletRecord) -> dict[str, str]:
    return {"@type": "Organization", "@id": outlet.address, "name": outlet.name, "url": outlet.address}


def _tombstone(tombstone: TombstoneRecord) -> dict[str, Any]:
    return {
        "@type": "Claim",
        "@id": tombstone.address,
        "url": tombstone.address,
        "name": f"Claim {tombstone.number}",
        "dateModified": instant(tombstone.withdrawn_at),
        "creativeWorkStatus": "withdrawn",
        "claimline:number": tombstone.number,
        "claimline:withdrawnBecause": tombstone.reason,
    }


def _day(clock: ClockRecord | None) -> str | None:
    """A day, month or year as schema.org takes it; a vaguer clock is told in EDTF alone."""
    return clock.edtf if clock and clock.precision in ("day", "month", "year") else None


def _edtf(clock: ClockRecord | None) -> dict[str, str] | None:
    return {"@type": EDTF, "@value": clock.edtf} if clock else None


def _bytes(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"
