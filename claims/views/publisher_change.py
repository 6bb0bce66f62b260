"""An outlet is set right: what it is called, what sort it is, at which domains it is."""

from dataclasses import asdict

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.changing import latest_change
from claims.editing.publishers import correct_publisher, facts_of
from claims.editing.refusal import Refused
from claims.forms.publishers import OutletForm
from claims.forms.stamped import stamped
from claims.models import Publisher
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.gone import follow_merge
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
@sent_once
def publisher_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for an outlet's name, kind and domains; or keep what it brings. What is refused comes back as typed,
    with what stands by now."""
    publisher = get_object_or_404(Publisher.objects.select_related("merged_into"), pk=in_database(pk))
    if other := publisher.merged_into:
        return follow_merge(request, publisher.name, other.name, reverse("publisher-change", args=[other.pk]))
    if request.method != "POST":
        initial = {**asdict(facts_of(publisher)), "latest": latest_change(publisher)}
        return _shown(request, publisher, OutletForm(initial=initial))
    form = OutletForm(request.POST)
    if not form.is_valid():
        return _shown(request, publisher, form, 422)
    try:
        _keep(request, publisher, form)
    except Refused as refusal:
        publisher.refresh_from_db()
        form.add_error(None, str(refusal))
        stamped(form, latest=latest_change(publisher))
        return _shown(request, publisher, form, 409, refusal.other)
    messages.success(request, "Kept. What hangs on it is being brought up to date.")
    return redirect("publisher-detail", publisher.slug)


def _keep(request: HttpRequest, publisher: Publisher, form: OutletForm) -> None:
    with transaction.atomic():
        correct_publisher(
            request.user, publisher.pk, form.cleaned_data["latest"], form.facts, form.cleaned_data["reason"]
        )
        stages.ask_for(stages.SETTLE_OUTLET, publisher.pk)


def _shown(
    request: HttpRequest, publisher: Publisher, form: OutletForm, status: int = 200, other: Publisher | None = None
) -> HttpResponse:
    """The page; ``other`` is an outlet that has the name or a domain already."""
    context = {"publisher": publisher, "form": form, "other": other}
    return render(request, "source/change.html", context, status=status)
