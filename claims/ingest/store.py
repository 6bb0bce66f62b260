"""A parsed article to its rows: article, stored version and citations, all of them or none."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from claims.ingest.censoring import censored
from claims.ingest.citing import cite
from claims.ingest.copies import repeats
from claims.models import Article, ArticleUrl, FeedEntry, Publisher, Snapshot
from claims.models.taking_down import lock_incoming
from claims.parsing.metadata import address_of
from claims.parsing.pages import ParsedPage
from claims.text.urls import twins


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The article, its version with these words, and whether that version is new."""

    article: Article
    snapshot: Snapshot
    created: bool


def store_page(
    page: ParsedPage, publisher: Publisher, *, feed_entry: FeedEntry | None = None, published_on: date | None = None
) -> StoredArticle:
    """Stores a parsed article in one transaction; doing it again changes nothing.

    One article is one canonical address, or, without an address, one text of one publisher; see also
    `under_its_address` and `_visited_before`. Words that differ from its
    latest version become the next version. `published_on` is what a person says and wins over what the page says; an
    article that is there already only gets what it lacked.
    """
    with transaction.atomic():
        lock_incoming()
        page = under_its_address(page)
        known = known_by_address(page.canonical_url, page.url) or _visited_before(page, publisher, feed_entry)
        page, censor = censored(page, known, publisher)
        now, clock = timezone.now(), _clock(page, published_on)
        found = known or _new_article(page, publisher, clock, now)
        article = Article.objects.select_for_update().get(pk=found.pk)
        _fill_gaps(article, page, clock)
        _keep_addresses(article, page)
        snapshot, created = _snapshot(article, page, now, redacted_at=now if censor.found else None)
        if created:
            censor.mark(snapshot)
            cite(snapshot, page.links)
        if feed_entry and feed_entry.article_id != article.pk:
            feed_entry.article = article
            feed_entry.save(update_fields=["article"])
    return StoredArticle(article, snapshot, created)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _clock(page: ParsedPage, published_on: date | None) -> dict:
    """The columns of the published clock: a range of one day, and why; `at` is the instant where a time is given."""
    on = published_on or page.published.on
    if on is None:
        return {"published": None, "published_why": {"note": page.published.note} if page.published.note else {}}
    rule, words, at = page.published.rule, page.published.words, page.published.at
    if published_on:
        rule, words, at = "editor", on.isoformat(), None
    why = {"words": words, "rule": rule, "edtf": on.isoformat(), "anchor_on": None}
    if at:
        why["at"] = at.isoformat()
    return {"published": (on, on + timedelta(days=1)), "published_why": why}


def _new_article(page: ParsedPage, publisher: Publisher, clock: dict, now: datetime) -> Article:
    """The article of a page whose address is not known: a new one, or the one without an address that has its text."""
    if page.canonical_url:
        identity = {"canonical_url": page.canonical_url}
        fields = {"publisher": publisher, "content_key": _digest(page.text)}
    else:
        identity = {"canonical_url": None, "publisher": publisher, "content_key": _digest(page.text)}
        fields = {}
    fields |= {"headline": page.headline, "byline": page.byline, "language": page.language, "first_held_at": now}
    return Article.objects.get_or_create(**identity, defaults=fields | clock)[0]


def known_by_address(*addresses: str | None) -> Article | None:
    """The article that has one of these addresses; failing that, one whose address differs in http or www. alone."""
    exact = {*addresses} - {None}
    near = {twin for url in exact for twin in twins(url)}
    known = list(Article.objects.filter(canonical_url__in=near))
    known += [other.article for other in ArticleUrl.objects.filter(url__in=near).select_related("article")]
    addressed = ArticleUrl.objects.filter(url__in=exact).values_list("article", flat=True) if len(known) > 1 else ()
    return max(known, key=lambda article: (article.canonical_url in exact, article.pk in set(addressed)), default=None)


def under_its_address(page: ParsedPage) -> ParsedPage:
    """The page under the address that it was read from where the one that it names is another story's: one with another
    headline and other words. Some systems name a section, or the story shown first, on all their pages.
    """
    own = address_of(page.url) if page.url else None
    if own in (None, page.canonical_url):
        return page
    named = known_by_address(page.canonical_url)
    latest = named and named.snapshots.filter(excerpt=None).order_by("-number").first()
    if not latest or known_by_address(own) == named:
        return page
    is_named = named.headline == page.headline or repeats(page.text, latest.text)
    return page if is_named else replace(page, canonical_url=own)


def _visited_before(page: ParsedPage, publisher: Publisher, feed_entry: FeedEntry | None) -> Article | None:
    """The article whose address differs in its query alone, as where it holds the number of a visit: with the same
    headline and words, published at the same instant. Where no instant is known, one of the same day, or of none, of
    which this feed told before in the same words."""
    place, mark, _ = (page.canonical_url or "").partition("?")
    digest = feed_entry and feed_entry.told.get("digest")
    if not mark or not (page.published.at or digest):
        return None
    same = {"headline": page.headline, "content_key": _digest(page.text)}
    near = publisher.articles.filter(canonical_url__startswith=f"{place}?", **same)
    if page.published.at:
        near = near.filter(published_why__at=page.published.at.isoformat())
    else:
        told = {"feed": feed_entry.feed, "seen_at__lt": feed_entry.seen_at, "told__digest": digest}
        earlier = Exists(FeedEntry.objects.filter(article=OuterRef("pk"), **told))
        near = near.filter(earlier, published=_clock(page, None)["published"])
    return near.order_by("pk").first()


def _fill_gaps(article: Article, page: ParsedPage, clock: dict) -> None:
    """Adds what an earlier reading did not know; what is known stays, an editor may have corrected it. Where an editor
    says that nobody knows the day, only a person brings one."""
    gaps = {"byline": page.byline, "language": page.language}
    new = {name: value for name, value in gaps.items() if value and not getattr(article, name)}
    decided = article.published_why.get("rule") == "editor" != clock["published_why"].get("rule")
    if article.published is None and clock["published"] and not decided:
        new |= clock
    if new:
        for name, value in new.items():
            setattr(article, name, value)
        article.save(update_fields=list(new))


def _keep_addresses(article: Article, page: ParsedPage) -> None:
    for url in {page.url, page.canonical_url} - {None, article.canonical_url}:
        ArticleUrl.objects.get_or_create(url=url, defaults={"article": article})


def _snapshot(article: Article, page: ParsedPage, now: datetime, redacted_at: datetime | None) -> tuple[Snapshot, bool]:
    latest = article.snapshots.order_by("-number").first()
    digest = _digest(page.text)
    if latest and latest.sha256 == digest and not hasattr(latest, "excerpt"):
        return latest, False
    number = latest.number + 1 if latest else 1
    fields = {"number": number, "text": page.text, "html": page.html, "sha256": digest, "fetched_at": now}
    fields |= {"pages": list(page.pages), "redacted_at": redacted_at}
    return article.snapshots.create(**fields), True
