"""Records, as ``claims.exports`` have them, in words on a page."""

from django import template

from claims.exports.records import ClaimRecord
from claims.exports.standing import in_words

register = template.Library()


@register.filter
def stands(claim: ClaimRecord) -> str:
    """How a claim stands, how sure it sounds, and whether a person checked it."""
    return in_words(claim)
