"""Two stored versions of an article, side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from claims.forms.versions import VersionsForm
from claims.permissions import Action, Gate, may
from claims.timeline.article_page import find_article
from claims.timeline.compare_page import load_compare_page
from claims.timeline.versions import load_versions
from claims.views.numbers import in_database


@require_safe
def article_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The two versions that were asked for, else the last two; where there is one only, that."""
    gate = Gate.of(request.user)
    article = find_article(gate, in_database(pk))
    versions = article and load_versions(gate, article)
    if not versions:
        raise Http404
    pair = VersionsForm(request.GET).pair
    if pair is None and len(versions) > 1:
        pair = (versions[-2].number, versions[-1].number)
    if pair:
        return redirect("article-compare", pk, *pair)
    return render(request, "article/one_version.html", {"article": article, "version": versions[0]})


@require_safe
def article_compare(request: HttpRequest, pk: int, number: int, other: int) -> HttpResponse:
    """One version beside a later one. The other way round leads to the same page: it is read from old to new."""
    if number == other:
        return redirect("article-version", pk, number)
    if number > other:
        return redirect("article-compare", pk, other, number)
    gate = Gate.of(request.user)
    article = find_article(gate, in_database(pk))
    page = article and load_compare_page(gate, article, number, other)
    if not page:
        raise Http404
    context = {"article": article, "page": page, "may_decide": may(request.user, Action.DECIDE)}
    return render(request, "article/compare.html", context)
