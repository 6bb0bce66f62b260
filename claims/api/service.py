"""The interface as django-ninja has it: its operations, and how each trouble is told."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from claims.api import articles, changes, claims, people, relations, sending
from claims.api.troubles import NotThere, Trouble, tell_fault, tell_refused, tell_trouble, tell_unreadable

PREFIX = "/api/v1/"
_ABOUT = (
    "Claims from the news with the words they rest on, who told whom, and who denies it. All of it is what readers "
    "see, whoever asks. What is wrong is told as problem details (RFC 9457)."
)

api = NinjaAPI(title="Claimline", version="1", description=_ABOUT, docs_url=None, openapi_url=None)
for part in (claims, relations, people, articles, changes, sending):
    api.add_router("", part.router)
api.add_exception_handler(Trouble, tell_trouble)
api.add_exception_handler(ValidationError, tell_unreadable)
api.add_exception_handler(HttpError, tell_refused)


@api.exception_handler(Http404)
def _tell_nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return tell_trouble(request, NotThere("such thing"))


@api.exception_handler(Exception)
def _tell_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    return tell_fault(request)
