"""An editor's word on a passage that is offered as a claim's words in a later version."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.offers import refuse_offer, take_offer, undo_decision
from claims.editing.refusal import Refused
from claims.forms.offer import REFUSE, TAKE, OfferForm
from claims.permissions import Action, Gate
from claims.timeline.offer_page import OfferPage, load_offer_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer, and the decision on it; a refused decision comes back with the offer as it stands now."""
    page = _page_or_404(request, pk)
    if request.method != "POST":
        return _shown(request, page, None)
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form, status=422)
    try:
        return _decide(request, page, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, _page_or_404(request, pk), form, status=409)


def _page_or_404(request: HttpRequest, pk: int) -> OfferPage:
    page = load_offer_page(Gate.of(request.user), in_database(pk))
    if page is None:
        raise Http404
    return page


def _shown(request: HttpRequest, page: OfferPage, form: OfferForm | None, status: int = 200) -> HttpResponse:
    return render(request, "article/offer.html", {"page": page, "form": form}, status=status)


def _decide(request: HttpRequest, page: OfferPage, decided: dict) -> HttpResponse:
    """Do it, and lead to the page that compares; not on to the passage there, for the message stands above it."""
    pk, version, reason = page.anchor.pk, decided["version"], decided["reason"]
    if decided["decision"] == TAKE:
        take_offer(pk, request.user, version, reason)
        said = f"Taken: version {page.anchor.number} tells the claim in these words."
    elif decided["decision"] == REFUSE:
        _refuse(request, page, version, reason)
        said = "Refused. What stands at that place is being read as a claim of its own."
    else:
        undo_decision(pk, request.user, version, reason)
        said = "Undone: the passage is an open offer again."
    compared = reverse("article-compare", args=[page.article.pk, page.before.number, page.anchor.number])
    to_it = format_html('<a href="#change-{}">To the passage</a>', page.anchor.appearance_id)
    messages.success(request, format_html("{} {}", said, to_it))
    return redirect(compared)


def _refuse(request: HttpRequest, page: OfferPage, version: str, reason: str) -> None:
    """Refuse, and have the article read again, both or neither."""
    with transaction.atomic():
        refuse_offer(page.anchor.pk, request.user, version, reason)
        stages.ask_for(stages.REEXTRACT, page.article.pk)
