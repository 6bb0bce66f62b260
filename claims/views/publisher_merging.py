"""Outlets that may be one: suggested, refused, merged."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.outlets_merged import merge_outlets, preview_merge, refuse_outlet_match
from claims.editing.refusal import Refused
from claims.forms.merging import OutletLookupForm, OutletMergeForm, ReasonForm
from claims.models import Publisher
from claims.permissions import Action, Gate
from claims.timeline.merges_page import examples_through
from claims.timeline.outlet_matches import load_outlet_match_list
from claims.timeline.publisher_lookup import load_recent_publishers, look_up_publisher
from claims.views.allowed import allowed_to
from claims.views.merge_form import go_through
from claims.views.numbers import in_database
from claims.views.rendering import HtmxHttpRequest
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.MERGE)
@sent_once
def publisher_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another outlet, see what a merge would move; and merge. ``?other=`` fills the form."""
    outlet = get_object_or_404(Publisher, pk=in_database(pk))
    return go_through(request, partial(OutletMergeForm, outlet), _shown, _merge)


@require_safe
@allowed_to(Action.MERGE)
def publishers_offered(request: HtmxHttpRequest) -> HttpResponse:
    """Outlets known by such a name, for the list beside the field; without htmx the list of all sources is led to."""
    form = OutletLookupForm(request.GET)
    if not form.is_valid():
        raise BadRequest
    if not request.htmx:
        return redirect("source-list")
    found = look_up_publisher(form.cleaned_data["other"]).alike
    return render(request, "merging/_outlets_known.html", {"found": found})


@require_safe
@allowed_to(Action.DECIDE)
def outlet_match_list(request: HttpRequest) -> HttpResponse:
    """The outlets of which the machine thinks that they may be one."""
    return _matches(request)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def outlet_match_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that two are not one; the address of a refused form leads to the list."""
    if request.method != "POST":
        return redirect("outlet-match-list")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _matches(request, form, 422)
    try:
        match = refuse_outlet_match(request.user, in_database(pk), form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _matches(request, form, 409)
    messages.success(request, f"{match.publisher.name} and {match.other.name} stay two. That is not suggested again.")
    return redirect("outlet-match-list")


def _matches(request: HttpRequest, form: ReasonForm | None = None, status: int = 200) -> HttpResponse:
    matches = load_outlet_match_list(Gate.of(request.user), request.GET.get("page"))
    return render(request, "merging/outlet_matches.html", {"matches": matches, "form": form}, status=status)


def _shown(request: HttpRequest, form: OutletMergeForm, status: int = 200) -> HttpResponse:
    context = {"outlet": form.this, "form": form, "found": load_recent_publishers(request.user)}
    if form.is_bound and {"other", "keep"} <= form.cleaned_data.keys():
        absorbed, survivor = form.pair
        context |= {"preview": preview_merge(absorbed, survivor), "other": form.cleaned_data["other"]}
        context["examples"] = examples_through(Gate.of(request.user), absorbed)
    return render(request, "merging/outlet.html", context, status=status)


def _merge(request: HttpRequest, form: OutletMergeForm) -> HttpResponse:
    absorbed, survivor = form.pair
    with transaction.atomic():
        operation = merge_outlets(request.user, absorbed.pk, survivor.pk, form.cleaned_data["reason"])
        for outlet in (absorbed, survivor):
            stages.ask_for(stages.SETTLE_OUTLET, outlet.pk)
    messages.success(request, f"{absorbed.name} is {survivor.name} now. Its claims are being brought up to date.")
    return redirect("merge-detail", operation.pk)
