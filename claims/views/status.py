"""How the installation is doing, for leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from claims.alerts.unsent import load_unsent
from claims.editing.alerts import send_letters_again
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
    return render(request, "desk/status.html", {"page": page, "queues": queues, "letters": load_unsent()})


@require_POST
@allowed_to(Action.WATCH)
def letters_again(request: HttpRequest) -> HttpResponse:
    """Send again the letters that failed."""
    n = send_letters_again(request.user)
    messages.success(request, f"{n} item{'' if n == 1 else 's'} will be sent again within minutes.")
    return redirect("status")
