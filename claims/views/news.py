"""What is new in a dispute, since yesterday, the viewer's last visit, or a time of their choice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.forms.since import SinceForm
from claims.permissions import Action, Gate, may
from claims.timeline.disputes import Place, find_place
from claims.timeline.news import load_news
from claims.views.allowed import open_to_all
from claims.views.visits import Visits, forget, remember, visits_of


@require_safe
@open_to_all
def news(request: HttpRequest) -> HttpResponse:
    """The way to what is new in the first dispute."""
    place = find_place(Gate.of(request.user))
    return redirect("dispute-news", place.dispute.slug) if place else redirect("timeline")


@require_safe
@open_to_all
def dispute_news(request: HttpRequest, slug: str) -> HttpResponse:
    """What is new in one dispute or thread; ``?since=`` says since when, ``?part=`` and ``?page=`` which of it."""
    gate = Gate.of(request.user)
    place, visits = _place(gate, slug), visits_of(request, slug)
    form = SinceForm(request.GET, visits.before_at)
    decides = may(request.user, Action.DECIDE)
    page = load_news(gate, place, form.moment, form.part, request.GET.get("page"), decides=decides)
    context = {"place": place, "form": form, "page": page, "visits": visits}
    response = render(request, "news/page.html", context, status=400 if form.problems else 200)
    if visits.is_kept and not request.user.is_authenticated:
        remember(response, visits, request.path)
    return response


@require_POST
@open_to_all
def visits_kept(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to keep a reader's visits in their browser, or end it, as the button says."""
    _place(Gate.of(request.user), slug)
    path = reverse("dispute-news", args=[slug])
    response = redirect(path)
    keep = request.POST.get("keep")
    if keep == "no":
        forget(response, path)
    elif keep == "yes" and not request.user.is_authenticated:
        remember(response, Visits(visits_of(request, slug).began_at), path)
    return response


def _place(gate: Gate, slug: str) -> Place:
    place = find_place(gate, slug)
    if place is None:
        raise Http404("There is no dispute at this address, or it is not published.")
    return place
