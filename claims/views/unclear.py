"""The tray of claims in which nobody knows who is meant."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.meanings import say_who_is_meant
from claims.editing.refusal import Refused
from claims.forms.meaning import MeaningForm
from claims.permissions import Action, Gate
from claims.timeline.unclear_page import load_unclear_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_safe
@allowed_to(Action.DECIDE)
def unclear_list(request: HttpRequest) -> HttpResponse:
    """The tellings that leave it open, each with a form to say who is meant."""
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@sent_once
def unclear_say(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who is meant in one telling; a refused form comes back in its place, its address leads to the list."""
    form = MeaningForm(request.POST, auto_id=f"telling-{pk}-%s")
    if request.method != "POST":
        return redirect("unclear-list")
    if not form.is_valid():
        return _page(request, (pk, form), status=422)
    try:
        _say(request, in_database(pk), form.cleaned_data)
    except Refused as refusal:
        form.add_error("name", str(refusal))
        return _page(request, (pk, form), status=409)
    messages.success(request, "Kept. The claim is being brought up to date.")
    return redirect("unclear-list")


def _say(request: HttpRequest, pk: int, said: dict) -> None:
    with transaction.atomic():
        appearance = say_who_is_meant(request.user, pk, said["words"], said["name"], said["reason"])
        stages.ask_for(stages.RELINK, appearance.article_id)


def _page(request: HttpRequest, sent: tuple[int, MeaningForm] | None = None, status: int = 200) -> HttpResponse:
    unclear = load_unclear_page(Gate.of(request.user), request.GET.get("page"))
    given = dict([sent] if sent else [])
    rows = [(telling, given.get(telling.appearance.pk) or _form(telling)) for telling in unclear.tellings]
    lost = sent[1] if sent and sent[1] not in [form for _, form in rows] else None
    return render(request, "unclear/list.html", {"unclear": unclear, "rows": rows, "lost": lost}, status=status)


def _form(telling) -> MeaningForm:
    return MeaningForm(initial={"words": telling.words}, auto_id=f"telling-{telling.appearance.pk}-%s")
