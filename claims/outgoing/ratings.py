"""Ratings as records."""

from claims.exports.records import RatingRecord, SourceRecord
from claims.outgoing.site import Site
from claims.timeline.ratings import Rated


def rating_record(site: Site, number: int, rated: Rated) -> RatingRecord:
    """A rating of the claim with this number. Whose page is not known has this site's."""
    return RatingRecord(
        address=f"{site.page('claim-rating', number)}#{rated.anchor}",
        claim_reviewed=rated.claim_reviewed,
        alternate_name=rated.alternate_name,
        value=_plain(rated.value),
        best=_plain(rated.best),
        worst=_plain(rated.worst),
        reasons=rated.reasons,
        sources=tuple(SourceRecord(site.whole(each.url), each.name) for each in rated.sources),
        organisation=rated.organisation,
        url=site.whole(rated.url) or site.page("timeline"),
        decided_on=rated.decided_on,
        correction=rated.correction,
        created_at=rated.created_at,
        updated_at=rated.updated_at,
    )


def _plain(figure: float | None) -> int | float | None:
    """A whole number as such."""
    return int(figure) if figure is not None and figure == int(figure) else figure
