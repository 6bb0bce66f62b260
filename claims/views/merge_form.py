"""The way through a form that merges two of a kind: choose the other one, see what would move, and merge."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict

from claims.editing.refusal import Refused
from claims.forms.merging import MERGE

LONGEST_LOOKED_FOR = 200


def go_through(
    request: HttpRequest,
    form_of: Callable[[QueryDict | None], Form],
    show: Callable[..., HttpResponse],
    merge: Callable[[HttpRequest, Form], HttpResponse],
) -> HttpResponse:
    """The form that ``form_of`` makes of what came, ``?other=`` too, shown by ``show`` (request, form and status), or
    what ``merge`` answers once that was chosen; what it refuses comes back as typed, as 409. Of a list beside the form
    one is chosen by ``pick``; to look for others leaves what is typed as it is."""
    is_sent = request.method == "POST"
    if is_looking(request.POST):
        form = form_of(None)
        form.initial = request.POST.dict()
        return show(request, form)
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


def is_looking(sent: QueryDict) -> bool:
    """Whether a form is sent for a list of others and nothing else: by the button that looks for one, or by Enter in
    the field of what to look for, which presses the form's first button."""
    is_asked = bool(sent.get("q", "").strip()) and not sent.get("other", "").strip()
    return "look" in sent or (is_asked and "pick" not in sent)


def looked_for(request: HttpRequest) -> str:
    """The words by which another one is looked for; sent with the form, or in the address."""
    return (request.POST.get("q") or request.GET.get("q", "")).replace("\0", "")[:LONGEST_LOOKED_FOR]


def with_picked(sent: QueryDict) -> QueryDict:
    """What a form sends, with the other one that was chosen from the list beside it, where one was."""
    if "pick" not in sent:
        return sent
    picked = sent.copy()
    picked["other"], picked["decision"] = sent["pick"], ""
    return picked
