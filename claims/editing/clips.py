"""Claims that people suggest with words from a page: kept, brought in, settled and opened again."""

from collections.abc import Collection, Sequence

from django.utils import timezone

from claims.editing.additions import add_address, find_known
from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Addition, Clip, User
from claims.permissions import Action

LONGEST_WORDS = 2_000
LONGEST_AROUND = 500
LONGEST_NOTE = 1_000


def keep_clip(user: User, url: str, words: str, **beside: str) -> Clip:
    """Keep a suggestion: words of the page at ``url``, and ``title``, ``before``, ``after``, ``note``, as far as given.

    The same words of the same page by the same person, still open, are kept once. PermissionDenied for whoever may
    suggest nothing.
    """
    return keep_clips(user, [Clip(url=url, words=words, **beside)])[0]


def keep_clips(user: User, clips: Sequence[Clip]) -> list[Clip]:
    """Keep these suggestions, which are not stored yet, as ``keep_clip`` keeps one; two queries for all of them."""
    with change(user, Action.SUGGEST, "suggested"):
        # Two of them, from a form sent twice at once, do no harm; none may keep the next one out.
        kept = open_clips(user, {clip.url for clip in clips})
        new = []
        for clip in clips:
            if kept.setdefault((clip.url, clip.words), clip) is clip:
                clip.sent_by = user
                new.append(clip)
        Clip.objects.bulk_create(new)
        return [kept[clip.url, clip.words] for clip in clips]


def open_clips(user: User, urls: Collection[str]) -> dict[tuple[str, str], Clip]:
    """The open suggestions of a person, by these addresses, and the words; one query."""
    rows = Clip.objects.filter(sent_by=user, url__in=urls, settled_at=None).order_by("-pk")
    return {(clip.url, clip.words): clip for clip in rows}


def bring_in(user: User, pk: int) -> Addition | None:
    """Add the page of a clip as an article is added; None where it is known already.

    Raises PermissionDenied for whoever may not add articles, and Clip.DoesNotExist. The caller asks for it to be
    fetched.
    """
    clip = Clip.objects.get(pk=pk)
    return None if find_known(clip.url) else add_address(user, clip.url)


def settle_clip(user: User, pk: int, reason: str) -> Clip:
    """Settle a suggestion, saying what came of it: whoever sent it reads that.

    Raises PermissionDenied, Clip.DoesNotExist, and Refused without a reason, or where it is settled already.
    """
    if not reason.strip():
        raise Refused("Say what came of it: whoever sent it reads that.")
    with change(user, Action.DECIDE, reason.strip()):
        clip = Clip.objects.select_for_update(of=("self",)).select_related("settled_by").get(pk=pk)
        if clip.settled_at:
            raise Refused(f"{clip.settled_by.username} settled this meanwhile. Open it again, if there is more to say.")
        clip.settled_at, clip.settled_by, clip.settled_why = timezone.now(), user, reason.strip()
        clip.save()
    return clip


def reopen_clip(user: User, pk: int, reason: str) -> Clip:
    """Put a settled suggestion back among the open ones. Raises as ``settle_clip`` does."""
    if not reason.strip():
        raise Refused("Say why you open it again: the reason is kept with it.")
    with change(user, Action.DECIDE, reason.strip()):
        clip = Clip.objects.select_for_update().get(pk=pk)
        if clip.settled_at is None:
            raise Refused("This is open already.")
        clip.settled_at = clip.settled_by = None
        clip.settled_why = ""
        clip.save()
    return clip
