"""What is known of an article, set right: what it is called, who wrote it, and on which day it came out."""

from dataclasses import dataclass
from datetime import date

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Article, User, days
from claims.permissions import Action

_CHANGED = "It was changed since you opened the page. What it says now stands below: look, then save again."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article; a day that nobody knows, or that is known as a longer time only, is None."""

    headline: str
    byline: str
    published_on: date | None


def facts_of(article: Article) -> Facts:
    """What is known of it now."""
    published = article.published
    is_a_day = published is not None and None not in (published.lower, published.upper)
    is_a_day = is_a_day and published == days(published.lower, published.lower)
    return Facts(article.headline, article.byline, published.lower if is_a_day else None)


def latest_change(article: Article) -> int:
    """The key of the last entry of its history: what an editor had on the screen."""
    return article.events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0


def correct_article(user: User, pk: int, latest: int | None, facts: Facts, reason: str) -> Article:
    """Let an article say ``facts``; returns it. What says so already stays without a new entry in its history.

    The caller asks for what hangs on its day (``stages.ask_to_date``). Raises PermissionDenied for whoever may not add
    articles, Article.DoesNotExist, Refused without a reason, and Stale where ``latest`` is not its last change.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the article’s history.")
    with change(user, Action.ADD_ARTICLES, reason.strip()):
        article = Article.objects.select_for_update().get(pk=pk)
        known = facts_of(article)
        if facts == known:
            return article
        if latest != latest_change(article):
            raise Stale(_CHANGED)
        article.headline, article.byline = facts.headline, facts.byline
        if facts.published_on != known.published_on:
            _set_day(article, facts.published_on)
        article.save(update_fields=["headline", "byline", "published", "published_why"])
    return article


def _set_day(article: Article, on: date | None) -> None:
    """That nobody knows the day is a decision, too: its page does not bring one back (``ingest.store``)."""
    why = {"words": on.isoformat(), "edtf": on.isoformat(), "anchor_on": None} if on else {}
    article.published, article.published_why = days(on, on) if on else None, {"rule": "editor", **why}
