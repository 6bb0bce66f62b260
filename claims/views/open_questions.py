"""What is not settled, as the program finds it by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.open_questions import OpenQuestionsForm
from claims.permissions import Action, Gate
from claims.timeline.open_questions import load_questions_page
from claims.views.allowed import allowed_to


@require_safe
@allowed_to(Action.DECIDE)
def open_questions(request: HttpRequest) -> HttpResponse:
    """The questions of one kind, each with the way to where it is settled; ``kind`` and ``dispute`` narrow them."""
    gate = Gate.of(request.user)
    form = OpenQuestionsForm(request.GET, disputes=gate.disputes())
    is_valid = form.is_valid()
    kind, dispute = (form.cleaned_data.get(name) for name in ("kind", "dispute"))
    questions = load_questions_page(gate, kind, dispute, request.GET.get("page"))
    context = {"questions": questions, "form": form}
    return render(request, "questions/list.html", context, status=200 if is_valid else 400)
