"""An editor's word on an offered passage: whether other words, in a later version, are still the claim's.

Taken, the passage is quoted as what the claim says in that version. Refused, the claim's words are gone from it, and
what stands there is read as a claim of its own. Either holds for the same words in every other version of the article,
and can be undone; the history keeps who decided, when and why.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction

from claims.editing.refusal import Refused, Stale
from claims.models import Anchor, Article, User
from claims.permissions import Action, Gate, may
from claims.terms import AnchorState
from claims.text.comparable import same_words
from claims.text.spans import Span

_CHANGED = "This passage, or what was decided about it, has changed since you opened the page. Look at it again."
_PLACE = ("state", "exact", "prefix", "suffix", "start", "end", "reading")

#: So much of two places in common makes them one.
_SAME_PLACE = 0.5


def version_of_offer(anchor: Anchor) -> str:
    """A short name of the offer as it stands: what an editor sees of it."""
    content = anchor.appearance.content
    seen = (anchor.pk, anchor.state, anchor.exact, anchor.start, anchor.decided_by_id, content)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def take_offer(pk: int, user: User, version: str, reason: str = "") -> Anchor:
    """The offered words are the claim's in this version; returns the anchor.

    Raises PermissionDenied for whoever may not decide, Anchor.DoesNotExist where the user sees no such anchor, Stale
    when ``version`` (of ``version_of_offer``) is no longer how it stands, and Refused where nothing is offered.
    """
    with _deciding(pk, user, version, reason.strip() or "the same claim in other words") as anchor:
        for offer in _offers_like(anchor):
            _decide(offer, user)
    return anchor


def refuse_offer(pk: int, user: User, version: str, reason: str) -> Anchor:
    """The offered words are not the claim's: its words are gone from this version; returns the anchor.

    What stands there is to be read as a claim of its own: the caller asks for the article to be read again. Raises as
    ``take_offer`` does, and Refused without a reason.
    """
    if not reason.strip():
        raise Refused("Say why these words are not the claim's: the reason is kept with it.")
    with _deciding(pk, user, version, reason.strip()) as anchor:
        for offer in _offers_like(anchor):
            offer.state, offer.start, offer.end = AnchorState.GONE, None, None
            _decide(offer, user)
    return anchor


def undo_decision(pk: int, user: User, version: str, reason: str) -> Anchor:
    """The passage is an open offer again, here and wherever the same was decided about it; returns the anchor.

    Raises as ``refuse_offer`` does, and Refused where nobody decided, or where another claim stands there by now.
    """
    if not reason.strip():
        raise Refused("Say why you undo it: the reason is kept with the claim.")
    with _deciding(pk, user, version, reason.strip()) as anchor:
        if anchor.decided_by_id is None:
            raise Refused("Nobody has decided about this passage: there is nothing to undo.")
        for decided in _decided_like(anchor):
            _reopen(decided)
    return anchor


@contextmanager
def _deciding(pk: int, user: User, version: str, reason: str) -> Iterator[Anchor]:
    """The anchor to decide about, locked against readers of its article, in one transaction with a reason."""
    if not may(user, Action.DECIDE):
        raise PermissionDenied
    visible = Anchor.objects.filter(appearance__in=Gate.of(user).appearances()).select_related("appearance")
    with transaction.atomic(), pghistory.context(user=user.pk, reason=reason):
        article = visible.get(pk=pk).appearance.article_id
        Article.objects.select_for_update(no_key=True).get(pk=article)
        anchor = visible.get(pk=pk)
        if version_of_offer(anchor) != version:
            raise Stale(_CHANGED)
        yield anchor
        anchor.refresh_from_db()


def _decide(offer: Anchor, user: User) -> None:
    offer.decided_by = user
    offer.save(update_fields=["decided_by", "state", "start", "end"])


def _offers_like(anchor: Anchor) -> list[Anchor]:
    """The offer and the open offers of the same words to the same appearance in other versions."""
    if not anchor.is_offer:
        raise Refused("Nothing is offered here any more: look at the claim's history to see who decided.")
    return [each for each in _siblings(anchor) if each.is_offer]


def _decided_like(anchor: Anchor) -> list[Anchor]:
    return [each for each in _siblings(anchor) if each.decided_by_id and each.state == anchor.state]


def _siblings(anchor: Anchor) -> list[Anchor]:
    """The anchors of the same appearance to the same words, in whatever version."""
    anchors = Anchor.objects.filter(appearance=anchor.appearance_id).order_by("snapshot__number")
    return [each for each in anchors if same_words(each.exact, anchor.exact)]


def _reopen(anchor: Anchor) -> None:
    """Put the anchor back as it was offered, which its history holds."""
    offered = anchor.events.filter(decided_by=None, state=AnchorState.CHANGED).order_by("-pgh_id").first()
    if offered is None:
        raise Refused("The history holds no offer to go back to.")
    if anchor.start is None:
        _require_free(anchor, Span(offered.start, offered.end))
    for name in _PLACE:
        setattr(anchor, name, getattr(offered, name))
    anchor.decided_by = None
    anchor.save()


def _require_free(anchor: Anchor, place: Span) -> None:
    """Refused where a living claim stands at the place by now: found there after the passage had been refused."""
    others = Anchor.objects.filter(snapshot=anchor.snapshot_id, start__lt=place.end, end__gt=place.start)
    others = others.filter(appearance__in=Gate(sees_all=True).appearances()).exclude(appearance=anchor.appearance_id)
    for other in others.select_related("appearance__claim"):
        if other.stands and place.likeness(Span(other.start, other.end)) >= _SAME_PLACE:
            claim = other.appearance.claim
            named = f"Claim {claim.number}" if claim else "A claim that is not linked yet"
            raise Refused(f"{named} was found at that place meanwhile. Reject it first, then undo this.")
