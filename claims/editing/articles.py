"""What is known of an article, set right: what it is called, who wrote and who printed it, and on which day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError

from claims.editing.chains import end_chains
from claims.editing.changing import change, hold_linking, latest_change
from claims.editing.refusal import Refused, Stale
from claims.models import Article, Publisher, User, days
from claims.models.taking_down import lock_incoming
from claims.permissions import Action

_CHANGED = "It was changed since you opened the page. What it says now stands below: look, then save again."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article; a day that nobody knows, or that is known as a longer time only, is None."""

    headline: str
    byline: str
    publisher: str
    published_on: date | None


def facts_of(article: Article) -> Facts:
    """What is known of it now."""
    published = article.published
    is_a_day = published is not None and None not in (published.lower, published.upper)
    is_a_day = is_a_day and published == days(published.lower, published.lower)
    return Facts(article.headline, article.byline, article.publisher.name, published.lower if is_a_day else None)


def correct_article(user: User, pk: int, latest: int | None, facts: Facts, reason: str) -> Article:
    """Let an article say ``facts``; returns it. What says so already stays without a new entry in its history.

    Its outlet is made where it is new, and ends the chains of its claims. The caller asks for what hangs on its day
    and outlet (``stages.ask_to_date``). Raises PermissionDenied for whoever may not add articles,
    Article.DoesNotExist, Refused without a reason, or where the outlet has the same text already, and Stale where
    ``latest`` is not its last change.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the article’s history.")
    with _correcting(user, reason.strip()):
        outlet = Publisher.objects.named(facts.publisher)
        if Article.objects.filter(pk=pk).exclude(publisher=outlet).exists():
            hold_linking()
        lock_incoming()
        article = Article.objects.select_for_update().get(pk=pk)
        known, facts = facts_of(article), replace(facts, publisher=outlet.name)
        if facts == known:
            return article
        if latest != latest_change(article):
            raise Stale(_CHANGED)
        article.headline, article.byline, before = facts.headline, facts.byline, article.publisher_id
        article.publisher = outlet
        if facts.published_on != known.published_on:
            _set_day(article, facts.published_on)
        article.save(update_fields=["headline", "byline", "publisher", "published", "published_why"])
        end_chains(article, before)
    return article


@contextmanager
def _correcting(user: User, reason: str) -> Iterator[None]:
    try:
        with change(user, Action.ADD_ARTICLES, reason):
            yield
    except IntegrityError:
        raise Refused("This outlet has an article with the very same text already.") from None


def _set_day(article: Article, on: date | None) -> None:
    """That nobody knows the day is a decision, too: its page does not bring one back (``ingest.store``)."""
    why = {"words": on.isoformat(), "edtf": on.isoformat(), "anchor_on": None} if on else {}
    article.published, article.published_why = days(on, on) if on else None, {"rule": "editor", **why}
