"""What costs much may be asked for so often within a minute, and no more: by everybody, whichever process answers."""

import functools
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.forms.kept import Kept
from claims.operations.limits import Use, count_use
from claims.views.senders import network_of


def at_most(setting: str, costs: Callable[[HttpRequest], bool]) -> Callable:
    """Decorator of a view: of the requests that cost something, so many a minute as the setting says.

    One too many gets a page (429) that says when to come back, with what was typed. Stands below what says who may
    come in.
    """

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def limited(request: HttpRequest, *given, **named) -> HttpResponse:
            use = count_use(_who(request), setting.lower(), getattr(settings, setting)) if costs(request) else None
            return _too_many(request, use) if use and use.is_over else view(request, *given, **named)

        return limited

    return guard


def is_search(request: HttpRequest) -> bool:
    """Whether a dispute is narrowed by ``?q=``: a search in it costs as much as one of everything."""
    return bool(request.GET.get("q", "").strip())


#: Of a view of a dispute.
searched_at_most = at_most("SEARCHES", is_search)


def search_too_many(request: HttpRequest) -> Use | None:
    """Count a search in what is the same for everybody, of whom it does not ask who they are; that use where it was
    one too many. By their network alone, together with searches of pages."""
    use = count_use(_network(request), "searches", settings.SEARCHES) if is_search(request) else None
    return use if use and use.is_over else None


def format_too_many(request: HttpRequest) -> Use | None:
    """The same of a dispute in a format: where it is no search, it counts with what the API reads from that network."""
    if is_search(request):
        return search_too_many(request)
    use = count_use(_network(request), "read", settings.API_READS)
    return use if use and use.is_over else None


def _who(request: HttpRequest) -> str:
    """By their account; who has none, by the network from which they come."""
    return f"user:{request.user.pk}" if request.user.is_authenticated else _network(request)


def _network(request: HttpRequest) -> str:
    return f"address:{network_of(request) or ''}"


def _too_many(request: HttpRequest, use: Use) -> HttpResponse:
    page = render(request, "errors/429.html", {"use": use, "kept": Kept.of(request)}, status=429)
    page["Cache-Control"] = "no-store"
    return use.tell(page)
