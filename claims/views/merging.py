"""Parties that may be one: suggested, refused, merged."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.parties import merge_parties, preview_merge, refuse_match, set_wikidata_id
from claims.editing.refusal import Refused
from claims.forms.merging import MergeForm, PartyLookupForm, ReasonForm, WikidataForm
from claims.models import Party
from claims.permissions import Action, Gate
from claims.timeline.merges_page import examples_of
from claims.timeline.party_lookup import look_up_party
from claims.timeline.party_matches import load_match_list
from claims.views.allowed import allowed_to
from claims.views.merge_form import go_through
from claims.views.numbers import in_database
from claims.views.rendering import HtmxHttpRequest
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(Action.DECIDE)
def match_list(request: HttpRequest) -> HttpResponse:
    """The parties of which the machine thinks that they may be one."""
    return _matches(request)


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@sent_once
def match_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that two are not one; the address of a refused form leads to the list."""
    if request.method != "POST":
        return redirect("match-list")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _matches(request, form, 422)
    try:
        match = refuse_match(request.user, in_database(pk), form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _matches(request, form, 409)
    messages.success(request, f"{match.party.name} and {match.other.name} stay two. That is not suggested again.")
    return redirect("match-list")


@require_http_methods(WAYS)
@allowed_to(Action.MERGE)
@sent_once
def party_merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose another party, see what a merge would move; and merge. ``?other=`` fills the form."""
    return go_through(request, partial(MergeForm, _party(slug)), _merge_page, _merge)


@require_safe
@allowed_to(Action.DECIDE)
def party_lookup(request: HtmxHttpRequest) -> HttpResponse:
    """Parties known by such a name, for the list beside the field; without htmx the list of all is led to.

    The field is the one that is sent, whatever it is called.
    """
    form = PartyLookupForm({"name": next(iter(request.GET.values()), "")})
    if not form.is_valid():
        raise BadRequest
    if not request.htmx:
        return redirect("party-list")
    found = look_up_party(Gate.of(request.user), form.cleaned_data["name"])
    return render(request, "partials/_party_known.html", {"found": found})


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
@sent_once
def party_wikidata(request: HttpRequest, slug: str) -> HttpResponse:
    """The Wikidata id of a party; or keep another."""
    party = _party(slug)
    form = WikidataForm(request.POST or None, initial={"wikidata_id": party.wikidata_id})
    status, other = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            set_wikidata_id(request.user, party.pk, form.cleaned_data["wikidata_id"], form.cleaned_data["reason"])
            messages.success(request, "Kept.")
            return redirect("party-detail", party.slug)
        except Refused as refusal:
            form.add_error("wikidata_id", str(refusal))
            status, other = 409, refusal.other
    elif form.is_bound:
        status = 422
    context = {"party": party, "form": form, "other": other}
    return render(request, "merging/wikidata.html", context, status=status)


def _party(slug: str) -> Party:
    """The party of this slug, one that was merged away too: its page says so."""
    party = Party.objects.select_related("merged_into").filter(slug=slug).first()
    if party is None:
        raise Http404
    return party


def _matches(request: HttpRequest, form: ReasonForm | None = None, status: int = 200) -> HttpResponse:
    matches = load_match_list(Gate.of(request.user), request.GET.get("page"))
    return render(request, "merging/matches.html", {"matches": matches, "form": form}, status=status)


def _merge_page(request: HttpRequest, form: MergeForm, status: int = 200) -> HttpResponse:
    context = {"party": form.this, "form": form}
    if form.is_bound and "other" in form.cleaned_data and "keep" in form.cleaned_data:
        absorbed, survivor = form.pair
        context |= {"preview": preview_merge(absorbed, survivor), "other": form.cleaned_data["other"]}
        context["examples"] = examples_of(Gate.of(request.user), absorbed)
    return render(request, "merging/party.html", context, status=status)


def _merge(request: HttpRequest, form: MergeForm) -> HttpResponse:
    absorbed, survivor = form.pair
    with transaction.atomic():
        operation = merge_parties(request.user, absorbed.pk, survivor.pk, form.cleaned_data["reason"])
        for party in (absorbed, survivor):
            stages.ask_for(stages.SETTLE_PARTY, party.pk)
    messages.success(request, f"{absorbed.name} is {survivor.name} now. Its claims are being brought up to date.")
    return redirect("merge-detail", operation.pk)
