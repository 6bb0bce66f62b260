"""What leaves the house: rows that came through the gate, as the records that ``claims.exports`` writes.

Whatever the way out (feed, export, embed, programming interface, a page's own data), it says the same of a claim.
"""

from claims.outgoing.claims import claim_record
from claims.outgoing.site import Site
from claims.outgoing.tellings import telling_record, tombstone_record

__all__ = ["Site", "claim_record", "telling_record", "tombstone_record"]
