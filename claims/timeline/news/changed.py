"""Articles whose text changed, and what became of their claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from claims.models import Anchor, Article, Snapshot
from claims.terms import ClaimChange
from claims.timeline.comparing import Change, compare, summary
from claims.timeline.news.parts import Asked
from claims.timeline.versions import Version, stored_versions, versions_of

#: So many articles are looked at, the last that changed; and of each so many changes are shown, the gravest.
MOST_ARTICLES, MOST_CHANGES = 50, 4
_AS_BEFORE = (ClaimChange.SAME, ClaimChange.MOVED)


@dataclass(frozen=True, slots=True)
class ClaimChanged:
    """What became of one claim of an article."""

    change: Change
    anchor: Anchor

    @property
    def kind(self) -> ClaimChange:
        return self.change.kind


@dataclass(frozen=True, slots=True)
class ArticleNews:
    """An article from the version that stood before to the latest; ``summary`` counts what changed in its claims."""

    article: Article
    before: Version
    after: Version
    summary: str
    changes: list[ClaimChanged]

    @property
    def at(self) -> datetime:
        return self.after.snapshot.fetched_at


def load_changed(asked: Asked) -> list[list[Snapshot]]:
    """The versions of each article of the dispute of which a later one was stored since, the last that changed first.

    One query, without the texts.
    """
    told = asked.gate.entries_of(asked.dispute).values("article")
    later = Snapshot.objects.filter(number__gt=1, fetched_at__gte=asked.moment, article__in=told)
    latest = later.values("article").annotate(at=Max("fetched_at")).order_by("-at", "-article")
    wanted = latest.values("article")[: MOST_ARTICLES + 1]
    by_article: dict[int, list[Snapshot]] = {}
    for snapshot in stored_versions(asked.gate, wanted).select_related("article__publisher"):
        by_article.setdefault(snapshot.article_id, []).append(snapshot)
    return sorted(by_article.values(), key=lambda versions: versions[-1].fetched_at, reverse=True)


def load_article_news(asked: Asked, changed: Iterable[list[Snapshot]]) -> list[ArticleNews]:
    """What changed in the claims of these articles; one query for however many, none for none."""
    changed = list(changed)
    if not changed:
        return []
    versions = versions_of(asked.gate, [snapshot for stored in changed for snapshot in stored])
    return [_news(stored[0].article, versions[stored[0].article_id], asked.moment) for stored in changed]


def _news(article: Article, versions: list[Version], moment: datetime) -> ArticleNews:
    after, before = versions[-1], _before(versions, moment)
    if not before.is_read or not after.is_read:
        return ArticleNews(article, before, after, "its claims are not read yet", [])
    if before.is_excerpt or after.is_excerpt:
        return ArticleNews(article, before, after, after.summary, [])
    changes = compare(before.tellings, after.tellings)
    grave = [change for change in changes if change.kind not in _AS_BEFORE][:MOST_CHANGES]
    return ArticleNews(article, before, after, summary(changes), list(_with_anchors(grave, before, after)))


def _before(versions: list[Version], moment: datetime) -> Version:
    """The version that stood at that moment; the first, where none did yet."""
    stood = [version for version in versions[:-1] if version.snapshot.fetched_at < moment]
    return stood[-1] if stood else versions[0]


def _with_anchors(changes: Iterable[Change], before: Version, after: Version) -> Iterable[ClaimChanged]:
    for change in changes:
        there = after.anchors.get(change.after_key or change.before_key)
        yield ClaimChanged(change, there or before.anchors[change.before_key])
