"""Jobs that gave up: the list, another try, and what needs none."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.views.decorators.http import require_POST, require_safe

from claims import tasks
from claims.editing.failures import open_failures, settle_failures
from claims.forms.failures import FailuresForm
from claims.permissions import Action
from claims.timeline.failures_page import load_failures_page
from claims.views.allowed import allowed_to


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def failure_list(request: HttpRequest) -> HttpResponse:
    """What gave up and is not settled, by reason."""
    return render(request, "failure/list.html", {"failures": load_failures_page()})


@require_POST
@allowed_to(Action.ADD_ARTICLES)
def retry(request: HttpRequest) -> HttpResponse:
    """Ask once more for what gave up; what somebody else settled meanwhile is left alone."""
    form = _read(request)
    with transaction.atomic():
        still_open = open_failures(form.cleaned_data["failure"])
        for pk in still_open:
            tasks.retry(pk)
    n = len(still_open)
    messages.info(request, f"{n} job{pluralize(n)} will be tried again in a moment.")
    return redirect(form.back)


@require_POST
@allowed_to(Action.ADD_ARTICLES)
def settle(request: HttpRequest) -> HttpResponse:
    """Take failures off the list."""
    form = _read(request)
    n = settle_failures(request.user, form.cleaned_data["failure"])
    messages.info(request, f"{n} failure{pluralize(n)} settled without another try.")
    return redirect(form.back)


def _read(request: HttpRequest) -> FailuresForm:
    form = FailuresForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    return form
