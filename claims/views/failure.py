"""Jobs that gave up: the list, another try, and what needs none."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.views.decorators.http import require_http_methods, require_safe

from claims import stages
from claims.editing.failures import retry_failures, settle_failures
from claims.forms.failures import FailuresForm
from claims.permissions import Action
from claims.timeline.failures_page import load_failures_page, load_settled_page
from claims.views.allowed import allowed_to

_SETTLED_MEANWHILE = "Somebody settled this meanwhile: nothing was changed, and your reason was not kept with it."


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def failure_list(request: HttpRequest) -> HttpResponse:
    """What gave up and is not settled, by reason."""
    return _page(request)


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def settled_list(request: HttpRequest) -> HttpResponse:
    """What was settled: by whom, when and why."""
    return render(request, "failure/settled.html", {"settled": load_settled_page(request.GET.get("page"))})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def retry(request: HttpRequest) -> HttpResponse:
    """Ask once more for what gave up; what somebody else settled meanwhile is left alone.

    A refused form leaves this address in the browser: asked for again, it leads to the list.
    """
    form = FailuresForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return _again(request, form)
    try:
        with transaction.atomic():
            retried = retry_failures(request.user, form.cleaned_data["failure"], form.cleaned_data["reason"])
            for failure in retried:
                stages.ask_again(failure)
    except stages.NoSuchStage:
        form.add_error("failure", "What gave up there is no job of this version: it can only be settled.")
        return _again(request, form)
    n = len(retried)
    return _done(request, form, n, f"{n} job{pluralize(n)} will be tried again in a moment.")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def settle(request: HttpRequest) -> HttpResponse:
    """Take failures off the list, with a reason where one is given; a refused form as above."""
    form = FailuresForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return _again(request, form)
    n = len(settle_failures(request.user, form.cleaned_data["failure"], form.cleaned_data["reason"]))
    return _done(request, form, n, f"{n} failure{pluralize(n)} settled without another try.")


def _done(request: HttpRequest, form: FailuresForm, n: int, words: str) -> HttpResponse:
    if not n and form.cleaned_data["reason"]:
        form.add_error("reason", _SETTLED_MEANWHILE)
        return _page(request, form, status=409)
    messages.info(request, words)
    return redirect(form.back)


def _again(request: HttpRequest, form: FailuresForm) -> HttpResponse:
    """The list with what is wrong and what was typed."""
    return _page(request, form, status=422) if request.method == "POST" else redirect("failure-list")


def _page(request: HttpRequest, sent: FailuresForm | None = None, status: int = 200) -> HttpResponse:
    """The list, each reason with a form of its own. What was sent comes back in its place; where that is no longer
    there, above all others."""
    failures = load_failures_page()
    forms = [
        sent if sent and sent.means(group.pks) else FailuresForm(auto_id=f"group-{number}-%s")
        for number, group in enumerate(failures.groups)
    ]
    context = {
        "failures": failures,
        "groups": list(zip(failures.groups, forms, strict=True)),
        "lost": None if sent in forms else sent,
    }
    return render(request, "failure/list.html", context, status=status)
