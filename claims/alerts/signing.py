"""Standard Webhooks: who gets a call can tell that it is ours, and that nobody changed it."""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256

from claims.editing.webhooks import PREFIX


def signed_headers(secret: str, key: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of a call with this ``webhook-id``, sent ``at`` (seconds since 1970)."""
    signed = f"{key}.{at}.".encode() + body
    digest = hmac.new(b64decode(secret.removeprefix(PREFIX)), signed, sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }
