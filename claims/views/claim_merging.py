"""Claims that say the same, merged; a claim whose tellings say two things, split."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.claims_merged import articles_of, merge_claims, preview_merge, split_claim
from claims.editing.refusal import Refused
from claims.forms.claim_merging import ClaimMergeForm, SplitForm
from claims.models import Claim, MergeOperation
from claims.permissions import Action, Gate
from claims.timeline.claim_candidates import find_by_words, find_other, load_near, load_told
from claims.views.allowed import allowed_to
from claims.views.merge_form import go_through, looked_for
from claims.views.numbers import in_database, key_in
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]
SPLIT = "split"


@require_http_methods(WAYS)
@allowed_to(Action.MERGE)
@sent_once
def claim_merge(request: HttpRequest, number: int) -> HttpResponse:
    """Look for another claim (``?q=``), see what a merge with it (``?other=``) would move; and merge."""
    return go_through(request, partial(ClaimMergeForm, _claim(number)), _merge_page, _merge)


@require_http_methods(WAYS)
@allowed_to(Action.MERGE)
@sent_once
def claim_split(request: HttpRequest, number: int) -> HttpResponse:
    """The tellings of a claim, to be ticked (the doubted one is, whose key is ``?telling=``); see what each part would
    hold; and split."""
    claim, is_sent = _claim(number), request.method == "POST"
    form = SplitForm(request.POST if is_sent else None)
    if not form.is_valid() or request.POST.get("decision") != SPLIT:
        return _split_page(request, claim, form, 422 if form.is_bound and form.errors else 200)
    try:
        return _split(request, claim, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _split_page(request, claim, form, 409)


def _claim(number: int) -> Claim:
    """The claim of this number, one that was merged away too: its page says so."""
    claim = find_other(in_database(number))
    if claim is None:
        raise Http404
    return claim


def _merge_page(request: HttpRequest, form: ClaimMergeForm, status: int = 200) -> HttpResponse:
    gate, words = Gate.of(request.user), looked_for(request)
    context = {
        "claim": form.claim,
        "form": form,
        "words": words,
        "found": find_by_words(gate, form.claim, words),
        "near": load_near(gate, form.claim),
    }
    if form.is_bound and {"other", "keep", "wording"} <= form.cleaned_data.keys():
        context |= {"preview": preview_merge(*form.pair), "other": form.cleaned_data["other"]}
    return render(request, "merging/claim.html", context, status=status)


def _merge(request: HttpRequest, form: ClaimMergeForm) -> HttpResponse:
    (absorbed, survivor), reason = form.pair, form.cleaned_data["reason"]
    takes_wording = form.says_this != form.keeps_this
    with transaction.atomic():
        made = merge_claims(request.user, absorbed.number, survivor.number, reason, takes_wording=takes_wording)
        ask_to_relink(made)
    messages.success(request, f"Claim {absorbed.number} is part of claim {survivor.number} now.")
    return redirect("merge-detail", made.pk)


def _split_page(request: HttpRequest, claim: Claim, form: SplitForm, status: int) -> HttpResponse:
    told = load_told(claim)
    key = key_in(request.GET.get("telling", ""))
    doubted = next((each for each in told if each.appearance.pk == key), None)
    ticked = set(form.cleaned_data.get("tellings", ())) if form.is_bound else {key}
    context = {
        "claim": claim,
        "form": form,
        "doubted": doubted,
        "was_moved": key and not doubted,
        "told": [(each, each.appearance.pk in ticked) for each in told],
        "seen": ",".join(str(each.appearance.pk) for each in told),
        "parts": [[each for each in told if (each.appearance.pk in ticked) is leaves] for leaves in (False, True)],
        "is_preview": form.is_bound and not form.errors and bool(ticked),
    }
    return render(request, "merging/split_claim.html", context, status=status)


def _split(request: HttpRequest, claim: Claim, sent: dict) -> HttpResponse:
    with transaction.atomic():
        made = split_claim(request.user, claim.number, sent["tellings"], sent["reason"], sent["seen"])
        ask_to_relink(made)
    messages.success(request, "Split: these tellings have a claim of their own.")
    return redirect("merge-detail", made.pk)


def ask_to_relink(operation: MergeOperation) -> None:
    """Ask for all that hangs on two claims to be brought up to date."""
    for article in articles_of(operation):
        stages.ask_for(stages.RELINK, article)
