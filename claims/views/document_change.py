"""A cited document is set right: what it is called, what sort it is, where it is to be found."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from claims.editing.changing import latest_change
from claims.editing.documents import correct_document, facts_of
from claims.editing.refusal import Refused
from claims.forms.documents import DocumentForm
from claims.forms.stamped import stamped
from claims.models import Document
from claims.permissions import Action
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
@sent_once
def document_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for a document's title, kind, court and address; or keep what it brings. What is refused comes back as
    typed, with what stands by now."""
    document = get_object_or_404(Document, pk=in_database(pk))
    if request.method != "POST":
        initial = {**asdict(facts_of(document)), "latest": latest_change(document)}
        return _shown(request, document, DocumentForm(initial=initial))
    form = DocumentForm(request.POST)
    if not form.is_valid():
        return _shown(request, document, form, 422)
    sent = form.cleaned_data
    try:
        correct_document(request.user, document.pk, sent["latest"], form.facts, sent["reason"])
    except Refused as refusal:
        document.refresh_from_db()
        form.add_error(None, str(refusal))
        stamped(form, latest=latest_change(document))
        return _shown(request, document, form, 409)
    messages.success(request, "Kept. Its address stays, and every chain that leads through it says so.")
    return redirect("document-detail", document.slug)


def _shown(request: HttpRequest, document: Document, form: DocumentForm, status: int = 200) -> HttpResponse:
    return render(request, "source/document_change.html", {"document": document, "form": form}, status=status)
