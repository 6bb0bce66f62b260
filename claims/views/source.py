"""Sources: publishers and cited documents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.permissions import Gate
from claims.timeline.document_page import find_document, load_document_page
from claims.timeline.publisher_page import Part, find_publisher, load_publisher_page
from claims.timeline.source_list import load_source_list


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """All publishers and documents that the viewer may see."""
    gate = Gate.of(request.user)
    listed = load_source_list(gate, request.GET.get("page"), request.GET.get("documents"))
    return render(request, "source/list.html", {"list": listed})


@require_safe
def publisher_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One publisher; ``?part=`` chooses among what it told first, what it passed on, and its articles."""
    gate = Gate.of(request.user)
    publisher = find_publisher(gate, slug)
    if publisher is None:
        raise Http404
    page = load_publisher_page(gate, publisher, Part.parse(request.GET.get("part")), request.GET.get("page"))
    return render(request, "source/publisher.html", {"publisher": publisher, "page": page})


@require_safe
def document_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One document with the claims that rest on it."""
    gate = Gate.of(request.user)
    document = find_document(gate, slug)
    if document is None:
        raise Http404
    page = load_document_page(gate, document, request.GET.get("page"))
    return render(request, "source/document.html", {"document": document, "page": page})
