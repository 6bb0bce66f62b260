"""Adding: an address, a text or a file, and what becomes of what was added."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from claims import handed_in, stages
from claims.editing.additions import add_address, add_stored, find_known, try_again
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
    try:
        with transaction.atomic():
            addition = try_again(request.user, in_database(pk))
            stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    except Addition.DoesNotExist as error:
        raise Http404 from error
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
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            return _taken(request, handed_in.store_text(**form.cleaned_data), form)
        except IngestError as problem:
            form.add_error("text", sentence(problem))
    return _page(request, Forms(text=form), status=422)


def _take_file(request: HtmxHttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        told = {**form.cleaned_data}
        file = told.pop("file")
        try:
            return _taken(request, handed_in.store_file(file.name, file.read(), **told), form)
        except IngestError as problem:
            form.add_error("file", sentence(problem))
    return _page(request, Forms(file=form), status=422)


def _taken(request: HtmxHttpRequest, snapshots: list[Snapshot], form: TextForm | FileForm) -> HttpResponse:
    add_stored(request.user, snapshots, form.cleaned_data["published_on"])
    if form.news:
        messages.info(request, form.news)
    return redirect("add")
