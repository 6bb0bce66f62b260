"""What a page about a claim says, as a record: for the data that stand in it, without another query."""

from claims.exports.records import ClaimRecord
from claims.outgoing.claims import claim_record
from claims.outgoing.site import Site
from claims.timeline.claim_page import ClaimPage
from claims.timeline.in_full import ClaimInFull
from claims.timeline.tellings import Telling
from claims.timeline.tellings_in_full import ToldInFull

#: The data in a page are for programs that look for the claim; all its tellings are in the formats beside it.
MOST_TELLINGS = MOST_REPLIES = 12


def record_of_page(site: Site, page: ClaimPage) -> ClaimRecord:
    """The claim with the first tellings that the page lists; where their words stand is not in it."""
    found = ClaimInFull(
        claim=page.claim,
        facts=page.facts,
        tellings=[_told(each) for each in page.tellings[:MOST_TELLINGS]],
        relations=page.relations,
        replies=page.replies[:MOST_REPLIES],
        changed_at=page.claim.updated_at,
    )
    return claim_record(site, found)


def _told(telling: Telling) -> ToldInFull:
    row = telling.appearance
    return ToldInFull(row, telling.chain, None, None, telling.n_versions, row.created_at)
