"""Search over everything that the viewer may see."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.search import SearchForm
from claims.permissions import Gate
from claims.timeline.search import search as find
from claims.views.rendering import HtmxHttpRequest, render_page


@require_safe
def search(request: HtmxHttpRequest) -> HttpResponse:
    """What the words in ``q`` find; without words, how to search."""
    if not request.GET.get("q", "").strip():
        return render_page(request, "search/page.html")
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render_page(request, "search/page.html", {"form": form}, status=400)
    query = form.cleaned_data["q"]
    return render_page(request, "search/page.html", {"query": query, "found": find(Gate.of(request.user), query)})
