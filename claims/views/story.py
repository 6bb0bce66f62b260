"""Story paths as readers see them: the list, each one, and one to stand in other people's pages."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from claims.forms.stories import StoryFilterForm
from claims.models import Story
from claims.permissions import Action, Gate, may
from claims.timeline.story_embed import fit
from claims.timeline.story_page import find_story, load_story, load_story_list
from claims.views.winding import WoundRequest, winds_back

#: What an embedded story may do: show itself, with our style sheet, within any page; no script, no form, no picture.
EMBED_POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}


@require_safe
@winds_back
def story_list(request: WoundRequest) -> HttpResponse:
    """The stories that the viewer may see."""
    context = {"page": load_story_list(request.gate, request.GET.get("page"))}
    return render(request, "story/list.html", context)


@require_safe
@winds_back
def story_detail(request: WoundRequest, slug: str) -> HttpResponse:
    """One story; ``?status=`` and ``?by=`` narrow it, and an editor sees with ``?view=readers`` what readers do."""
    story = _found(request.gate, slug)
    as_reader = request.GET.get("view") == "readers"
    page = load_story(Gate.for_readers(request.gate.known) if as_reader else request.gate, story)
    form = StoryFilterForm(request.GET, page)
    context = {
        "story": story,
        "page": page.narrowed(form.wanted),
        "form": form,
        "as_reader": as_reader and request.gate.sees_all,
        "may_tell": may(request.user, Action.TELL_STORIES),
    }
    return render(request, "story/detail.html", context, status=400 if form.problems else 200)


@require_safe
@xframe_options_exempt
@csp(EMBED_POLICY)
@winds_back(for_readers=True)
def story_embed(request: WoundRequest, slug: str) -> HttpResponse:
    """One story for a frame in another page: small, the same for everybody, without a script or a cookie."""
    story = _found(request.gate, slug)
    return render(request, "story/embed.html", {"story": story, "embed": fit(load_story(request.gate, story))})


def _found(gate: Gate, slug: str) -> Story:
    story = find_story(gate, slug)
    if story is None:
        raise Http404("There is no story at this address, or it is not published.")
    return story
