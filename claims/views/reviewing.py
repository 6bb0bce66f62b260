"""The pages of the review queue: the claim that comes next, or one that was asked for."""

import time

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from claims.editing.review import version_of
from claims.editing.review_queue import look_at
from claims.forms.review_queue import DecideForm, QueueForm
from claims.models import Claim
from claims.terms import RejectionReason, Status
from claims.timeline.review_editor import load_editor
from claims.timeline.review_page import first_of_two, load_review_page
from claims.timeline.review_queue import MOST_COUNTED, Order, count_waiting, next_number
from claims.views.rendering import HtmxHttpRequest, render_page

#: So often in a row others may have decided what comes next; more editors at once no newsroom has.
_OVERTAKEN_AT_MOST = 20


def render_next(request: HtmxHttpRequest, queue: QueueForm, status: int = 200) -> HttpResponse:
    """The claim that comes next in this queue, or that nothing waits in it.

    What somebody else decides between the two looks at it is passed.
    """
    editor = load_editor(request.user)
    for _ in range(_OVERTAKEN_AT_MOST):
        number = next_number(queue.asked, editor, timezone.now())
        if response := _render(request, queue, editor, number, None, status):
            return response
    return _render(request, queue, editor, None, None, status)


def render_item(
    request: HtmxHttpRequest, queue: QueueForm, number: int, form: DecideForm | None = None, status: int = 200
) -> HttpResponse | None:
    """This claim, with a form that was refused; None where nothing waits in it."""
    return _render(request, queue, load_editor(request.user), number, form, status)


def said_of(claim: Claim) -> str:
    """What to tell an editor who accepted this claim."""
    if claim.status == Status.ACCEPTED:
        return f"Claim {claim.number} is accepted."
    return f"You agree with claim {claim.number}. Somebody is accused in it, so a second editor is needed."


def echo_of(reason: str) -> str:
    """What to tell an editor of the words with which they decided something that was decided meanwhile."""
    return f" You wrote: “{reason.strip()}”" if reason.strip() else ""


def _render(request, queue: QueueForm, editor, number: int | None, form, status: int) -> HttpResponse | None:
    page = load_review_page(number) if number else None
    if number and page is None:
        return None
    if page and request.method == "POST":
        look_at(page.claim, request.user)
    version = version_of(page.claim) if page else ""
    context = {
        "page": page,
        "agreed": first_of_two(page.claim, version) if page else None,
        "queue": queue,
        "editor": editor,
        "form": form,
        "version": version,
        "opened": int(time.time()),
        "others": editor.looks.get(page.claim.pk, []) if page else [],
        "n_waiting": count_waiting(queue.asked, editor),
        "most": MOST_COUNTED,
        "reasons": list(RejectionReason),
        "orders": list(Order),
    }
    status = 400 if queue.problems and status == 200 else status
    return render_page(request, "review/queue.html", context, status=status)


def lead_on(request: HtmxHttpRequest, queue: QueueForm, number: int | None = None) -> HttpResponse:
    """After a decision: to htmx the claim of this number, else the next, at once; to others the way to it."""
    if request.htmx:
        return (render_item(request, queue, number) if number else None) or render_next(request, queue)
    page = reverse("review-item", args=[number]) if number else reverse("review-queue")
    return redirect(page + queue.asked.query())
