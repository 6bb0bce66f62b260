"""The claims of a dispute in every format."""

from http import HTTPStatus

from django.http.response import HttpResponseBase

from claims.syndication.asking import Asked
from claims.syndication.conditional import conditional
from claims.syndication.formats import OF_DISPUTE
from claims.syndication.methods import read_only
from claims.syndication.problems import NO_DISPUTE, problem, too_many
from claims.timeline.disputes import find_place
from claims.views.led_on import to_moved_thread
from claims.views.limited import format_too_many
from claims.views.winding import WoundRequest, winds_back


@read_only
@winds_back(for_readers=True)
@conditional(beside=lambda slug, ending: OF_DISPUTE[ending].beside)
def dispute_as(request: WoundRequest, slug: str, ending: str) -> HttpResponseBase:
    """What the timeline with the same query string finds, as readers see it, whoever asks."""
    form = OF_DISPUTE[ending]
    place = find_place(request.gate, slug)
    if place is None:
        return problem(HTTPStatus.NOT_FOUND, [NO_DISPUTE], as_json=form.is_json)
    if led := to_moved_thread(request, place, "dispute-as", ending):
        return led
    if use := format_too_many(request):
        return too_many(use, as_json=form.is_json)
    asked = Asked(request, place)
    if problems := form.problems(asked):
        return problem(HTTPStatus.BAD_REQUEST, problems, as_json=form.is_json)
    return form.answer(asked)
