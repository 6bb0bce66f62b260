"""Articles: the list, and each stored version with its claims marked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.permissions import Action, Gate, may
from claims.timeline.article_list import load_article_list
from claims.timeline.article_page import find_article, load_article_page
from claims.views.numbers import in_database


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """All articles that the viewer may see, newest first."""
    gate = Gate.of(request.user)
    page = load_article_list(gate, gate.articles(), request.GET.get("page"))
    return render(request, "article/list.html", {"page": page})


@require_safe
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest stored version."""
    return _version(request, pk, None)


@require_safe
def article_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One stored version."""
    return _version(request, pk, number)


def _version(request: HttpRequest, pk: int, number: int | None) -> HttpResponse:
    gate = Gate.of(request.user)
    article = find_article(gate, in_database(pk))
    page = article and load_article_page(gate, article, number)
    if not page:
        raise Http404
    context = {"article": article, "page": page, "may_decide": may(request.user, Action.DECIDE)}
    return render(request, "article/detail.html", context)
