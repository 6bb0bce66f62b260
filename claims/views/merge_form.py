"""The way through a form that merges two of a kind: choose the other one, see what would move, and merge."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict

from claims.editing.refusal import Refused
from claims.forms.merging import MERGE


def go_through(
    request: HttpRequest,
    form_of: Callable[[QueryDict | None], Form],
    show: Callable[..., HttpResponse],
    merge: Callable[[HttpRequest, Form], HttpResponse],
) -> HttpResponse:
    """The form that ``form_of`` makes of what came, ``?other=`` too, shown by ``show`` (request, form and status), or
    what ``merge`` answers once that was chosen; what it refuses comes back as typed, as 409. Of a list beside the form
    one is chosen by ``pick``."""
    is_sent = request.method == "POST"
    form = form_of(with_picked(request.POST) if is_sent else request.GET if "other" in request.GET else None)
    if not form.is_valid():
        return show(request, form, (422 if is_sent else 400) if form.is_bound else 200)
    if not is_sent or request.POST.get("decision") != MERGE:
        return show(request, form)
    try:
        return merge(request, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, form, 409)


def with_picked(sent: QueryDict) -> QueryDict:
    """What a form sends, with the other one that was chosen from the list beside it, where one was."""
    if "pick" not in sent:
        return sent
    picked = sent.copy()
    picked["other"], picked["decision"] = sent["pick"], ""
    return picked
