"""Articles: the list, and each stored version with its claims marked."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.permissions import Action, may
from claims.timeline.article_list import load_article_list
from claims.timeline.article_page import find_article, load_article_page
from claims.views.numbers import in_database
from claims.views.winding import WoundRequest, may_decide_now, winds_back


@require_safe
@winds_back
def article_list(request: WoundRequest) -> HttpResponse:
    """All articles that the viewer may see, newest first."""
    page = load_article_list(request.gate, request.gate.articles(), request.GET.get("page"))
    return render(request, "article/list.html", {"page": page})


@require_safe
@winds_back
def article_detail(request: WoundRequest, pk: int) -> HttpResponse:
    """The latest stored version."""
    return _version(request, pk, None)


@require_safe
@winds_back
def article_version(request: WoundRequest, pk: int, number: int) -> HttpResponse:
    """One stored version."""
    return _version(request, pk, number)


def _version(request: WoundRequest, pk: int, number: int | None) -> HttpResponse:
    article = find_article(request.gate, in_database(pk))
    page = article and load_article_page(request.gate, article, number)
    if not page:
        raise Http404
    context = {
        "article": article,
        "page": page,
        "may_decide": may_decide_now(request),
        "may_add": request.gate.known is None and may(request.user, Action.ADD_ARTICLES),
        "may_note": request.gate.known is None and may(request.user, Action.ANNOTATE),
        "may_redact": request.gate.known is None and may(request.user, Action.REDACT),
    }
    return render(request, "article/detail.html", context)
