"""From where a request comes."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the computer that asks.

    Behind a proxy of our own that is the last one in its header: those before it anybody can write.
    """
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        passed_on = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if passed_on:
            return passed_on
    return request.META.get("REMOTE_ADDR", "")
