"""A party that is two, split."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.party_split import count_parts, split_party
from claims.editing.refusal import Refused
from claims.forms.party_split import PartySplitForm
from claims.models import Party
from claims.permissions import Action, Gate
from claims.timeline.party_split_page import load_split_page
from claims.views.allowed import allowed_to
from claims.views.sent_once import sent_once

SPLIT = "split"


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.MERGE)
@sent_once
def party_split(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick what belongs to another party, see what would move; and split."""
    party = Party.objects.filter(slug=slug, merged_into=None).first()
    if party is None:
        raise Http404
    form = PartySplitForm(request.POST if request.method == "POST" else None, initial={"new_name": party.name})
    if not form.is_valid() or request.POST.get("decision") != SPLIT:
        return _page(request, party, form, 422 if form.is_bound and form.errors else 200)
    try:
        with transaction.atomic():
            made = split_party(request.user, party.pk, form.parts, form.target, form.cleaned_data["reason"])
            for pk in (made.absorbed_id, made.survivor_id):
                stages.ask_for(stages.SETTLE_PARTY, pk)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, party, form, 409)
    messages.success(request, "Split. The claims of both are being brought up to date.")
    return redirect("merge-detail", made.pk)


def _page(request: HttpRequest, party: Party, form: PartySplitForm, status: int) -> HttpResponse:
    page = load_split_page(Gate.of(request.user), party)
    rows = {
        "makes": ("Claims that it makes", [(row.pk, row.wording) for row in page.makes]),
        "has_part_in": ("Claims in which it has a part", [(row.pk, row.wording) for row in page.has_part_in]),
        "names": ("Names", [(row.pk, row.name) for row in page.names]),
    }
    ticked = {name: form.cleaned_data.get(name) or () for name in rows if form.is_bound}
    lists = [
        (name, title, [(pk, words, pk in ticked.get(name, ())) for pk, words in found])
        for name, (title, found) in rows.items()
    ]
    context = {"party": party, "form": form, "lists": [each for each in lists if each[-1]]}
    if form.is_bound and not form.errors and not form.parts.is_nothing:
        context["moves"] = count_parts(party, form.parts)
    return render(request, "merging/split_party.html", context, status=status)
