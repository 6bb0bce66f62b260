"""Two stored versions of an article, side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.versions import VersionsForm
from claims.timeline.article_page import find_article
from claims.timeline.compare_page import load_compare_page
from claims.timeline.versions import load_versions
from claims.views.numbers import in_database
from claims.views.winding import WoundRequest, lead_to, may_decide_now, winds_back


@require_safe
@winds_back
def article_versions(request: WoundRequest, pk: int) -> HttpResponse:
    """The two versions that were asked for, else the last two; where there is one only, that."""
    article = find_article(request.gate, in_database(pk))
    versions = article and load_versions(request.gate, article)
    if not versions:
        raise Http404
    pair = VersionsForm(request.GET).pair
    if pair is None and len(versions) > 1:
        pair = (versions[-2].number, versions[-1].number)
    if pair:
        return lead_to(request, "article-compare", pk, *pair)
    return render(request, "article/one_version.html", {"article": article, "version": versions[0]})


@require_safe
@winds_back
def article_compare(request: WoundRequest, pk: int, number: int, other: int) -> HttpResponse:
    """One version beside a later one. The other way round leads to the same page: it is read from old to new."""
    if number == other:
        return lead_to(request, "article-version", pk, number)
    if number > other:
        return lead_to(request, "article-compare", pk, other, number)
    article = find_article(request.gate, in_database(pk))
    page = article and load_compare_page(request.gate, article, number, other)
    if not page:
        raise Http404
    context = {"article": article, "page": page, "may_decide": may_decide_now(request)}
    return render(request, "article/compare.html", context)
