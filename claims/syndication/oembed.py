"""oEmbed 1.0: the HTML with which another page shows one of ours, by the address of ours."""

from http import HTTPStatus

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from claims.exports.frames import frame
from claims.exports.oembed import FORMATS
from claims.forms.oembed import OEmbedForm
from claims.models import Story
from claims.outgoing import Site
from claims.syndication.conditional import conditional
from claims.syndication.framed import find_framed
from claims.syndication.methods import read_only
from claims.syndication.problems import problem
from claims.views.winding import WoundRequest, winds_back

_NOT_OURS = "“url” has to be the address of a timeline, a claim or a story on this site that is published."
_NO_FORMAT = f"“format” takes {' or '.join(FORMATS)}."
#: Seconds for which whoever asked may keep the answer: what is in the frame is always as things stand.
_CACHE_AGE = 3600
_WIDTH = 640


@read_only
@winds_back(for_readers=True)
@conditional(beside=lambda: (Story,))
def oembed(request: WoundRequest) -> HttpResponseBase:
    """How to show the page at ``?url=``. What readers may not see is as if it were not there: 404, never 401."""
    form, site = OEmbedForm(request.GET), Site.of(request)
    if not form.is_valid():
        return problem(HTTPStatus.BAD_REQUEST, form.problems, as_json=True)
    if form.cleaned_data["format"] not in FORMATS:
        return problem(HTTPStatus.NOT_IMPLEMENTED, [_NO_FORMAT], as_json=True)
    found = find_framed(site, form.cleaned_data["url"])
    if found is None:
        return problem(HTTPStatus.NOT_FOUND, [_NOT_OURS], as_json=True)
    framed, query = found
    width, height = form.fit(_WIDTH, framed.height)
    told = {
        "type": "rich",
        "version": "1.0",
        "title": framed.title,
        "provider_name": "Claimline",
        "provider_url": f"{site.root}/",
        "cache_age": _CACHE_AGE,
        "html": frame(site.root + framed.path + query, framed.title, width, height),
        "width": width,
        "height": height,
    }
    content_type, write = FORMATS[form.cleaned_data["format"]]
    return HttpResponse(write(told), content_type=content_type)
