"""Old addresses that narrow a dispute to one of its threads, once that is none of it any more."""

from django.http import HttpResponse

from claims.timeline.disputes import Place, moved_thread
from claims.timeline.filters import THREAD
from claims.views.winding import WoundRequest, lead_on


def to_moved_thread(request: WoundRequest, place: Place, name: str, *arguments) -> HttpResponse | None:
    """A redirect to the thread's own page of this ``name``, narrowed by all else; None where none was moved away."""
    asked = request.GET.getlist(THREAD.name)
    thread = moved_thread(request.gate, place.dispute, asked) if asked else None
    return thread and lead_on(request, name, thread.slug, *arguments, without=THREAD.name)
