"""The button of a form that is pressed twice: what it begins is begun once, and both presses lead to the same page.

Each page that this site shows has another form key (``csrfmiddlewaretoken``), which Django masks anew every time. So
what comes with the same key, from the same person, to the same address, with the same words and files, is one sending.
Somebody who comes back to the page and writes other words sends something else.
"""

import functools
from collections.abc import Callable
from hashlib import sha256

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac

from claims.operations import sendings

_SALT = "claims.views.sent_once"
_TWICE = "You sent this form twice: it was done once, and this is where it led."


def sent_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator of a view that leads on (by a redirect) where its form did something: sent twice, that is done once.

    What the view does is one transaction with the note of it. Stands below what says who may come in.
    """

    @functools.wraps(view)
    def once(request: HttpRequest, *given, **named) -> HttpResponse:
        key = sending_of(request)
        if not key:
            return view(request, *given, **named)
        with transaction.atomic():
            if led_to := sendings.begin(key):
                messages.info(request, _TWICE)
                return redirect(led_to)
            answer = view(request, *given, **named)
            sendings.end(key, answer.headers.get("Location"))
            return answer

    once.is_done_once = True  # tests/views/test_sent_once.py reads it
    return once


def sending_of(request: HttpRequest) -> str:
    """What names this one sending of a form, and no other; "" where nothing is sent, or not from a page of ours."""
    if request.method != "POST" or not request.POST.get("csrfmiddlewaretoken"):
        return ""
    files = [(name, _digest_of(file)) for name, several in request.FILES.lists() for file in several]
    sent = (request.user.pk, request.get_full_path(), list(request.POST.lists()), files)
    return salted_hmac(_SALT, repr(sent), algorithm="sha256").hexdigest()


def _digest_of(file: UploadedFile) -> str:
    """Of what a file holds; it is then read from its beginning again."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
