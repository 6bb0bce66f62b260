"""Notes at the desk: listed, written, answered, changed, and what is done with a whole one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.editing import notes
from claims.editing.refusal import Refused, Stale
from claims.forms.notes import (
    LONGEST_QUOTE,
    REOPEN,
    RESOLVE,
    TAKE_BACK,
    WITHDRAW,
    EditNoteForm,
    NoteDeedForm,
    NoteForm,
    NoteOnWordsForm,
)
from claims.forms.stamped import stamped
from claims.models import Annotation
from claims.permissions import Action, Gate
from claims.timeline.claim_lookup import find_claim_of_today
from claims.timeline.notes_page import Pile, find_note, find_snapshot, load_notes_page, load_thread
from claims.views.allowed import allowed_to
from claims.views.gone import claim_gone
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]
_DONE = {
    RESOLVE: "Resolved: it stands no longer beside what it is about.",
    REOPEN: "Open again.",
    WITHDRAW: "Withdrawn. It can be taken back here.",
    TAKE_BACK: "Taken back: it stands where it stood.",
}


@require_safe
@allowed_to(Action.ANNOTATE)
def note_list(request: HttpRequest) -> HttpResponse:
    """The notes that call whoever looks; ``?pile=`` chooses others."""
    pile = Pile.parse(request.GET.get("pile")) or Pile.FOR_YOU
    notes_page = load_notes_page(Gate.of(request.user), request.user, pile, request.GET.get("page"))
    return render(request, "note/list.html", {"notes": notes_page})


@require_http_methods(WAYS)
@allowed_to(Action.ANNOTATE)
def claim_note(request: HttpRequest, number: int) -> HttpResponse:
    """The form for a note on a claim; or keep, or preview, what it brings."""
    claim = find_claim_of_today(Gate.of(request.user), in_database(number))
    if claim is None:
        raise claim_gone(request, number)
    form = NoteForm(request.user, request.POST if request.method == "POST" else None)
    context = {"claim": claim, "form": form}
    if not form.is_valid() or form.is_preview:
        return _form(request, context)
    try:
        note = notes.write_note(request.user, claim, form.words)
    except Refused as refusal:
        return _refused(request, context, refusal)
    return _kept(request, note, "The note stands on the claim’s page.")


@require_http_methods(WAYS)
@allowed_to(Action.ANNOTATE)
def article_note(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The form for a note on words of a stored version, ``?on=`` these; or keep, or preview, what it brings."""
    snapshot = find_snapshot(Gate.of(request.user), in_database(pk), in_database(number))
    if snapshot is None:
        raise Http404
    asked = {name: request.GET.get(name, "")[:LONGEST_QUOTE] for name in ("on", "before")}
    sent = request.POST if request.method == "POST" else None
    form = NoteOnWordsForm(request.user, snapshot.text, sent, initial=asked)
    context = {"snapshot": snapshot, "form": form}
    if not form.is_valid() or form.is_preview:
        return _form(request, context)
    try:
        note = notes.note_words(request.user, snapshot, form.span, form.words)
    except Refused as refusal:
        return _refused(request, context, refusal)
    return _kept(request, note, "The note stands beside these words.")


@require_http_methods(WAYS)
@allowed_to(Action.ANNOTATE)
def note_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One note with its thread, and a form to answer; or keep, or preview, the answer."""
    note = _note(request, pk)
    form = NoteForm(request.user, request.POST if request.method == "POST" else None)
    if not form.is_valid() or form.is_preview:
        return _thread(request, note, form, 422 if form.is_bound and form.errors else 200)
    try:
        answer = notes.reply(request.user, note.pk, form.words)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _thread(request, note, form, 409)
    return _kept(request, answer, "The answer stands in the thread.", to=note)


@require_http_methods(WAYS)
@allowed_to(Action.ANNOTATE)
@sent_once
def note_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A note to be changed; or keep, or preview, what was changed. Where somebody was quicker, both texts are shown."""
    note = _note(request, pk)
    stands = {"body": note.body, "public": "1" if note.public else "", "version": note.version}
    sent = request.POST if request.method == "POST" else None
    form = EditNoteForm(request.user, sent, initial=stands)
    context = {"note": note, "form": form}
    if not form.is_valid() or form.is_preview:
        return _form(request, context)
    try:
        kept = notes.edit_note(request.user, note.pk, form.cleaned_data["version"], form.words)
    except Refused as refusal:
        return _refused(request, {**context, "note": _note(request, pk)}, refusal)
    return _kept(request, kept, "Kept.")


@require_POST
@allowed_to(Action.ANNOTATE)
@sent_once
def note_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Resolve a note, open it again, withdraw it, or take it back."""
    note, deed = _note(request, pk), NoteDeedForm(request.POST)
    if not deed.is_valid():
        return _thread(request, note, NoteForm(request.user), 422, deed)
    try:
        _do(request, note, deed.cleaned_data)
    except Refused as refusal:
        deed.add_error("reason" if not isinstance(refusal, Stale) else None, str(refusal))
        return _thread(request, _note(request, pk), NoteForm(request.user), 409, deed)
    messages.success(request, _DONE[deed.cleaned_data["do"]])
    return redirect("note-detail", note.pk)


def _do(request: HttpRequest, note: Annotation, sent: dict) -> None:
    deeds = {
        RESOLVE: notes.resolve_note,
        REOPEN: notes.reopen_note,
        WITHDRAW: notes.withdraw_note,
        TAKE_BACK: notes.take_note_back,
    }
    deeds[sent["do"]](request.user, note.pk, sent["version"], sent["reason"])


def _note(request: HttpRequest, pk: int) -> Annotation:
    note = find_note(Gate.of(request.user), in_database(pk))
    if note is None:
        raise Http404
    return note


def _thread(
    request: HttpRequest, note: Annotation, form: NoteForm, status: int, deed: NoteDeedForm | None = None
) -> HttpResponse:
    deed = stamped(deed or NoteDeedForm(), version=note.version)
    context = {
        "note": note,
        "thread": load_thread(Gate.of(request.user), note),
        "form": form,
        "deed": deed,
        "may_change": notes.may_change(request.user, note),
    }
    return render(request, "note/detail.html", context, status=status)


def _form(request: HttpRequest, context: dict, status: int = 0) -> HttpResponse:
    form = context["form"]
    status = status or (422 if form.is_bound and form.errors else 200)
    return render(request, "note/form.html", context, status=status)


def _refused(request: HttpRequest, context: dict, refusal: Refused) -> HttpResponse:
    """What was typed, what is wrong, and where somebody changed the note, how it reads now."""
    form, note = context["form"], context.get("note")
    form.add_error(None, str(refusal))
    if note and isinstance(refusal, Stale):
        stamped(form, version=note.version)
        context = {**context, "now": note}
    return _form(request, context, 409)


def _kept(request: HttpRequest, note: Annotation, said: str, to: Annotation | None = None) -> HttpResponse:
    """To the note itself, which says so: it may stand far down in its thread."""
    here = f"note-{note.pk}"
    messages.success(request, said, extra_tags=here)
    if names := notes.unknown_names(note):
        messages.warning(request, f"Nobody here is called {', '.join(names)}: nobody was told.", extra_tags=here)
    return redirect(f"{reverse('note-detail', args=[(to or note).pk])}#{here}")
