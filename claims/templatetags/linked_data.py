"""A page's own data for programs, as JSON-LD in its head."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString

from claims.exports.claim_review import reviews_with_context
from claims.exports.json_ld import claim_with_context
from claims.exports.records import ClaimRecord
from claims.exports.standing import in_words
from claims.outgoing import Site, claim_record
from claims.timeline.rating_page import RatingPage

register = template.Library()
#: What could end the element, or begin a comment in it.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.filter
def stands(record: ClaimRecord) -> str:
    """How a claim stands, in the words of every format."""
    return in_words(record)


@register.simple_tag
def linked_data(record: ClaimRecord) -> SafeString:
    """A claim as schema.org's Claim. A block of data, which no browser runs."""
    return _block(claim_with_context(record))


@register.simple_tag(takes_context=True)
def linked_ratings(context: template.Context, page: RatingPage) -> SafeString:
    """The ratings of a page as schema.org's ClaimReview; nothing where none stands."""
    record = claim_record(Site.of(context["request"]), page.found)
    return _block(reviews_with_context(record)) if record.ratings else SafeString("")


def _block(values: dict[str, Any]) -> SafeString:
    told = json.dumps(values, ensure_ascii=False).translate(_ESCAPED)
    return SafeString(f'<script type="application/ld+json">{told}</script>')  # nosec B703 # _ESCAPED
