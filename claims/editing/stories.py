"""Story paths: begun, told, put into an order, published and taken back; drafts that nobody needs are deleted.

Each change is one transaction and makes the story's version one higher. Who changes it says which version was on the
screen: where somebody else changed it meanwhile, the change is refused (Stale) rather than laid over theirs.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Story, StoryStep, User
from claims.models.slugs import free_slug
from claims.permissions import Action, Gate, may

LONGEST_TITLE, LONGEST_LEAD, LONGEST_TEXT = 200, 2_000, 1_000
MOST_STEPS = 60

#: Names the advisory lock by which one story at a time is begun: two of one title would be given one address.
_LOCK = 0x73746F72


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor writes in a story; ``texts`` by the key of the step."""

    title: str
    lead: str = ""
    texts: Mapping[int, str] = field(default_factory=dict)


def create_story(user: User, words: Words) -> Story:
    """Begin a story, as a draft without steps; returns it. PermissionDenied for whoever may not tell stories."""
    with change(user, Action.TELL_STORIES, "story begun"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        slug = free_slug(Story, words.title)
        return Story.objects.create(slug=slug, title=words.title, lead=words.lead, author=user)


def save_words(user: User, pk: int, version: int, words: Words) -> Story:
    """Change the title, the lead and the texts of the steps; returns the story. What is the same is not written.

    Raises PermissionDenied, Refused where the story was deleted, and Stale where ``version`` is no longer the story's.
    """
    with change(user, Action.TELL_STORIES, "words changed"):
        story = _locked(pk, version)
        changed = [step for step in story.steps.all() if words.texts.get(step.pk, step.text) != step.text]
        if not changed and (story.title, story.lead) == (words.title, words.lead):
            return story
        for step in changed:
            step.text = words.texts[step.pk]
        StoryStep.objects.bulk_update(changed, ["text"])
        story.title, story.lead = words.title, words.lead
        return _changed(story)


def add_step(user: User, pk: int, version: int | None, number: int, text: str = "") -> Story:
    """Put the claim with this public number at the end; returns the story.

    Raises as ``save_words`` does (with version None it goes behind whatever stands there), and Refused for a claim that
    is not there, was merged, stands in the story already, or is one too many.
    """
    with _changing(user, pk, version, f"claim {number} added") as story:
        claim = _open_claim(user, number)
        steps = list(story.steps.all())
        if there := next((step for step in steps if step.claim_id == claim.pk), None):
            raise Refused(f"Claim {number} stands in this story already: it is step {there.position}.")
        if len(steps) >= MOST_STEPS:
            raise Refused(f"A story takes up to {MOST_STEPS} steps. Take one out, or begin another story.")
        StoryStep.objects.create(story=story, claim=claim, position=len(steps) + 1, text=text)
    return story


def move_step(user: User, pk: int, version: int, step: int, *, up: bool) -> Story:
    """Let a step change places with the one before it, or behind it; returns the story. Raises as ``remove_step``."""
    with _changing(user, pk, version, "step moved up" if up else "step moved down") as story:
        moved = _step(story, step)
        other = story.steps.filter(position=moved.position + (-1 if up else 1)).first()
        if other is None:
            raise Refused(f"This step stands {'first' if up else 'last'} already.")
        moved.position, other.position = other.position, moved.position
        StoryStep.objects.bulk_update([moved, other], ["position"])
    return story


def remove_step(user: User, pk: int, version: int, step: int) -> Story:
    """Take a step out; returns the story. Raises as ``save_words`` does, and Refused where there is no such step."""
    with _changing(user, pk, version, "step taken out") as story:
        gone = _step(story, step)
        gone.delete()
        story.steps.filter(position__gt=gone.position).update(position=F("position") - 1)
    return story


def publish_story(user: User, pk: int, version: int, reason: str = "") -> Story:
    """Let readers see a story; returns it. Raises as ``save_words`` does, and Refused for an empty or a public one."""
    with _changing(user, pk, version, reason.strip() or "published") as story:
        if story.is_published:
            raise Refused("This story is published already.")
        if not story.steps.exists():
            raise Refused("A story without a step cannot be published. Add a claim first.")
        story.published_at = timezone.now()
    return story


def unpublish_story(user: User, pk: int, version: int, reason: str) -> Story:
    """Make a story a draft again; returns it. Raises as ``save_words`` does, and Refused without a reason."""
    if not reason.strip():
        raise Refused("Say why you take it back: the reason is kept with the story.")
    with _changing(user, pk, version, reason.strip()) as story:
        if not story.is_published:
            raise Refused("This story is a draft already.")
        story.published_at = None
    return story


def may_delete(user: User, story: Story) -> bool:
    """Whether this user may delete it, once it may be deleted: who began it, and leads."""
    is_own = story.author_id == user.pk and may(user, Action.TELL_STORIES)
    return is_own or may(user, Action.DELETE_STORIES)


def why_not_deleted(story: Story) -> str:
    """Why nobody may delete a story, "" where that can be done. What readers have seen stays on record."""
    if not story.events.filter(published_at__isnull=False).exists():
        return ""
    what_to_do = "Take it back, and no reader sees it any more." if story.is_published else "It is a draft again."
    return (
        f"It was published: what readers have seen stays on record, and its address is no other story’s. {what_to_do}"
    )


def delete_story(user: User, pk: int, version: int, reason: str = "") -> None:
    """Delete a draft with its steps; its history stays. Raises as ``save_words`` does; PermissionDenied for whoever is
    neither its author nor a lead, and Refused for one that was ever published."""
    with change(user, Action.TELL_STORIES, reason.strip() or "draft deleted"):
        story = _locked(pk, version)
        if not may_delete(user, story):
            raise PermissionDenied
        if problem := why_not_deleted(story):
            raise Refused(problem)
        story.delete()


@contextmanager
def _changing(user: User, pk: int, version: int | None, reason: str) -> Iterator[Story]:
    with change(user, Action.TELL_STORIES, reason):
        story = _locked(pk, version)
        yield story
        _changed(story)


def _locked(pk: int, version: int | None) -> Story:
    story = Story.objects.select_for_update().filter(pk=pk).first()
    if story is None:
        raise Refused("Somebody has deleted this story since you opened it.")
    if version is not None and version != story.version:
        raise Stale("Somebody has changed this story since you opened it. Look at it again, then change it.")
    return story


def _changed(story: Story) -> Story:
    story.version += 1
    story.updated_at = timezone.now()
    story.save()
    return story


def _step(story: Story, pk: int) -> StoryStep:
    step = story.steps.filter(pk=pk).first()
    if step is None:
        raise Refused("This step is not in the story any more. Look at it again.")
    return step


def _open_claim(user: User, number: int) -> Claim:
    claim = Claim.objects.filter(number=number).select_related("merged_into").first()
    if claim and claim.merged_into:
        raise Refused(f"Claim {number} was merged into claim {claim.merged_into.number}. Add that one.")
    if claim is None or not Gate.of(user).claims().filter(pk=claim.pk).exists():
        raise Refused(f"There is no claim {number} that could be shown. Look at its number again.")
    return claim
