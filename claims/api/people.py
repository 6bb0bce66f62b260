"""Parties, publishers, and the disputes that are about them."""

from django.http import HttpResponse
from ninja import Query, Router

from claims.api import schemas
from claims.api.asking import Asked, PartAsked, check_names, one, or_not_there, part_of
from claims.api.troubles import NotThere
from claims.models import Dispute, Party, Publisher
from claims.outgoing import Site
from claims.timeline.party_page import survivor_of
from claims.timeline.publisher_page import outlets_of_today
from claims.views.winding import WoundRequest, lead_on

router = Router(tags=["Parties, publishers, disputes"])


@router.get("parties", response=schemas.PartyList, url_name="api-parties", operation_id="parties")
def party_list(request: WoundRequest, asked: Query[PartAsked]) -> HttpResponse:
    """Parties that say something, that something is said about, or that stand in a chain; by id."""
    check_names(request, asked)
    return part_of(request, asked, schemas.Party, request.gate.parties(), _party)


@router.get("parties/{slug:slug}", response=schemas.Party, url_name="api-party", operation_id="party")
def party(request: WoundRequest, slug: str, asked: Query[Asked]) -> HttpResponse:
    """One party. One that was merged leads to the one it is in now."""
    check_names(request, asked)
    if found := request.gate.parties().filter(slug=slug).first():
        return one(_party(Site.of(request), found), schemas.Party, asked)
    if survivor := survivor_of(request.gate, slug):
        return lead_on(request, "api-party", survivor.slug)
    raise NotThere("party")


@router.get("publishers", response=schemas.PublisherList, url_name="api-publishers", operation_id="publishers")
def publisher_list(request: WoundRequest, asked: Query[PartAsked]) -> HttpResponse:
    """Publishers of articles, and those in chains; by id."""
    check_names(request, asked)
    return part_of(request, asked, schemas.Publisher, request.gate.publishers(), _publisher)


@router.get("publishers/{slug:slug}", response=schemas.Publisher, url_name="api-publisher", operation_id="publisher")
def publisher(request: WoundRequest, slug: str, asked: Query[Asked]) -> HttpResponse:
    """One publisher. One that was merged leads to the one it is in now."""
    check_names(request, asked)
    if found := request.gate.publishers().filter(slug=slug).first():
        return one(_publisher(Site.of(request), found), schemas.Publisher, asked)
    if survivor := outlets_of_today(request.gate, [slug]).get(slug):
        return lead_on(request, "api-publisher", survivor.slug)
    raise NotThere("publisher")


@router.get("disputes", response=schemas.DisputeList, url_name="api-disputes", operation_id="disputes")
def dispute_list(request: WoundRequest, asked: Query[PartAsked]) -> HttpResponse:
    """Disputes and their threads, by id. They are as they stand today, whatever “as_of” says."""
    check_names(request, asked)
    disputes = request.gate.disputes().select_related("parent")
    return part_of(request, asked, schemas.Dispute, disputes, _dispute)


@router.get("disputes/{slug:slug}", response=schemas.Dispute, url_name="api-dispute", operation_id="dispute")
def dispute(request: WoundRequest, slug: str, asked: Query[Asked]) -> HttpResponse:
    """One dispute or thread, as it stands today."""
    check_names(request, asked)
    found = or_not_there(request.gate.disputes().select_related("parent").filter(slug=slug).first(), "dispute")
    return one(_dispute(Site.of(request), found), schemas.Dispute, asked)


def _party(site: Site, row: Party) -> dict:
    told = site.party(row)
    return {
        "id": row.pk,
        "slug": row.slug,
        "address": told.address,
        "name": told.name,
        "kind": told.kind.value,
        "qid": told.qid,
    }


def _publisher(site: Site, row: Publisher) -> dict:
    told = site.outlet(row)
    return {
        "id": row.pk,
        "slug": row.slug,
        "address": told.address,
        "name": told.name,
        "kind": told.kind.value,
        "domains": row.domains,
    }


def _dispute(site: Site, row: Dispute) -> dict:
    return {
        "id": row.pk,
        "slug": row.slug,
        "address": site.page("dispute", row.slug),
        "title": row.title,
        "question": row.question,
        "parent": row.parent and row.parent.slug,
        "publishes": row.publishes,
    }
