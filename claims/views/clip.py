"""Suggesting a claim with words from any page, and what the desk makes of it."""

from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.additions import find_known
from claims.editing.clips import bring_in, keep_clip, reopen_clip, settle_clip
from claims.editing.refusal import Refused
from claims.forms.clips import FETCH, REOPEN, ClipForm, SettleClipForm
from claims.models import Addition, Article, Clip
from claims.permissions import Action, Gate
from claims.timeline.clips_page import ClipTray, find_clip, load_clip_page, load_clips_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.SUGGEST)
@sent_once
def clip_new(request: HttpRequest) -> HttpResponse:
    """The form, as the bookmarklet fills it in; sent, the words are a suggestion."""
    if request.method != "POST":
        return _form(request, ClipForm.told_by(request.GET))
    form = ClipForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    clip = keep_clip(request.user, **form.cleaned_data)
    messages.success(request, "Kept: an editor looks at it. What comes of it stands here.")
    return redirect("clip-detail", clip.pk)


@require_safe
@allowed_to(Action.SUGGEST)
def clip_list(request: HttpRequest) -> HttpResponse:
    """The suggestions: of everybody for editors, for others their own; ``?state=`` chooses the tray."""
    tray = ClipTray.parse(request.GET.get("state")) or ClipTray.OPEN
    clips = load_clips_page(request.user, tray, request.GET.get("page"))
    return render(request, "clip/list.html", {"clips": clips, "trays": list(ClipTray)})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.SUGGEST, to_send=Action.DECIDE)
@sent_once
def clip_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion; or bring its page in, settle it, open it again. A refused form comes back as it was typed."""
    clip = _clip_or_404(request, pk)
    form = SettleClipForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _detail(request, clip, form, 422 if form.is_bound else 200)
    try:
        _decide(request, clip, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _detail(request, _clip_or_404(request, pk), form, 409)
    return redirect("clip-detail", clip.pk) if form.cleaned_data["decision"] == FETCH else redirect("clip-list")


def _form(request: HttpRequest, form: ClipForm, status: int = 200) -> HttpResponse:
    return render(request, "clip/form.html", {"form": form, "bookmarklet": _bookmarklet(request)}, status=status)


def _bookmarklet(request: HttpRequest) -> str:
    """The address that a browser keeps and runs on other pages: a little program that opens the form here."""
    program = render_to_string("clip/bookmarklet.js", {"form": request.build_absolute_uri(reverse("clip-new"))})
    return f"javascript:{quote(program)}"


def _clip_or_404(request: HttpRequest, pk: int) -> Clip:
    clip = find_clip(request.user, in_database(pk))
    if clip is None:
        raise Http404
    return clip


def _detail(request: HttpRequest, clip: Clip, form: SettleClipForm, status: int) -> HttpResponse:
    known = find_known(clip.url)
    article = known if isinstance(known, Article) else getattr(known, "article", None)
    waits = isinstance(known, Addition) and article is None
    page = load_clip_page(Gate.of(request.user), clip, article)
    return render(request, "clip/detail.html", {"page": page, "form": form, "waits": waits}, status=status)


def _decide(request: HttpRequest, clip: Clip, decided: dict) -> None:
    decision, reason = decided["decision"], decided["reason"]
    if decision == FETCH:
        _bring_in(request, clip)
    elif decision == REOPEN:
        reopen_clip(request.user, clip.pk, reason)
        messages.success(request, "Open again.")
    else:
        settle_clip(request.user, clip.pk, reason)
        messages.success(request, f"Settled. {clip.sent_by.username} finds what you wrote with it.")


def _bring_in(request: HttpRequest, clip: Clip) -> None:
    with transaction.atomic():
        if addition := bring_in(request.user, clip.pk):
            stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    messages.success(request, "The page is being fetched and read. Its claims stand here when that is done.")
