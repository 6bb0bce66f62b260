"""Search over everything that the viewer may see."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.search import LikeForm, SearchForm
from claims.timeline.alike import load_alike
from claims.timeline.claim_lookup import survivor_of
from claims.timeline.keeping import one_state
from claims.timeline.search import search as find
from claims.views.limited import at_most
from claims.views.rendering import render_page
from claims.views.winding import WoundRequest, lead_to, winds_back

PAGE = "search/page.html"


@require_safe
@winds_back
@at_most("SEARCHES", lambda request: "q" in request.GET or "like" in request.GET)
@one_state()
def search(request: WoundRequest) -> HttpResponse:
    """What the words in ``q`` find, or the claims like that in ``like``; without either, how to search."""
    if "like" in request.GET:
        return _search_alike(request)
    if not request.GET.get("q", "").strip():
        return render_page(request, PAGE)
    form = SearchForm(request.GET)
    if not form.is_valid():
        context = {"problems": form.problems, "refused": request.GET["q"].replace("\0", "")}
        return render_page(request, PAGE, context, status=400)
    query, page, order = form.cleaned_data["q"], form.cleaned_data["page"] or 1, form.cleaned_data["order"]
    context = {"query": query, "found": find(request.gate, query, page, order)}
    return render_page(request, PAGE, context)


def _search_alike(request: WoundRequest) -> HttpResponse:
    form = LikeForm(request.GET)
    if not form.is_valid():
        return render_page(request, PAGE, {"problems": form.errors["like"]}, status=400)
    number = form.cleaned_data["like"]
    alike = load_alike(request.gate, number)
    if alike is None:
        if survivor := survivor_of(request.gate, number):
            return lead_to(request, "search", like=survivor.number)
        raise Http404("There is no claim of this number, or it is not published.")
    return render_page(request, PAGE, {"alike": alike})
