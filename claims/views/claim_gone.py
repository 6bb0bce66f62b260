"""What somebody wrote at a claim that was rejected or withdrawn while they wrote: not kept, and not lost."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def claim_gone(request: HttpRequest, what: str, fields: Iterable[str]) -> HttpResponse:
    """The words in these fields to copy (409); 404 to whoever wrote nothing. ``what`` they were meant as."""
    if request.method != "POST":
        raise Http404
    words = "\n\n".join(request.POST.get(name, "") for name in fields)
    return render(request, "claim_gone.html", {"words": words, "what": what}, status=409)
