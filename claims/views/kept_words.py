"""Words that somebody typed while their session ended: kept until they have logged in again."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_KEPT = "kept_words"
_LONGEST = 25_000


def keeps_words(*names: str) -> Callable:
    """Decorator of a view with a form: what somebody without a session sends in these fields waits for their log-in.

    They are led to the log-in and from there back to the form, which ``words_kept`` fills. The session keeps the words
    of one form, up to a length; the page of a longer one shows them, to be copied.
    """

    def keeping(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def kept(request: HttpRequest, *given, **named) -> HttpResponse:
            if request.method != "POST" or request.user.is_authenticated:
                return view(request, *given, **named)
            words = {name: request.POST.get(name, "") for name in names}
            if sum(map(len, words.values())) > _LONGEST:
                return render(request, "errors/logged_out.html", {"words": words.values()}, status=403)
            request.session[_KEPT] = {"path": request.path, "words": words}
            messages.info(request, "You were logged out meanwhile. Log in again: what you wrote is kept until then.")
            return redirect_to_login(request.get_full_path())

        return kept

    return keeping


def words_kept(request: HttpRequest) -> dict[str, Any]:
    """What was kept for the form at this address, handed out once; {} where nothing was."""
    kept = request.session.get(_KEPT)
    if not kept or kept["path"] != request.path or not request.user.is_authenticated:
        return {}
    del request.session[_KEPT]
    return kept["words"]
