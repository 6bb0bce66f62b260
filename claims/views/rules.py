"""Which claims stand in a dispute by rule: to be read by editors, and changed by leads."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.placements import Preview, change_rules, preview_rules, version_of_rules
from claims.editing.refusal import Refused
from claims.forms.rules import CHANGE, RulesForm
from claims.permissions import Action, Gate, may
from claims.timeline.rules_page import RulesPage, load_rules_page
from claims.views.allowed import allowed_to
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.RELATE)
@sent_once
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules in plain words; sent by a lead, others: what they would do, or to be kept."""
    page = _page_or_404(request, slug)
    if request.method != "POST":
        return _shown(request, page, RulesForm.of(page.ruled.rule, version_of_rules(page.ruled.dispute)))
    if not may(request.user, Action.RUN_DISPUTES):
        raise PermissionDenied
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form, status=422)
    try:
        return _answer(request, page, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, _page_or_404(request, slug), form, status=409)


def _page_or_404(request: HttpRequest, slug: str) -> RulesPage:
    page = load_rules_page(Gate.of(request.user), slug)
    if page is None:
        raise Http404("There is no dispute at this address.")
    return page


def _answer(request: HttpRequest, page: RulesPage, form: RulesForm) -> HttpResponse:
    dispute, sent = page.ruled.dispute, form.cleaned_data
    if request.POST.get("decision") != CHANGE:
        return _shown(request, page, form, preview=preview_rules(dispute, sent["rules"]))
    with transaction.atomic():
        change_rules(request.user, dispute.pk, sent["rules"], sent["reason"], sent["version"])
        stages.ask_for(stages.PLACE, dispute.pk)
    messages.success(request, "Changed. Claims are being placed by the new rules; that may take a minute.")
    return redirect("dispute-rules", slug=dispute.slug)


def _shown(
    request: HttpRequest, page: RulesPage, form: RulesForm, status: int = 200, preview: Preview | None = None
) -> HttpResponse:
    context = {"page": page, "form": form if may(request.user, Action.RUN_DISPUTES) else None, "preview": preview}
    return render(request, "rules/page.html", context, status=status)
