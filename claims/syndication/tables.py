"""All that is found, in lines: written while it is sent, so that a dispute of any size takes little memory."""

from collections.abc import Iterator

from django.http.response import HttpResponseBase

from claims.exports import claims_csv, ftm, tellings_csv
from claims.exports.records import ClaimRecord, TombstoneRecord
from claims.outgoing import Site, claim_record, telling_record, tombstone_record
from claims.syndication.asking import Asked
from claims.syndication.at_once import streamed
from claims.timeline.batches import claims_in_batches, tellings_in_batches
from claims.timeline.in_full import load_in_full
from claims.timeline.query import tombstones_for
from claims.timeline.tellings_in_full import load_tellings


def answer_claims(asked: Asked) -> HttpResponseBase:
    """All claims that were asked for."""
    return _sent(asked, "claims", _claims(asked, Site.of(asked.request)))


def answer_appearances(asked: Asked) -> HttpResponseBase:
    """All tellings that were asked for."""
    return _sent(asked, "appearances", _appearances(asked, Site.of(asked.request)))


def answer_entities(asked: Asked) -> HttpResponseBase:
    """All claims that were asked for, with what they name, as entities."""
    site = Site.of(asked.request)
    lines = ftm.write_parts(_in_batches(asked, site), _withdrawn(asked, site))
    return streamed(lines, ftm.CONTENT_TYPE)


def _sent(asked: Asked, what: str, lines: Iterator[str]) -> HttpResponseBase:
    name = f"claimline-{asked.place.dispute.slug}-{what}-v{claims_csv.VERSION}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return streamed(lines, claims_csv.CONTENT_TYPE, headers)


def _claims(asked: Asked, site: Site) -> Iterator[str]:
    yield claims_csv.header(claims_csv.CLAIMS)
    yield from map(claims_csv.claim_rows, _in_batches(asked, site, most_tellings=1))
    yield claims_csv.tombstone_rows(_withdrawn(asked, site))


def _in_batches(asked: Asked, site: Site, most_tellings: int | None = None) -> Iterator[Iterator[ClaimRecord]]:
    for keys in claims_in_batches(asked.gate, asked.place.dispute, asked.filters):
        yield (claim_record(site, each) for each in load_in_full(asked.gate, keys, most_tellings))


def _withdrawn(asked: Asked, site: Site) -> Iterator[TombstoneRecord]:
    for each in tombstones_for(asked.gate, asked.place.dispute, asked.filters).iterator():
        yield tombstone_record(site, each)


def _appearances(asked: Asked, site: Site) -> Iterator[str]:
    yield claims_csv.header(tellings_csv.APPEARANCES)
    for numbers in tellings_in_batches(asked.gate, asked.place.dispute, asked.filters):
        visible = load_tellings(asked.gate, asked.gate.appearances().filter(pk__in=numbers))
        found = {told.appearance.pk: told for told in visible}
        yield tellings_csv.telling_rows(
            telling_record(site, found[pk], number) for pk, number in numbers.items() if pk in found
        )
