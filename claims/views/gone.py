"""What somebody wrote at a claim or a story that went while they wrote: not kept, and not lost."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def claim_gone(request: HttpRequest, what: str, fields: Iterable[str]) -> HttpResponse:
    """The words in these fields to copy (409); 404 to whoever wrote nothing. ``what`` they were meant as."""
    return _gone(request, {"thing": "claim", "how": "merged, rejected or withdrawn", "what": what}, fields)


def story_gone(request: HttpRequest) -> HttpResponse:
    """All that was written in a story, to copy (409); 404 to whoever wrote nothing."""
    fields = [name for name in request.POST if name in ("title", "lead") or name.startswith("text")]
    return _gone(request, {"thing": "story", "how": "deleted", "what": "text"}, fields)


def _gone(request: HttpRequest, told: dict[str, str], fields: Iterable[str]) -> HttpResponse:
    words = "\n\n".join(filter(None, (request.POST.get(name, "") for name in fields)))
    if not words:
        raise Http404
    return render(request, "gone.html", {**told, "words": words}, status=409)
