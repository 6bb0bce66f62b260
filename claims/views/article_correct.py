"""What is known of an article, set right by an editor."""

from dataclasses import asdict

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.articles import correct_article, facts_of
from claims.editing.changing import latest_change
from claims.editing.refusal import Refused
from claims.forms.articles import ArticleForm
from claims.forms.stamped import stamped
from claims.models import Article
from claims.permissions import Action, Gate
from claims.timeline.article_page import find_article
from claims.timeline.publisher_lookup import load_recent_publishers
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
@sent_once
def article_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for an article's headline, byline, outlet and day; or keep what it brings. What is refused comes back as
    typed, with what stands by now."""
    article = find_article(Gate.of(request.user), in_database(pk))
    if article is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, article, ArticleForm(initial=_stands(article)))
    form = ArticleForm(request.POST)
    if not form.is_valid():
        return _shown(request, article, form, 422)
    try:
        _keep(request, article, form)
    except Refused as refusal:
        article.refresh_from_db()
        form.add_error(None, str(refusal))
        stamped(form, latest=latest_change(article))
        return _shown(request, article, form, 409)
    messages.success(request, f"Kept. Its claims are being brought up to date. {form.news}".strip())
    return redirect("article-detail", article.pk)


def _keep(request: HttpRequest, article: Article, form: ArticleForm) -> None:
    with transaction.atomic():
        sent = form.cleaned_data
        stages.ask_to_date(correct_article(request.user, article.pk, sent["latest"], form.facts, sent["reason"]))


def _stands(article: Article) -> dict:
    return {**asdict(facts_of(article)), "latest": latest_change(article)}


def _shown(request: HttpRequest, article: Article, form: ArticleForm, status: int = 200) -> HttpResponse:
    recent = load_recent_publishers(request.user)
    context = {"article": article, "form": form, "stands": facts_of(article), "recent": recent}
    return render(request, "article/correct.html", context, status=status)
