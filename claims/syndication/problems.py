"""What is wrong with a request, for programs: RFC 9457 where the format is JSON, else plain text."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from claims.operations.limits import Use
from claims.syndication.headers import open_to_programs

NO_DISPUTE = "There is no dispute at this address, or it is not published."
NO_ARTICLE = "There is no article or version at this address, or nothing of it is published."
NO_CLAIM = "There is no claim at this address, or it is not published."


def too_many(use: Use, *, as_json: bool) -> HttpResponse:
    """The answer to one request more than is answered within a minute."""
    words = f"That was more than {use.limit} searches in a minute. Wait {use.seconds} seconds."
    return use.tell(problem(HTTPStatus.TOO_MANY_REQUESTS, [words], as_json=as_json))


def problem(
    status: HTTPStatus, sentences: Sequence[str], *, as_json: bool, more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """An answer with this status that says in whole sentences what to do; as JSON also ``more``."""
    if not as_json:
        text = "\n".join(sentences) + "\n"
        return open_to_programs(HttpResponse(text, status=status, content_type="text/plain; charset=utf-8"))
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": " ".join(sentences)}
    body = json.dumps({**told, "problems": list(sentences), **(more or {})}, ensure_ascii=False)
    return open_to_programs(HttpResponse(body, status=status, content_type="application/problem+json"))
