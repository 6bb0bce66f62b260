"""Story paths at the desk: begun, written, put into order, published; drafts deleted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims.editing import stories
from claims.editing.refusal import Refused, Stale
from claims.forms.stamped import stamped
from claims.forms.stories import (
    ADD,
    DOWN,
    PUBLISH,
    REMOVE,
    UNPUBLISH,
    UP,
    DeleteForm,
    StoryBeginForm,
    StoryForm,
    ToStoryForm,
)
from claims.models import Story, User
from claims.permissions import Action, Gate
from claims.timeline.claim_lookup import find_claim_of_today
from claims.timeline.history import load_story_history
from claims.timeline.story_page import StoryPage, find_story, load_story, load_story_list
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]
_DONE = {
    ADD: "Added at the end.",
    REMOVE: "Taken out.",
    PUBLISH: "Published: readers find it among the stories.",
    UNPUBLISH: "Taken back: it is a draft again.",
}


@require_http_methods(WAYS)
@allowed_to(Action.TELL_STORIES)
@sent_once
def story_desk(request: HttpRequest) -> HttpResponse:
    """All stories, and a form to begin one; or begin it."""
    form = StoryBeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("story-edit", stories.create_story(request.user, form.words).slug)
    page = load_story_list(Gate.of(request.user), request.GET.get("page"))
    return render(request, "story/desk.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@require_http_methods(WAYS)
@allowed_to(Action.TELL_STORIES)
@sent_once
def story_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """One story as a form; or keep what was written, and do what the button says. A refused one comes back."""
    page = _page(request, slug)
    if page is None:
        raise Http404
    form = _form(page, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, page, form, 422 if form.is_bound else 200)
    try:
        _apply(request.user, page.story, form)
    except Refused as refusal:
        return _refused(request, slug, refusal)
    deed, step = form.cleaned_data["do"]
    here = f"step-{step}" if deed in (UP, DOWN) else ""
    messages.success(request, _DONE.get(deed, "Kept."), extra_tags=here)
    return redirect(reverse("story-edit", args=[slug]) + (here and f"#{here}"))


@require_http_methods(WAYS)
@allowed_to(Action.TELL_STORIES)
@sent_once
def story_delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether a draft is to be deleted, with all that goes; or delete it. What is refused comes back with why."""
    page = _page(request, slug)
    if page is None:
        raise Http404
    if not stories.may_delete(request.user, page.story):
        raise PermissionDenied
    if request.method != "POST":
        return _asked(request, page, DeleteForm(initial={"version": page.story.version}))
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return _asked(request, page, form, 422)
    try:
        stories.delete_story(request.user, page.story.pk, form.cleaned_data["version"], form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        stamped(form, version=page.story.version)
        return _asked(request, page, form, 409)
    messages.success(request, f"“{page.story.title}” is deleted.")
    return redirect("story-desk")


@require_http_methods(WAYS)
@allowed_to(Action.TELL_STORIES)
@sent_once
def claim_to_story(request: HttpRequest, number: int) -> HttpResponse:
    """Into which story a claim is to go; or put it there."""
    claim = find_claim_of_today(Gate.of(request.user), in_database(number))
    if claim is None:
        raise Http404
    form, status = ToStoryForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        try:
            sent = form.cleaned_data
            story = stories.add_step(request.user, sent["story"].pk, None, claim.number, sent["text"])
            messages.success(request, f"Claim {claim.number} stands at the end of this story.")
            return redirect("story-edit", story.slug)
        except Refused as refusal:
            form.add_error("story", str(refusal))
            status = 409
    elif form.is_bound:
        status = 422
    return render(request, "story/add_claim.html", {"claim": claim, "form": form}, status=status)


def _page(request: HttpRequest, slug: str) -> StoryPage | None:
    gate = Gate.of(request.user)
    story = find_story(gate, slug)
    return load_story(gate, story) if story else None


def _asked(request: HttpRequest, page: StoryPage, form: DeleteForm, status: int = 200) -> HttpResponse:
    context = {"story": page.story, "page": page, "form": form, "problem": stories.why_not_deleted(page.story)}
    return render(request, "story/delete.html", context, status=status)


def _form(page: StoryPage, sent: QueryDict | None) -> StoryForm:
    return StoryForm(page.story, [shown.step for shown in page.steps], sent)


def _apply(user: User, story: Story, form: StoryForm) -> None:
    """What was written and what the button says, both or neither."""
    (deed, step), sent = form.cleaned_data["do"], form.cleaned_data
    with transaction.atomic():
        version = stories.save_words(user, story.pk, sent["version"], form.words).version
        if deed == ADD:
            stories.add_step(user, story.pk, version, sent["number"], sent["text"])
        elif deed in (UP, DOWN):
            stories.move_step(user, story.pk, version, step, up=deed == UP)
        elif deed == REMOVE:
            stories.remove_step(user, story.pk, version, step)
        elif deed == PUBLISH:
            stories.publish_story(user, story.pk, version, sent["reason"])
        elif deed == UNPUBLISH:
            stories.unpublish_story(user, story.pk, version, sent["reason"])


def _refused(request: HttpRequest, slug: str, refusal: Refused) -> HttpResponse:
    """The story as it stands now, with what the editor typed, and the version that they have now seen."""
    page = _page(request, slug)
    if page is None:
        raise Http404
    sent = request.POST.copy()
    sent["version"] = page.story.version
    form = _form(page, sent)
    is_stale = isinstance(refusal, Stale)
    is_of_number = form.is_valid() and form.cleaned_data["do"][0] == ADD and not is_stale
    form.add_error("number" if is_of_number else None, str(refusal))
    return _shown(request, page, form, 409, is_stale=is_stale)


def _shown(
    request: HttpRequest, page: StoryPage, form: StoryForm, status: int, *, is_stale: bool = False
) -> HttpResponse:
    context = {
        "story": page.story,
        "page": page,
        "form": form,
        "rows": [(shown, form[form.steps[shown.step.pk]]) for shown in page.steps],
        "history": load_story_history(page.story),
        "is_stale": is_stale,
        "may_delete": stories.may_delete(request.user, page.story) and not stories.why_not_deleted(page.story),
    }
    return render(request, "story/edit.html", context, status=status)
