"""Many claims of the review queue decided at once: chosen, looked at, done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from claims.editing.refusal import Refused
from claims.editing.review import MOST_AT_ONCE, versions_of
from claims.editing.review_many import decide_many
from claims.forms.review_many import ChooseForm, ManyForm
from claims.forms.review_queue import QueueForm
from claims.permissions import Action, Gate
from claims.terms import Verdict
from claims.timeline.review_editor import load_editor
from claims.timeline.review_many import LISTED, ManyPage, load_many
from claims.timeline.review_queue import MOST_COUNTED, Order, count_waiting
from claims.views.allowed import allowed_to
from claims.views.reviewing import echo_of
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.DECIDE)
@never_cache
@sent_once
def review_many(request: HttpRequest) -> HttpResponse:
    """The queue as a list to choose from; what was chosen, to be looked at; or decide it."""
    queue = QueueForm(request.GET)
    if request.method != "POST":
        return _list(request, queue, status=400 if queue.problems else 200)
    if "seen" in request.POST:
        return _decide(request, queue, ManyForm(request.POST))
    form = ChooseForm(request.POST)
    if not form.is_valid():
        return _list(request, queue, form, status=422)
    page = _load(request, queue, MOST_AT_ONCE, form.numbers)
    if not page.items:
        form.add_error(None, "None of these waits any more. Choose again.")
        return _list(request, queue, form, status=409)
    return _preview(request, queue, page, form.cleaned_data["verdict"])


def _load(request: HttpRequest, queue: QueueForm, most: int, numbers: list[int] | None = None) -> ManyPage:
    editor = load_editor(request.user)
    return load_many(Gate.of(request.user), queue.asked, editor, most, numbers)


def _list(request: HttpRequest, queue: QueueForm, form: ChooseForm | None = None, status: int = 200) -> HttpResponse:
    editor = load_editor(request.user)
    context = {
        "queue": queue,
        "form": form,
        "editor": editor,
        "page": load_many(Gate.of(request.user), queue.asked, editor, LISTED),
        "n_waiting": count_waiting(queue.asked, editor),
        "most": MOST_COUNTED,
        "most_at_once": MOST_AT_ONCE,
        "orders": list(Order),
    }
    return render(request, "review/many.html", context, status=status)


def _preview(
    request: HttpRequest,
    queue: QueueForm,
    page: ManyPage,
    verdict: str,
    form: ManyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    versions = versions_of(page.claims)
    seen = " ".join(f"{claim.number}:{versions[claim.pk]}" for claim in page.claims)
    form = form or ManyForm(initial={"verdict": verdict})
    context = {"queue": queue, "page": page, "verdict": verdict, "form": form, "seen": seen}
    return render(request, "review/preview.html", context, status=status)


def _decide(request: HttpRequest, queue: QueueForm, form: ManyForm) -> HttpResponse:
    if not form.is_valid():
        return _again(request, queue, form, status=422)
    verdict = Verdict(form.cleaned_data["verdict"])
    try:
        decision, left = decide_many(request.user, verdict, form.cleaned_data["seen"], form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _again(request, queue, form, status=409)
    one = decision.n_claims == 1
    messages.success(
        request, f"{decision.n_claims} claim{'' if one else 's'} {verdict.label}. Undo takes it back at once."
    )
    if n_firsts := decision.claims.filter(is_first=True).count():
        messages.warning(request, f"Of these, {n_firsts} accuse somebody and wait for a second editor.")
    if left:
        named = ", ".join(map(str, left[:10])) + (" …" if len(left) > 10 else "")
        messages.warning(request, f"Left alone, for they changed or wait for a second editor: {len(left)} ({named}).")
    return redirect(reverse("review-queue") + queue.asked.query())


def _again(request: HttpRequest, queue: QueueForm, form: ManyForm, status: int) -> HttpResponse:
    """What was looked at, as it stands now, with what was typed; the list where nothing of it waits."""
    seen = form.cleaned_data.get("seen") or {}
    page = _load(request, queue, MOST_AT_ONCE, list(seen))
    if not page.items:
        choose = ChooseForm(request.POST)
        problem = next(iter(form.non_field_errors()), "None of these waits any more. Choose again.")
        choose.add_error(None, problem + echo_of(form.data.get("reason", "")))
        return _list(request, queue, choose, status)
    return _preview(request, queue, page, form.data.get("verdict", ""), form, status)
