"""What changed: for whoever keeps a copy of the claims."""

from http import HTTPStatus
from typing import Literal

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router, Schema
from pydantic import Field

from claims.api import schemas
from claims.api.asking import MOST, USUAL, check_names
from claims.api.troubles import Trouble
from claims.exports.plain import instant
from claims.outgoing import Site
from claims.permissions import Gate
from claims.timeline.claim_changes import Changed, Gone, Place, latest_place, load_changes

router = Router(tags=["Changes"])

_BEGINNING, _NOW = "0-0", "now"
_GONE = (
    "Changes after this cursor are kept no longer. Begin anew: ask for ?after=now and keep its “next”, read the list of"
    " claims (/api/v1/claims), then follow that “next”."
)


class ChangesAsked(Schema):
    """Parameters of the list of changes."""

    after: str = Field(
        _BEGINNING,
        pattern=r"^([0-9]{1,18}-[0-9]{1,18}|now|)$",
        description="The cursor, as “next” has it; “now” only says where to go on; none or an empty one begins anew",
    )
    limit: int = Field(USUAL, ge=1, le=MOST, description="So many at once, or fewer")


@router.get("changes", response=schemas.ChangeList, url_name="api-changes", operation_id="changes")
def change_list(request: HttpRequest, asked: Query[ChangesAsked]) -> HttpResponse:
    """Claims that changed: edited, corrected, merged, withdrawn, or gone. Follow “next”, and ask again where it ended.

    Each change is told once it is certain that none comes before it any more. It says what stands there now, at the
    time of the claim’s latest change; a claim that changes afterwards is told of again. Where “more” is true, more
    waits, also where no item is told. Changes are kept for some months: after an older
    cursor the answer is 410. Then begin anew: ask for `after=now`, keep its “next”, read the list of claims, and follow
    that “next”.
    """
    check_names(request, asked)
    site = Site.of(request)
    try:
        changes = load_changes(Gate.for_readers(), _place(asked.after or _BEGINNING), asked.limit)
    except Gone:
        raise Trouble(HTTPStatus.GONE, _GONE) from None
    onward = f"{site.page('api-changes')}?after={changes.place.xid}-{changes.place.change}&limit={asked.limit}"
    items = [_told(site, each) for each in changes.found]
    return JsonResponse({"items": items, "next": onward, "more": changes.n_read == asked.limit})


def _place(cursor: str) -> Place:
    if cursor == _NOW:
        return latest_place()
    xid, _, change = cursor.partition("-")
    return Place(int(xid), int(change))


def _told(site: Site, changed: Changed) -> dict:
    return {
        "number": changed.number,
        "change": _kind(changed),
        "at": instant(changed.at),
        "claim": site.page("api-claim", changed.number),
        "reason": changed.tombstone.tombstone if changed.tombstone else None,
        "into": changed.into,
    }


def _kind(changed: Changed) -> Literal["changed", "withdrawn", "merged", "gone"]:
    if changed.is_there:
        return "changed"
    if changed.tombstone:
        return "withdrawn"
    return "merged" if changed.into else "gone"
