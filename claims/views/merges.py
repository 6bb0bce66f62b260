"""Merges and splits that were made, and their undoing."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.claims_merged import undo_claims
from claims.editing.moving import counted
from claims.editing.outlets_merged import undo_outlets
from claims.editing.parties import undo_merge
from claims.editing.party_split import undo_split
from claims.editing.refusal import Refused
from claims.forms.merging import ReasonForm
from claims.models import MergeOperation, User
from claims.permissions import Action
from claims.terms import MergeKind
from claims.timeline.merges_page import Merge, load_merge, load_merges_page
from claims.views.allowed import allowed_to
from claims.views.claim_merging import ask_to_relink
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

_UNDO: dict[MergeKind, Callable[[User, int, str], tuple[MergeOperation, int]]] = {
    MergeKind.MERGE_PARTIES: undo_merge,
    MergeKind.SPLIT_PARTY: undo_split,
    MergeKind.MERGE_CLAIMS: undo_claims,
    MergeKind.SPLIT_CLAIM: undo_claims,
    MergeKind.MERGE_OUTLETS: undo_outlets,
}


@require_safe
@allowed_to(Action.DECIDE)
def merge_list(request: HttpRequest) -> HttpResponse:
    """All merges and splits, the latest first."""
    return render(request, "merging/list.html", {"merges": load_merges_page(request.GET.get("page"))})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE, to_send=Action.MERGE)
@sent_once
def merge_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One merge or split: who, when, why, what it moved; or undo it."""
    merge = _merge(pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _detail(request, merge, form, 422 if form.is_bound else 200)
    try:
        n_left = _undo(request, merge, form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error("reason" if not form.cleaned_data["reason"] else None, str(refusal))
        return _detail(request, _merge(pk), form, 409)
    stay = f" {n_left} that were changed since stay as they are." if n_left else ""
    messages.success(request, f"Undone: what it moved is back where it was.{stay}")
    return redirect("merge-detail", pk)


def _merge(pk: int) -> Merge:
    merge = load_merge(in_database(pk))
    if merge is None:
        raise Http404
    return merge


def _detail(request: HttpRequest, merge: Merge, form: ReasonForm, status: int) -> HttpResponse:
    context = {"merge": merge, "form": form, "moved": counted(merge.operation)}
    return render(request, "merging/detail.html", context, status=status)


def _undo(request: HttpRequest, merge: Merge, reason: str) -> int:
    """Undo it and ask for what hangs on it; how many rows stay as they are, because they were changed since."""
    pk = merge.operation.pk
    with transaction.atomic():
        operation, n_left = _UNDO[merge.kind](request.user, pk, reason)
        if merge.of == "claim":
            ask_to_relink(operation)
            return n_left
        stage = stages.SETTLE_PARTY if merge.of == "party" else stages.SETTLE_OUTLET
        for each in (merge.absorbed, merge.survivor):
            stages.ask_for(stage, each.pk)
    return n_left
