"""Contradictions: two tellings of one matter that differ in a slot, shown side by side; no winner is chosen.

Slots are looked at one by one: `amounts`, `days`, `scopes`, `outcomes`, `actors`. Whether two are on one matter at all,
`frames` says: what they say besides the slot must be the same. `kinds` tells a slip from a dispute, `deciding`
finds what could decide between them (a docket's year, a neutral citation).
"""

from claims.linking.contradicting.compare import Conflict, contradictions
from claims.linking.contradicting.reading import Reading

__all__ = ["Conflict", "Reading", "contradictions"]
