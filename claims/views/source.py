"""Sources: publishers and cited documents."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.permissions import Action, may
from claims.timeline.document_page import find_document, load_document_page
from claims.timeline.keeping import one_state
from claims.timeline.outlet_matches import load_outlet_matches
from claims.timeline.publisher_page import Part, find_publisher, load_publisher_page, outlets_of_today
from claims.timeline.source_list import load_source_list
from claims.views.winding import WoundRequest, lead_on, may_decide_now, winds_back


@require_safe
@winds_back
@one_state()
def source_list(request: WoundRequest) -> HttpResponse:
    """All publishers and documents that the viewer may see."""
    listed = load_source_list(request.gate, request.GET.get("page"), request.GET.get("documents"))
    return render(request, "source/list.html", {"list": listed})


@require_safe
@winds_back
@one_state()
def publisher_detail(request: WoundRequest, slug: str) -> HttpResponse:
    """One publisher; ``?part=`` chooses among what it told first, what it passed on, and its articles."""
    publisher = find_publisher(request.gate, slug)
    if publisher is None:
        return _instead(request, slug)
    page = load_publisher_page(request.gate, publisher, Part.parse(request.GET.get("part")), request.GET.get("page"))
    may_change = request.gate.known is None and may(request.user, Action.ADD_ARTICLES)
    may_merge = request.gate.known is None and may(request.user, Action.MERGE)
    matches = load_outlet_matches(publisher) if may_decide_now(request) else []
    context = {"publisher": publisher, "page": page, "matches": matches}
    context |= {"may_change": may_change, "may_merge": may_merge}
    return render(request, "source/publisher.html", context)


def _instead(request: WoundRequest, slug: str) -> HttpResponse:
    if survivor := outlets_of_today(request.gate, [slug]).get(slug):
        return lead_on(request, "publisher-detail", survivor.slug)
    raise Http404


@require_safe
@winds_back
def document_detail(request: WoundRequest, slug: str) -> HttpResponse:
    """One document with the claims that rest on it."""
    document = find_document(request.gate, slug)
    if document is None:
        raise Http404
    page = load_document_page(request.gate, document, request.GET.get("page"))
    may_change = request.gate.known is None and may(request.user, Action.ADD_ARTICLES)
    return render(request, "source/document.html", {"document": document, "page": page, "may_change": may_change})
