"""The history of anything that an editor can change, and the way back to an earlier state of it."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.going_back import go_back, may_go_back
from claims.editing.refusal import Refused
from claims.editing.ways_back import NO_WAYS
from claims.forms.history import GoBackForm
from claims.forms.stamped import stamped
from claims.models import Affiliation, Appearance, Article, ChainLink, Claim, ClaimRelation, Dispute, Party, Publisher
from claims.permissions import Action, Gate
from claims.timeline.history_page import HistoryPage, load_history_page
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.SEE_SUGGESTIONS, to_send=Action.ANNOTATE)
@sent_once
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Who changed what, when and why; or go back to an earlier state. A refused one comes back with its reason."""
    page = _page(request, kind, pk)
    if request.method != "POST":
        return _shown(request, page, GoBackForm())
    form = GoBackForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form, 422)
    try:
        _go_back(request, page, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, _page(request, kind, pk), form, 409, refusal.other)
    messages.success(request, "It stands again as it stood then. Its history keeps both.")
    return redirect("history", kind, pk)


def _go_back(request: HttpRequest, page: HistoryPage, sent: dict) -> None:
    """Go back, and ask for what follows from it, both or neither."""
    with transaction.atomic():
        row = go_back(request.user, page.slug, page.pk, sent["event"], sent["latest"], sent["reason"])
        _ask_for_what_follows(row)


def _ask_for_what_follows(row: Model) -> None:
    match row:
        case Dispute():
            stages.ask_for(stages.PLACE, row.pk)
        case Article():
            stages.ask_to_date(row)
        case Publisher():
            stages.ask_for(stages.SETTLE_OUTLET, row.pk)
        case Party():
            stages.ask_for(stages.SETTLE_PARTY, row.pk)
        case Affiliation():
            stages.ask_to_settle_office(row)
        case ClaimRelation():
            stages.ask_to_settle([row.claim_id, row.other_id])
        case Claim():
            for telling in row.appearances.order_by("pk")[:1]:  # the claim is settled with any of its tellings
                stages.ask_for(stages.LINK_CORRECTED, telling.pk)
        case ChainLink():
            stages.ask_for(stages.LINK_CORRECTED, row.appearance_id)
        case Appearance():
            stages.ask_for(stages.LINK_CORRECTED, row.pk)


def _page(request: HttpRequest, kind: str, pk: int) -> HistoryPage:
    page = load_history_page(Gate.of(request.user), kind, in_database(pk), request.GET.get("page"))
    if page is None:
        raise Http404("Nothing of this kind has a history here.")
    return page


def _shown(
    request: HttpRequest, page: HistoryPage, form: GoBackForm, status: int = 200, other: Model | None = None
) -> HttpResponse:
    """The page; ``other`` has by now what would come back, and may be the same."""
    stamped(form, latest=page.latest)
    can = page.thing is not None and may_go_back(request.user, page.slug, page.thing)
    context = {"page": page, "form": form, "can_go_back": can, "no_way": NO_WAYS.get(page.slug), "other": other}
    return render(request, "history/page.html", context, status=status)
