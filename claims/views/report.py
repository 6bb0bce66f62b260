"""Reports of errors: sent by readers, answered by the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from claims.editing.refusal import Refused
from claims.editing.reports import TooMany, file_report, reopen_report, settle_report
from claims.forms.reports import REOPEN, ReportForm, SettleForm
from claims.models import Article, Claim
from claims.permissions import Action, Gate
from claims.terms import ReportKind
from claims.timeline.article_page import find_article
from claims.timeline.claim_lookup import find_claim_of_today
from claims.timeline.reports_page import (
    ReportedTelling,
    ReportPage,
    Tray,
    find_sent,
    find_telling,
    load_report_page,
    load_reports_page,
)
from claims.views.allowed import allowed_to, open_to_all
from claims.views.numbers import in_database, key_in
from claims.views.senders import address_of
from claims.views.sent_once import sent_once
from claims.views.winding import lead_on

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@open_to_all
@sent_once
def claim_report(request: HttpRequest, number: int) -> HttpResponse:
    """The form for what is wrong with a claim, or with one telling of it (``?telling=``, its key); or take in what it
    brings, for the claim that it was merged into, or that the telling tells by now."""
    gate = Gate.of(request.user)
    key = key_in(request.GET.get("telling", ""))
    telling = find_telling(gate, key) if key else None
    claim = find_claim_of_today(gate, in_database(number))
    if claim and telling and telling.claim != claim.number:
        claim = find_claim_of_today(gate, telling.claim)
    if claim is None:
        raise Http404
    if claim.number != number and request.method != "POST":
        return lead_on(request, "claim-report", claim.number)
    return _report(request, claim, telling)


@require_http_methods(WAYS)
@open_to_all
@sent_once
def article_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for what is wrong with an article as we hold it; or take in what it brings."""
    article = find_article(Gate.of(request.user), in_database(pk))
    if article is None:
        raise Http404
    return _report(request, article)


@require_safe
@never_cache
@open_to_all
def report_sent(request: HttpRequest, key: UUID) -> HttpResponse:
    """What became of a report, for whoever has its address."""
    report = find_sent(key)
    if report is None:
        raise Http404
    return render(request, "report/sent.html", {"report": report})


@require_safe
@allowed_to(Action.ANSWER_REPORTS)
def report_list(request: HttpRequest) -> HttpResponse:
    """The desk's trays; ``?state=`` chooses which, and ``?kind=`` of what is wrong."""
    tray = Tray.parse(request.GET.get("state")) or Tray.OPEN
    kind = ReportKind.parse(request.GET.get("kind"))
    return render(request, "report/list.html", {"reports": load_reports_page(tray, kind, request.GET.get("page"))})


@require_http_methods(WAYS)
@allowed_to(Action.ANSWER_REPORTS)
@sent_once
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One report; or settle it, or open it again. A refused form comes back with the report as it stands now."""
    page, form = _page(request, pk), SettleForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _detail(request, page, form, 422 if form.is_bound else 200)
    try:
        _decide(request, page, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _detail(request, _page(request, pk), form, 409)
    return redirect("report-list")


def _report(request: HttpRequest, about: Claim | Article, telling: ReportedTelling | None = None) -> HttpResponse:
    sent, status = request.POST if request.method == "POST" else None, 200
    first = {"kind": ReportKind.APART} if telling else None
    form = ReportForm(sent, initial=first, is_of_claim=isinstance(about, Claim))
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("kind", "words", "contact")}
        if telling:
            told["words"] = f"{telling.in_words}\n\n{told['words']}"
        try:
            report = file_report(about, address=address_of(request), **told)
            return redirect("report-sent", report.key)
        except TooMany as refusal:
            form.add_error(None, str(refusal))
            status = 429
    elif form.is_bound:
        status = 422
    return render(request, "report/form.html", {"about": about, "telling": telling, "form": form}, status=status)


def _page(request: HttpRequest, pk: int) -> ReportPage:
    page = load_report_page(Gate.of(request.user), in_database(pk))
    if page is None:
        raise Http404
    return page


def _detail(request: HttpRequest, page: ReportPage, form: SettleForm, status: int) -> HttpResponse:
    return render(request, "report/detail.html", {"page": page, "form": form}, status=status)


def _decide(request: HttpRequest, page: ReportPage, decided: dict) -> None:
    report, answer, reason = page.report, decided["answer"], decided["reason"]
    if decided["decision"] == REOPEN:
        reopen_report(request.user, report.pk, reason)
        messages.success(request, f"Report {report.reference} is open again.")
    else:
        settle_report(request.user, report.pk, answer, reason)
        messages.success(request, f"Report {report.reference} is settled. The reader finds your answer on its page.")
