"""Claims and their appearances."""

from http import HTTPStatus

from django.db.models import F, Q
from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from claims.api import schemas
from claims.api.asking import LARGEST, Asked, PartAsked, check_names, one, part
from claims.api.filtering import SHOWING, ClaimsAsked, claims_asked_for
from claims.api.troubles import NotThere, Trouble
from claims.exports.plain import claim_in_full, telling_in_full, tombstone_in_full
from claims.models import Claim
from claims.outgoing import Site, claim_record, telling_record, tombstone_record
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.in_full import find_in_full, load_claims, tell_in_full
from claims.timeline.tellings_in_full import load_tellings
from claims.views.numbers import row_number
from claims.views.winding import WoundRequest, lead_to

router = Router(tags=["Claims"])


class AppearancesAsked(PartAsked):
    """Parameters of the list of appearances."""

    claim: int | None = Field(None, ge=1, le=LARGEST, description="The number of a claim")
    article: int | None = Field(None, ge=1, le=LARGEST, description="The id of an article")


@router.get("claims", response=schemas.ClaimList, url_name="api-claims", operation_id="claims")
def claim_list(request: WoundRequest, asked: Query[ClaimsAsked]) -> HttpResponse:
    """Claims with all their appearances, by number; by the query string of a timeline, with “dispute” beside it."""
    check_names(request, asked, SHOWING)
    wanted = claims_asked_for(request, asked).filter(number__gt=asked.after).order_by("number")[: asked.limit]
    loaded, site = load_claims(request.gate, wanted.values("pk")), Site.of(request)
    full = sorted(tell_in_full(request.gate, loaded).values(), key=lambda each: each.claim.number)
    items = (claim_in_full(claim_record(site, each)) for each in full)
    last = max((claim.number for claim in loaded.values()), default=0)
    return part(request, asked, schemas.Claim, items, len(loaded), last)


@router.get("claims/{int:number}", response=schemas.Claim, url_name="api-claim", operation_id="claim")
def claim(request: WoundRequest, number: int, asked: Query[Asked]) -> HttpResponse:
    """One claim. One that was merged leads to the one it is in now; one that was withdrawn is 410, and says why."""
    check_names(request, asked)
    if found := find_in_full(request.gate, row_number(number)):
        return one(claim_in_full(claim_record(Site.of(request), found)), schemas.Claim, asked)
    return _instead(request, number)


@router.get("appearances", response=schemas.AppearanceList, url_name="api-appearances", operation_id="appearances")
def appearance_list(request: WoundRequest, asked: Query[AppearancesAsked]) -> HttpResponse:
    """Appearances with their chains and selectors, by id; of one claim or article, if you like."""
    check_names(request, asked)
    wanted = Q(pk__gt=asked.after)
    wanted &= Q(claim__number=asked.claim) if asked.claim else Q()
    wanted &= Q(article=asked.article) if asked.article else Q()
    found = _tellings(request, wanted, asked.limit)
    return part(request, asked, schemas.Appearance, found, len(found), found[-1]["id"] if found else 0)


@router.get("appearances/{int:pk}", response=schemas.Appearance, url_name="api-appearance", operation_id="appearance")
def appearance(request: WoundRequest, pk: int, asked: Query[Asked]) -> HttpResponse:
    """One appearance."""
    check_names(request, asked)
    for found in _tellings(request, Q(pk=row_number(pk)), 1):
        return one(found, schemas.Appearance, asked)
    raise NotThere("appearance")


def _tellings(request: WoundRequest, wanted: Q, most: int) -> list[dict]:
    rows = request.gate.appearances().filter(wanted, claim__isnull=False)
    rows = rows.annotate(claim_number=F("claim__number")).order_by("pk")[:most]
    site = Site.of(request)
    return [
        telling_in_full(telling_record(site, told, told.appearance.claim_number))
        for told in load_tellings(request.gate, rows)
    ]


def _instead(request: WoundRequest, number: int) -> HttpResponse:
    if survivor := survivor_of(request.gate, number):
        return lead_to(request, "api-claim", survivor.number, **_fields(request))
    if tombstone := find_tombstone(request.gate, number):
        raise Trouble(HTTPStatus.GONE, *_said(tombstone), tombstone=_left(request, tombstone))
    raise NotThere("claim")


def _fields(request: WoundRequest) -> dict[str, str]:
    return {"fields": request.GET["fields"]} if "fields" in request.GET else {}


def _said(tombstone: Claim) -> tuple[str, str]:
    return "This claim was withdrawn.", tombstone.tombstone


def _left(request: WoundRequest, tombstone: Claim) -> dict:
    return tombstone_in_full(tombstone_record(Site.of(request), tombstone))
