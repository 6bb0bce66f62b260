"""How the installation is doing, for leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.operations.status import load_status
from claims.permissions import Action
from claims.timeline.failures_page import STAGES
from claims.views.allowed import allowed_to


@require_safe
@allowed_to(Action.WATCH)
@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Queues, failures, feeds, what is to be sent, the database, the last backup, versions; and what needs somebody."""
    page = load_status()
    queues = [(STAGES.get(f"claims.{row.stage}", row.stage.replace("_", " ")), row) for row in page.queues]
    return render(request, "desk/status.html", {"page": page, "queues": queues})
