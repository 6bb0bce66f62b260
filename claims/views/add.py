"""Adding: an address, a text or a file, and what becomes of what was added."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from claims import handed_in, stages
from claims.editing.additions import add_address, add_stored, find_known, try_again
from claims.editing.articles import facts_of
from claims.forms.additions import AddressForm, FileForm, TextForm
from claims.models import Addition, Article, Feed, Snapshot
from claims.parsing.errors import IngestError
from claims.permissions import Action
from claims.timeline.add_page import load_add_page
from claims.timeline.publisher_lookup import load_recent_publishers
from claims.views.allowed import allowed_to
from claims.views.limited import at_most
from claims.views.numbers import in_database
from claims.views.rendering import HtmxHttpRequest, render_page
from claims.views.wording import sentence

_ANOTHER_DAY = (
    "The day of publication stays as it was, which is not the one that you wrote: correct it on the article’s page."
)


@dataclass
class Forms:
    """The three forms of the page; one that was sent comes back as it was typed."""

    address: AddressForm = field(default_factory=AddressForm)
    text: TextForm = field(default_factory=TextForm)
    file: FileForm = field(default_factory=FileForm)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
@at_most("ADDITIONS", lambda request: request.method == "POST")
def add(request: HtmxHttpRequest) -> HttpResponse:
    """The page; or take in what one of its forms brings, named by its button."""
    if request.method != "POST":
        return _page(request, Forms())
    ways = {"address": _take_address, "text": _take_text, "file": _take_file}
    return ways.get(request.POST.get("way"), _take_address)(request)


@require_POST
@allowed_to(Action.ADD_ARTICLES)
@at_most("ADDITIONS", lambda request: request.method == "POST")
def retry(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Fetch an address once more of which nothing came."""
    with transaction.atomic():
        addition = try_again(request.user, in_database(pk))
        stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    return redirect("add")


def _page(request: HtmxHttpRequest, forms: Forms, status: int = 200) -> HttpResponse:
    context = {
        "forms": forms,
        "added": load_add_page(request.user, request.GET.get("page")),
        "recent": load_recent_publishers(request.user),
    }
    return render_page(request, "add/page.html", context, status=status)


def _take_address(request: HtmxHttpRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, Forms(address=form), status=422)
    url = form.cleaned_data["url"]
    if known := find_known(url):
        return _lead_to(request, known)
    with transaction.atomic():
        addition = add_address(request.user, url)
        stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    return redirect("add")


def _lead_to(request: HtmxHttpRequest, known: Article | Feed | Addition) -> HttpResponse:
    """What has this address already, saying so."""
    if isinstance(known, Feed):
        messages.info(request, "This feed is followed already: here it is.")
        return redirect("feed-detail", pk=known.pk)
    article = known if isinstance(known, Article) else known.article
    if article:
        messages.info(request, "This address was added before: here is its article.")
        return redirect("article-detail", pk=article.pk)
    messages.info(request, "This address was added already and waits to be fetched.")
    return redirect("add")


def _take_text(request: HtmxHttpRequest) -> HttpResponse:
    form, began = TextForm(request.POST), timezone.now()
    if form.is_valid():
        try:
            return _taken(request, handed_in.store_text(**form.cleaned_data), form, began)
        except IngestError as problem:
            form.add_error("text", sentence(problem))
    return _page(request, Forms(text=form), status=422)


def _take_file(request: HtmxHttpRequest) -> HttpResponse:
    form, began = FileForm(request.POST, request.FILES), timezone.now()
    if form.is_valid():
        told = {**form.cleaned_data}
        file = told.pop("file")
        try:
            return _taken(request, handed_in.store_file(file.name, file.read(), **told), form, began)
        except IngestError as problem:
            form.add_error("file", sentence(problem))
    return _page(request, Forms(file=form), status=422)


def _taken(
    request: HtmxHttpRequest, snapshots: list[Snapshot], form: TextForm | FileForm, began: datetime
) -> HttpResponse:
    day = form.cleaned_data["published_on"]
    add_stored(request.user, snapshots, day)
    held = [snapshot.article_id for snapshot in snapshots if snapshot.fetched_at < began]
    for news in (form.news, _held_already(held, day)):
        if news:
            messages.info(request, news)
    return redirect("add")


def _held_already(articles: list[int], day: date | None) -> str:
    """What is to be said of texts that were held before, and of days that are not what was written; "" of none."""
    if not articles:
        return ""
    known = [facts_of(article) for article in Article.objects.filter(pk__in=articles).order_by("pk")]
    differs = any(day and facts.published_on != day for facts in known)
    words = f"“{known[0].headline}” was" if len(known) == 1 else f"{len(known)} of these texts were"
    words += " held already: nothing was stored twice."
    return f"{words} {_ANOTHER_DAY}" if differs else words
