"""Who asks: by a token, or by the address from which it comes."""

from django.http import HttpRequest

from claims.editing.tokens import find_token, note_use_of
from claims.models import ApiToken
from claims.views.senders import network_of

_SCHEME = "bearer"


def token_of(request: HttpRequest) -> ApiToken | None:
    """The token that came with a request, looked up once; None without one, or where it no longer holds."""
    if not hasattr(request, "api_token"):
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        is_there = scheme.lower() == _SCHEME and secret.strip()
        request.api_token = find_token(secret.strip()) if is_there else None
        if request.api_token:
            note_use_of(request.api_token)
    return request.api_token


def sender_of(request: HttpRequest) -> str:
    """By whom requests are counted."""
    token = token_of(request)
    return f"token:{token.pk}" if token else f"address:{network_of(request) or ''}"
