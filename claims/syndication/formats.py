"""The formats, by how their addresses end."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from claims.exports import claims_csv, claims_json
from claims.exports.records import ClaimRecord, TombstoneRecord
from claims.syndication.asking import Asked, load_list
from claims.syndication.tables import answer_appearances, answer_claims


@dataclass(frozen=True, slots=True)
class Format:
    """How a dispute is given in one format."""

    content_type: str
    answer: Callable[[Asked], HttpResponseBase]
    is_json: bool = True


@dataclass(frozen=True, slots=True)
class ClaimFormat:
    """How one claim is given in one format, and what stands in its place once it is withdrawn, with its status."""

    content_type: str
    write: Callable[[ClaimRecord], bytes]
    write_tombstone: Callable[[TombstoneRecord], bytes]
    is_json: bool = True
    status_of_tombstone: int = 410


def _json(asked: Asked) -> HttpResponse:
    listed = load_list(asked, asked.taking.cleaned_data["page_size"])
    return HttpResponse(claims_json.write_list(listed), content_type=claims_json.CONTENT_TYPE)


OF_DISPUTE = {
    "json": Format(claims_json.CONTENT_TYPE, _json),
    "csv": Format(claims_csv.CONTENT_TYPE, answer_claims, is_json=False),
    "appearances.csv": Format(claims_csv.CONTENT_TYPE, answer_appearances, is_json=False),
}
OF_CLAIM = {"json": ClaimFormat(claims_json.CONTENT_TYPE, claims_json.write_claim, claims_json.write_tombstone)}
