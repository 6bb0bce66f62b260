"""Secrets that a page shows once, and to somebody who pressed its button twice, in the answer that they see."""

import secrets
from datetime import timedelta

from django.utils.crypto import salted_hmac

_SALT = "claims.editing.shown_once"

#: So long after it was made the same form shows it again; later nobody is shown it who finds the form in a browser.
SHOWN_FOR = timedelta(minutes=10)


def new_secret(sending: str = "") -> bytes:
    """32 bytes that nobody guesses; for one ``sending`` of a form, which nobody else can name, always the same ones."""
    return salted_hmac(_SALT, sending, algorithm="sha256").digest() if sending else secrets.token_bytes(32)
