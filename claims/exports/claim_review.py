"""Ratings as linked data: schema.org's ClaimReview, which stands on the page of a rating and nowhere else.

One for a rating; several in one document are the verdicts of several organisations on the same claim.
"""

from typing import Any

from claims.exports.json_ld import CONTEXT, item_reviewed, known
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord, RatingRecord


def reviews_with_context(claim: ClaimRecord) -> dict[str, Any]:
    """The ratings of a claim as plain values, to stand in their page; there is at least one."""
    reviews = [_review(claim, each) for each in claim.ratings]
    return {"@context": CONTEXT, **(reviews[0] if len(reviews) == 1 else {"@graph": reviews})}


def _review(claim: ClaimRecord, rating: RatingRecord) -> dict[str, Any]:
    told = {
        "@type": "ClaimReview",
        "@id": rating.address,
        "url": rating.address,
        "claimReviewed": rating.claim_reviewed,
        "author": {"@type": "Organization", "name": rating.organisation, "url": rating.url},
        "datePublished": rating.decided_on.isoformat(),
        "dateModified": instant(rating.updated_at),
        "inLanguage": "en",
        "reviewRating": _rating(rating),
        "citation": [known({"@type": "CreativeWork", "url": each.url, "name": each.name}) for each in rating.sources],
        "correction": rating.correction,
        "itemReviewed": item_reviewed(claim),
    }
    return known(told)


def _rating(rating: RatingRecord) -> dict[str, Any]:
    told = {
        "@type": "Rating",
        "alternateName": rating.alternate_name,
        "ratingValue": rating.value,
        "bestRating": rating.best,
        "worstRating": rating.worst,
    }
    return known(told)
