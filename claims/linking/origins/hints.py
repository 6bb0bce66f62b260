"""Hints that one telling has its words from another: the same text, a copy, a link, a credit, a row of words, a slip.

A hint joins a telling with an earlier one. Each kind costs about as much as there are tellings, however many share it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from claims.linking.origins.slips import find_slips
from claims.linking.origins.tellings import Told
from claims.models import Citation, CopyLink
from claims.terms import FoldedBy, Status
from claims.text.comparable import forms_of
from claims.text.houses import NamesIn, house_of

#: Whoever quotes the same words within so many days quotes them from one occasion.
_ONE_OCCASION = timedelta(days=7)


#: What holds even where the copy says that its own outlet heard it: the words are not its own.
FIRM = frozenset({FoldedBy.SAME_TEXT, FoldedBy.COPY, FoldedBy.QUOTE})


@dataclass(frozen=True, slots=True)
class Hint:
    """``told`` has it from ``source``, as ``words`` show; instead of a slip others write ``usual``, as ``usual_in``."""

    kind: FoldedBy
    told: Told
    source: Told
    words: str = ""
    usual: str = ""
    usual_in: Told | None = None
    details: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def is_firm(self) -> bool:
        return self.kind in FIRM

    @property
    def place(self) -> tuple:
        """Sorts hints: the strongest kind first, then by their tellings."""
        return (list(FoldedBy).index(self.kind), self.told.place, self.source.place)


def load_hints(told: dict[int, list[Told]]) -> dict[int, list[Hint]]:
    """All hints among the tellings of each claim, strongest first; two queries."""
    several = {claim: tellings for claim, tellings in told.items() if len(tellings) > 1}
    articles = {one.article_id for tellings in several.values() for one in tellings}
    copies = _copies(articles)
    links = _links({one.snapshot_id for tellings in several.values() for one in tellings}, articles)
    return {
        claim: sorted(_hints(tellings, copies, links), key=lambda hint: hint.place)
        for claim, tellings in several.items()
    }


def _hints(tellings: Sequence[Told], copies: dict, links: dict) -> Iterable[Hint]:
    by_article = defaultdict(list)
    for one in tellings:
        by_article[one.article_id].append(one)
    yield from _by_text(tellings)
    yield from _by_copies(by_article, copies)
    yield from _by_links(by_article, links)
    yield from _by_outlets(tellings)
    yield from _by_rows(tellings, FoldedBy.QUOTE, lambda one: one.reading.quotes)
    yield from _by_rows(tellings, FoldedBy.RUN, lambda one: one.reading.runs)
    yield from (Hint(FoldedBy.SLIP, *slip) for slip in find_slips(tellings))


def _copies(articles: Collection[int]) -> dict[tuple[int, int], tuple[str, dict, bool]]:
    """(article, original) → kind, evidence, and whether an editor agreed."""
    rows = CopyLink.objects.filter(article__in=articles, original__in=articles).exclude(status=Status.REJECTED)
    columns = ("article", "original", "kind", "evidence", "status")
    return {
        (article, original): (kind, evidence, status == Status.ACCEPTED)
        for article, original, kind, evidence, status in rows.order_by("article", "original").values_list(*columns)
    }


def _links(snapshots: Collection[int], articles: Collection[int]) -> dict[tuple[int, int], str]:
    """(snapshot, linked article) → the words of the link."""
    rows = Citation.objects.filter(snapshot__in=snapshots, article__in=articles).order_by("-pk")
    return {(snapshot, article): words for snapshot, article, words in rows.values_list("snapshot", "article", "words")}


def _by_text(tellings: Sequence[Told]) -> Iterable[Hint]:
    yield from _by_rows(tellings, FoldedBy.SAME_TEXT, lambda one: [(one.sha256, one.span)] if one.span else [])


def _by_copies(by_article: dict[int, list[Told]], copies: dict) -> Iterable[Hint]:
    for (article, original), (kind, evidence, is_agreed) in copies.items():
        for one in by_article.get(article, ()):
            source = _likest(one, by_article.get(original, ()))
            if source:
                is_copy = kind == "copy" or is_agreed
                row = evidence.get("longest_run") or {}
                details = {"n_words": row.get("n_words") or 0}
                kind_of = FoldedBy.COPY if is_copy else FoldedBy.REWRITE
                yield Hint(kind_of, one, source, row.get("words") or "", details=details)


def _by_links(by_article: dict[int, list[Told]], links: dict) -> Iterable[Hint]:
    by_snapshot = {one.snapshot_id: tellings for tellings in by_article.values() for one in tellings}
    for (snapshot, article), words in links.items():
        for one in by_snapshot.get(snapshot, ()):
            source = _likest(one, [other for other in by_article.get(article, ()) if _may_know(one, other)])
            if source and article != one.article_id:
                yield Hint(FoldedBy.LINK, one, source, words)


def _by_outlets(tellings: Sequence[Told]) -> Iterable[Hint]:
    """Those that came by an outlet, or credit one, that tells the claim itself."""
    by_outlet = defaultdict(list)
    for one in tellings:
        by_outlet[house_of(one.outlet)].append(one)
    named = NamesIn(by_outlet)
    for one in tellings:
        cited = {house_of(link.label): (FoldedBy.CITES, link.words) for link in one.through}
        credits = {house: (FoldedBy.CREDIT, words) for words in one.reading.credits for house in named.of(words)}
        for house, (kind, words) in {**credits, **cited}.items():
            known = [other for other in by_outlet.get(house, ()) if _may_know(one, other)]
            if known and house != house_of(one.outlet):
                yield Hint(kind, one, known[-1], words)


def _by_rows(tellings: Sequence[Told], kind: FoldedBy, rows: Callable[[Told], Iterable[Hashable]]) -> Iterable[Hint]:
    """Each telling with the earliest one of another article that has one of its rows, once for each such source."""
    first: dict[Hashable, Told] = {}
    for one in tellings:
        sources = {}
        for row in rows(one):
            source = first.setdefault(row, one)
            if source.article_id != one.article_id:
                sources[source.pk] = source
        for source in sources.values():
            if kind != FoldedBy.QUOTE or _is_within_days(one, source):
                yield Hint(kind, one, source)


def _is_within_days(one: Told, other: Told) -> bool:
    days = (one.published[0], other.published[0])
    return None not in days and abs(days[0] - days[1]) <= _ONE_OCCASION


def _may_know(one: Told, other: Told) -> bool:
    """Whether the other may have been printed by then."""
    first, last = other.published[0], one.published[1]
    return first is None or last is None or first <= last


def _likest(one: Told, others: Sequence[Told]) -> Told | None:
    """Of an article's tellings the one with most of the same words; of equals the first."""
    if len(others) < 2:
        return others[0] if others else None
    words = frozenset(forms_of(one.content))
    return max(others, key=lambda other: len(words & frozenset(forms_of(other.content))))
