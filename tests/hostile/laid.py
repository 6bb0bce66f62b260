"""Addresses at which a test lays what it likes: `/laid/NAME`, polite enough to answer conditional requests."""

from dataclasses import dataclass, field

from tests.hostile.registry import answers, behaves

LAID: dict[str, "Reply"] = {}


@dataclass(frozen=True)
class Reply:
    """One answer. With an `etag`, whoever shows it again gets 304."""

    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    etag: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@behaves("laid", "what a test laid there is sent")
def laid(wire):
    reply = LAID.get(wire.rest_of_path)
    if reply is None:
        wire.answer(404)
    elif reply.etag and wire.request.headers.get("if-none-match") == reply.etag.encode("latin-1"):
        wire.head(304, etag=reply.etag)
    else:
        validators = {"etag": reply.etag} if reply.etag else {}
        wire.answer(reply.status, reply.body, content_type=reply.media_type, **validators, **reply.headers)


answers("laid-robots", "laid", "the page is not asked for", b"User-agent: *\nDisallow: /laid/page\n")
answers(
    "laid-robots-of-feeds",
    "laid",
    "feed, feed.xml and feed.json are passed over",
    b"User-agent: *\nDisallow: /laid/feed\n",
)
