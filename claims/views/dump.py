"""The dump of a dispute, for leads to take away: all of it, or what readers see."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.dumps.kinds import KINDS, PUBLISHED
from claims.dumps.published import is_seen
from claims.dumps.writing import write_aside
from claims.models import Dispute
from claims.permissions import Action, Gate
from claims.timeline.withdraw_page import find_dispute
from claims.views.allowed import allowed_to

CONTENT_TYPE = "application/zip"


@require_safe
@allowed_to(Action.RUN_DISPUTES)
def dispute_dump(request: HttpRequest, slug: str) -> HttpResponse:
    """What a dump holds, and the two kinds of it."""
    dispute = _dispute_or_404(request, slug)
    return render(request, "dump/page.html", {"dispute": dispute, "is_seen": is_seen(dispute)})


@require_safe
@allowed_to(Action.RUN_DISPUTES)
def dispute_dump_file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The archive. It is whole before any of it is sent: what goes wrong is a page that says so, and no half of it."""
    dispute, kind = _dispute_or_404(request, slug), KINDS.get(name)
    if kind is None or dispute.parent or kind is PUBLISHED and not is_seen(dispute):
        raise Http404("There is no such dump of this dispute.")
    headers = {"Content-Disposition": f'attachment; filename="claimline-{dispute.slug}-{name}.zip"'}
    if request.method == "HEAD":
        return HttpResponse(content_type=CONTENT_TYPE, headers=headers)
    return FileResponse(write_aside(dispute, kind), content_type=CONTENT_TYPE, headers=headers)


def _dispute_or_404(request: HttpRequest, slug: str) -> Dispute:
    dispute = find_dispute(Gate.of(request.user), slug)
    if dispute is None:
        raise Http404("There is no dispute at this address.")
    return dispute
