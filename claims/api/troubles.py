"""What keeps the interface from an answer, as it is raised, and as it is told (RFC 9457)."""

import logging
import sys
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError

from claims.postgres.faults import passing_fault
from claims.syndication.problems import problem

_log = logging.getLogger(__name__)

#: What is said of a parameter in each of these places, and the status that goes with it.
_STATUS = {"body": HTTPStatus.UNPROCESSABLE_ENTITY}
#: Names of ours in the places of wrong values, which say nothing to whoever sent them.
_UNSAID = ("asked", "sent", "NoteOnClaim", "NoteOnWords", "date", "constrained-str")
_WHOLE = "is to be a whole number"
_DAY = "is to be a day like 2025-01-30, a month like 2025-01 or a year like 2025"
#: What is said of a wrong value, by kind; a pattern is for programs, which find it in the description.
_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is no key here. Take it out, or look at its spelling",
    "string_pattern_mismatch": "is not written as it must be: the description of the interface says how",
    "string_too_long": "is to have at most {max_length} characters",
    "string_type": "is to be words",
    "string_unicode": "holds half a character. Take it out",
    "greater_than_equal": "is to be at least {ge}",
    "less_than_equal": "is to be at most {le}",
    "literal_error": "is to be one of {expected}",
    "model_attributes_type": "is to be a JSON object",
    **dict.fromkeys(("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DAY),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float", "finite_number"), _WHOLE),
}
#: After so many seconds programs may ask again while the database is away.
RETRY_AFTER = "30"


class Trouble(Exception):
    """An answer that is none: its status, sentences that say what to do, and what else is to be told."""

    def __init__(self, status: HTTPStatus, *sentences: str, **more: Any):
        super().__init__(*sentences)
        self.status, self.sentences, self.more = status, sentences, more


class Unclear(Trouble):
    """The request cannot be understood."""

    def __init__(self, *sentences: str):
        super().__init__(HTTPStatus.BAD_REQUEST, *sentences)


class NotThere(Trouble):
    """Nothing at this address, or nothing that readers may see; which of the two is not said."""

    def __init__(self, what: str):
        super().__init__(HTTPStatus.NOT_FOUND, f"There is no {what} at this address, or it is not published.")


def told(status: HTTPStatus, *sentences: str, **more: Any) -> HttpResponse:
    """The answer that tells of a trouble."""
    return problem(status, sentences, as_json=True, more=more)


def tell_trouble(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """As it was raised."""
    return told(trouble.status, *trouble.sentences, **trouble.more)


def tell_unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters, or a body, that do not have the described shape: 400, or 422 for a body."""
    sentences = dict.fromkeys(_sentence(each) for each in error.errors)
    return told(_STATUS.get(error.errors[0]["loc"][0], HTTPStatus.BAD_REQUEST), *sentences)


def tell_refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What django-ninja itself refuses: a body that is no JSON, and nobody's token."""
    if error.status_code != HTTPStatus.UNAUTHORIZED:
        return told(HTTPStatus(error.status_code), "What was sent is no JSON that can be read.")
    answer = told(
        HTTPStatus.UNAUTHORIZED, "Send a token that holds: Authorization: Bearer … Your account page has them."
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def tell_fault(request: HttpRequest) -> HttpResponse:
    """What is being handled is our own fault: 503 where it passes by itself, else 500."""
    if fault := passing_fault(sys.exception()):
        answer = told(HTTPStatus.SERVICE_UNAVAILABLE, f"Not now: {fault}.")
        answer["Retry-After"] = RETRY_AFTER
        return answer
    _log.exception("%s %s", request.method, request.path)
    return told(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, and was noted. Try again later.")


def _sentence(error: dict[str, Any]) -> str:
    told_of = (str(each) for each in error["loc"][1:])
    name = ".".join(each for each in told_of if each not in _UNSAID and not each.startswith("function-"))[:60]
    subject = f"“{name}”" if name else "What is sent"
    if words := _WORDS.get(error["type"]):
        return f"{subject} {words.format(**error.get('ctx', {}))}."
    return f"{subject}: {error['msg'][:1].lower()}{error['msg'][1:200]}."
