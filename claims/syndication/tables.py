"""CSV: written while it is sent, so that a dispute of any size takes no more memory than a small one."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse

from claims.exports import claims_csv, tellings_csv
from claims.outgoing import Site, claim_record, telling_record, tombstone_record
from claims.syndication.asking import Asked
from claims.timeline.batches import claims_in_batches, tellings_in_batches
from claims.timeline.in_full import load_in_full
from claims.timeline.standing import MOST_TOMBSTONES, tombstones_of
from claims.timeline.tellings_in_full import load_tellings


def answer_claims(asked: Asked) -> StreamingHttpResponse:
    """All claims that were asked for."""
    return _sent(asked, "claims", _claims(asked, Site.of(asked.request)))


def answer_appearances(asked: Asked) -> StreamingHttpResponse:
    """All tellings that were asked for."""
    return _sent(asked, "appearances", _appearances(asked, Site.of(asked.request)))


def _sent(asked: Asked, what: str, lines: Iterator[str]) -> StreamingHttpResponse:
    name = f"claimline-{asked.place.dispute.slug}-{what}-v{claims_csv.VERSION}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type=claims_csv.CONTENT_TYPE, headers=headers)


def _claims(asked: Asked, site: Site) -> Iterator[str]:
    yield claims_csv.header(claims_csv.CLAIMS)
    for keys in claims_in_batches(asked.gate, asked.place.dispute, asked.filters):
        yield claims_csv.claim_rows(
            claim_record(site, each) for each in load_in_full(asked.gate, keys, most_tellings=1)
        )
    withdrawn = tombstones_of(asked.gate, asked.place.dispute)[:MOST_TOMBSTONES]
    yield claims_csv.tombstone_rows(tombstone_record(site, each) for each in withdrawn)


def _appearances(asked: Asked, site: Site) -> Iterator[str]:
    yield claims_csv.header(tellings_csv.APPEARANCES)
    for numbers in tellings_in_batches(asked.gate, asked.place.dispute, asked.filters):
        visible = load_tellings(asked.gate, asked.gate.appearances().filter(pk__in=numbers))
        found = {told.appearance.pk: told for told in visible}
        yield tellings_csv.telling_rows(
            telling_record(site, found[pk], number) for pk, number in numbers.items() if pk in found
        )
