"""Annotated articles stored, read and linked as any others are, and what came of it. Writes to the default database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.evaluation import Article, FolderProblem
from claims.evaluation.links import Answer, Group, Linked
from claims.ingest import link_copies
from claims.ingest.store import store_page
from claims.linking import link_article
from claims.linking.settling import settle
from claims.management.gold import extraction_of
from claims.models import Appearance, Claim, ClaimRelation, Publisher, Snapshot
from claims.parsing.metadata import address_of
from claims.parsing.pages import ParsedPage
from claims.reading import store_reading
from claims.terms import RelationKind

NOBODY = "Unknown publisher"

#: What the guidelines of the annotated articles call a dispute: one claim turns against another.
DISPUTING = (RelationKind.DENIES, RelationKind.DISPUTES, RelationKind.SUPERSEDES)


def link_all(articles: Sequence[Article], given: Iterable[Group] = ()) -> Answer:
    """Store and link these articles, in their order, with the claims of their gold; FolderProblem where two are one.

    The members of ``given`` groups are made to tell one claim afterwards, and no other: what hangs on that is then
    measured by itself.
    """
    stored = {article.id: _store(article) for article in articles}
    _check_apart(stored)
    names: dict[int, str] = {}
    for article in articles:
        link_copies(stored[article.id])
        names |= _read(article, stored[article.id])
        link_article(stored[article.id].article)
    _regroup({name: pk for pk, name in names.items()}, given)
    return _answer(names)


def _regroup(keys: dict[str, int], given: Iterable[Group]) -> None:
    """Give each group a claim of its own, and have all that hangs on it settled. ``keys`` of appearances, by name."""
    made = set()
    for group in given:
        members = Appearance.objects.filter(pk__in=[keys[name] for name in group.members if name in keys])
        first = members.order_by("pk").select_related("claim").first()
        if first:
            claim = Claim.objects.create(wording=first.claim.wording, speaker=first.speaker)
            members.update(claim=claim, origin=None)
            made.add(claim.pk)
    settle(made)


def _store(article: Article) -> Snapshot:
    """The article with its text to the letter: what the gold counts in."""
    title = article.title or article.text.strip().partition("\n")[0]
    page = ParsedPage(
        headline=title, text=article.text, html="", language="en", canonical_url=address_of(article.url or "")
    )
    publisher = Publisher.objects.named(article.publisher or NOBODY)
    return store_page(page, publisher, published_on=article.published).snapshot


def _check_apart(stored: dict[str, Snapshot]) -> None:
    seen: dict[int, str] = {}
    for id, snapshot in stored.items():
        if snapshot.article_id in seen:
            raise FolderProblem(
                f"{seen[snapshot.article_id]} and {id} are one article: they have the same address, or the same text "
                "by the same publisher."
            )
        seen[snapshot.article_id] = id


def _read(article: Article, snapshot: Snapshot) -> dict[int, str]:
    """Store the claims of the article's gold; the name of each appearance, ARTICLE#INDEX, by its primary key."""
    store_reading(snapshot, extraction_of(article))
    waiting = defaultdict(list)
    for appearance in Appearance.objects.filter(article=snapshot.article_id).order_by("-pk"):
        anchor = appearance.anchors.get(snapshot=snapshot)
        waiting[anchor.start, anchor.end].append(appearance.pk)
    places = [(claim["start"], claim["end"]) for claim in article.gold["claims"]]
    return {waiting[place].pop(): f"{article.id}#{i}" for i, place in enumerate(places) if waiting[place]}


def _answer(names: dict[int, str]) -> Answer:
    groups: dict[int, list[Appearance]] = defaultdict(list)
    for appearance in Appearance.objects.filter(pk__in=names).select_related("claim").order_by("pk"):
        groups[_survivor_of(appearance.claim).pk].append(appearance)
    linked = tuple(
        Linked(tuple(names[one.pk] for one in members), len({one.origin_id for one in members}))
        for members in groups.values()
    )
    return Answer(linked, tuple(_disputes(groups, names)))


def _survivor_of(claim: Claim) -> Claim:
    while claim.merged_into:
        claim = claim.merged_into
    return claim


def _disputes(groups: dict[int, list[Appearance]], names: dict[int, str]) -> Iterable[tuple[str, str]]:
    """One pair of tellings for each relation: two of the same article where there are such, else the first of each."""
    relations = ClaimRelation.objects.filter(kind__in=DISPUTING).select_related("claim", "other").order_by("pk")
    for relation in relations:
        ours, theirs = (groups.get(_survivor_of(claim).pk, []) for claim in (relation.claim, relation.other))
        pairs = [(one, other) for one in ours for other in theirs]
        if pairs:
            one, other = min(pairs, key=lambda pair: (pair[0].article_id != pair[1].article_id, pair[0].pk, pair[1].pk))
            yield names[one.pk], names[other.pk]
