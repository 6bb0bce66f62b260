"""Importing claims and their tellings as tables: look at what would come, then import it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.editing.importing import Outcome, confirm, drop, keep_tables, look_at_undoing, undo_import
from claims.editing.refusal import Refused
from claims.forms.imports import ImportForm, UndoForm
from claims.forms.stamped import stamped
from claims.models import TableImport
from claims.permissions import Action, Gate, may
from claims.timeline.imports_page import claims_of, find_import, load_imports
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.IMPORT)
@sent_once
def import_list(request: HttpRequest) -> HttpResponse:
    """The form for two files, and what was imported; or keep the files, and go to what would come of them."""
    gate = Gate.of(request.user)
    if request.method != "POST":
        return _listed(request, ImportForm(gate, initial={"dispute": request.GET.get("dispute")}))
    form = ImportForm(gate, request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, form, 422)
    try:
        record = keep_tables(request.user, form.cleaned_data["dispute"], *form.files_read)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _listed(request, form, 409)
    return redirect("import-detail", record.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.IMPORT)
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What would come of two tables, or what came; or import them, or let go of them."""
    sends = request.method == "POST"
    record = find_import(request.user, in_database(pk), with_files=sends)
    if record is None:
        raise Http404
    if sends and request.POST.get("decision") == "drop" and not record.done_at:
        drop(request.user, record)
        messages.success(request, "Dropped. Nothing of it was imported.")
        return redirect("import-list")
    return _imported(request, record) if sends else _shown(request, record)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.WITHDRAW)
@sent_once
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go, and what would stay, if an import were undone; or undo it."""
    record = find_import(request.user, in_database(pk))
    if record is None:
        raise Http404
    form = UndoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _undoing(request, record, form, 422 if form.is_bound else 200)
    try:
        undo_import(request.user, record.pk, form.cleaned_data["reason"], form.cleaned_data["version"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        record.refresh_from_db(fields=["undone_at", "undone_by", "undone"])
        return _undoing(request, record, form, 409)
    messages.success(request, "Undone. What went is withdrawn, with your reason.")
    return redirect("import-detail", record.pk)


def _undoing(request: HttpRequest, record: TableImport, form: UndoForm, status: int) -> HttpResponse:
    is_open = record.done_at and not record.undone_at
    going = look_at_undoing(record) if is_open else None
    if going:
        stamped(form, version=going.version)
    context = {"record": record, "form": form, "going": going, "listed": going.listed() if going else []}
    return render(request, "import/undo.html", context, status=status)


def _imported(request: HttpRequest, record: TableImport) -> HttpResponse:
    try:
        confirm(request.user, record)
    except Refused as refusal:
        record.refresh_from_db(fields=["outcome", "done_at"])
        return _shown(request, record, str(refusal), 409)
    messages.success(request, "Imported. What came stands on the timeline now.")
    return redirect("import-detail", record.pk)


def _listed(request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
    return render(request, "import/list.html", {"form": form, "imports": load_imports(request.user)}, status=status)


def _shown(request: HttpRequest, record: TableImport, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {"record": record, "outcome": Outcome.of(record.outcome), "refusal": refusal}
    if record.done_at:
        context["came"] = claims_of(Gate.of(request.user), record)
        context["may_undo"] = not record.undone_at and may(request.user, Action.WITHDRAW)
    return render(request, "import/detail.html", context, status=status)
