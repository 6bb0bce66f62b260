"""A party is set right: what it is called, what sort it is, by which other names it is known."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.party_facts import correct_party, facts_of, version_of_facts
from claims.editing.refusal import Refused
from claims.forms.party_facts import PartyForm
from claims.forms.stamped import stamped
from claims.models import Party
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.gone import follow_merge
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def party_change(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for a party's name, kind and other names; or keep what it brings. What is refused comes back as typed,
    with what stands by now."""
    party = get_object_or_404(Party.objects.select_related("merged_into"), slug=slug)
    if other := party.merged_into:
        return follow_merge(request, party.name, other.name, reverse("party-change", args=[other.slug]))
    if request.method != "POST":
        return _shown(request, party, PartyForm.of(party))
    form = PartyForm(party, request.POST)
    if not form.is_valid():
        return _shown(request, party, form, 422)
    try:
        _keep(request, party, form)
    except Refused as refusal:
        party.refresh_from_db()
        form.add_error(None, str(refusal))
        stamped(form, version=version_of_facts(party))
        return _shown(request, party, form, 409, refusal.other)
    messages.success(request, "Kept. What hangs on it is being brought up to date.")
    return redirect("party-detail", party.slug)


def _keep(request: HttpRequest, party: Party, form: PartyForm) -> None:
    with transaction.atomic():
        sent = form.cleaned_data
        correct_party(request.user, party.pk, sent["version"], form.facts, sent["reason"])
        stages.ask_for(stages.SETTLE_PARTY, party.pk)


def _shown(
    request: HttpRequest, party: Party, form: PartyForm, status: int = 200, other: Party | None = None
) -> HttpResponse:
    context = {"party": party, "facts": facts_of(party), "form": form, "other": other}
    return render(request, "party/change.html", context, status=status)
