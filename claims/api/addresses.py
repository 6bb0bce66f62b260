"""The interface's place on the map of addresses."""

from collections.abc import Iterator
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import require_safe

from claims.api.description import written_description
from claims.api.guards import for_readers, for_senders, of_now
from claims.api.page import api_page
from claims.api.service import PREFIX, api
from claims.api.troubles import told
from claims.syndication.conditional import etag_of, unless_held
from claims.syndication.methods import READING, by_methods
from claims.views.allowed import open_to_all


class Anything(StringConverter):
    """What nothing else takes, line breaks too."""

    regex = r"(?s:.+)"


register_converter(Anything, "anything")

_ROOT = PREFIX.lstrip("/")
#: What stands before operations that do not read by a day.
_GUARDS = {"api-changes": of_now, "api-suggest": for_senders, "api-annotate": for_senders}


def addresses() -> Iterator[URLPattern]:
    """Every address below ``/api/v1/``; what is none of them is said as all troubles are."""
    yield path(_ROOT, api_page, name="api")
    yield path(f"{_ROOT}openapi.json", by_methods(openapi, READING), name="api-openapi")
    for router in api._get_bound_routers():
        for found in router.urls_paths(router.prefix):
            guard = _GUARDS.get(found.name, for_readers)
            yield path(f"{_ROOT}{found.pattern}", guard(found.callback), name=found.name)
    yield path(f"{_ROOT}<anything:rest>", by_methods(nothing, READING), name="api-nothing")


@require_safe
@open_to_all
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description of the interface, which is the same until the program is another one."""
    written = written_description()
    return unless_held(request, etag_of(written), lambda: HttpResponse(written, content_type="application/json"))


@open_to_all
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Where nothing is."""
    return told(HTTPStatus.NOT_FOUND, f"There is nothing at this address. What there is stands at {PREFIX}.")
