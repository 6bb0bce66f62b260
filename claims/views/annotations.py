"""Annotations that were made with other programs, handed in at the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from claims.editing.annotations import hand_in, plan_annotations
from claims.forms.annotations import AnnotationsForm
from claims.permissions import Action
from claims.views.allowed import allowed_to


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ANNOTATE)
def annotations_hand_in(request: HttpRequest) -> HttpResponse:
    """The form; what would become of each annotation; or what did."""
    form = AnnotationsForm(request.POST, request.FILES) if request.method == "POST" else AnnotationsForm()
    context: dict = {"form": form}
    if form.is_valid():
        deal = plan_annotations if form.is_only_looked_at else hand_in
        rows = deal(request.user, form.rows, request.build_absolute_uri("/").rstrip("/"))
        context = {
            "form": form.filled(),
            "rows": rows,
            "n_used": sum(row.is_something for row in rows),
            "n_there": sum(row.is_there for row in rows),
            "is_done": not form.is_only_looked_at,
        }
    return render(request, "note/hand_in.html", context, status=422 if form.errors else 200)
