"""Search over everything that the viewer may see."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.search import SearchForm
from claims.timeline.search import search as find
from claims.views.rendering import render_page
from claims.views.winding import WoundRequest, winds_back


@require_safe
@winds_back
def search(request: WoundRequest) -> HttpResponse:
    """What the words in ``q`` find; without words, how to search."""
    if not request.GET.get("q", "").strip():
        return render_page(request, "search/page.html")
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render_page(request, "search/page.html", {"form": form}, status=400)
    query = form.cleaned_data["q"]
    return render_page(request, "search/page.html", {"query": query, "found": find(request.gate, query)})
