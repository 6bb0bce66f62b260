"""Suggested claims, as the desk sees them and as whoever sent one does."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from claims.models import Appearance, Article, Clip, User
from claims.permissions import Action, Gate, may
from claims.terms import Term

CLIPS_A_PAGE = 20
#: So many claims of an article are looked through for the words of a clip.
MOST_COMPARED = 500


class ClipTray(Term):
    """Where a suggestion lies."""

    OPEN = "open", "Suggested claims"
    SETTLED = "settled", "Settled suggestions"


@dataclass(frozen=True, slots=True)
class ClipsPage:
    """One page of a tray."""

    tray: ClipTray
    page: Page


@dataclass(frozen=True, slots=True)
class ClipPage:
    """A suggestion, the article in which its words stand, if it is held, and the claims that were found in them."""

    clip: Clip
    article: Article | None
    found: list[Appearance]


def load_clips_page(user: User, tray: ClipTray, number: object = 1) -> ClipsPage:
    """The open ones, oldest first, or the settled ones, latest first; two queries."""
    rows = _visible(user).filter(settled_at__isnull=tray == ClipTray.OPEN)
    order = ("created_at", "pk") if tray == ClipTray.OPEN else ("-settled_at", "-pk")
    return ClipsPage(tray, Paginator(rows.order_by(*order), CLIPS_A_PAGE).get_page(number))


def find_clip(user: User, pk: int) -> Clip | None:
    """One that this person may see."""
    return _visible(user).filter(pk=pk).first()


def load_clip_page(gate: Gate, clip: Clip, article: Article | None) -> ClipPage:
    """``article`` is that at the clip's address; one query where there is one, else none."""
    return ClipPage(clip, article, _found(gate, clip, article) if article else [])


def _visible(user: User) -> QuerySet[Clip]:
    """All for whoever decides about them; one's own for everybody else."""
    seen = Q() if may(user, Action.DECIDE) else Q(sent_by=user.pk)
    return Clip.objects.filter(seen).select_related("sent_by", "settled_by")


def _found(gate: Gate, clip: Clip, article: Article) -> list[Appearance]:
    """The claims of the article whose words are in the clip's, or hold them."""
    words = _plain(clip.words)
    told = gate.appearances().filter(article=article, claim__isnull=False).select_related("claim").order_by("pk")
    told = told.only("content", "claim__number", "claim__wording", "claim__status")[:MOST_COMPARED]
    return [one for one in told if _plain(one.content) in words or words in _plain(one.content)]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
