"""Articles of a file: known ones by their addresses, new ones with a version of which only the quoted words came."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from claims.editing.additions import spellings
from claims.editing.importing.excerpts import excerpt_of
from claims.editing.importing.run import Run
from claims.models import Article, ArticleUrl, Excerpt, ExtractionRun, Fingerprint, Snapshot, days
from claims.parsing.tables.rows import TellingRow
from claims.parsing.tables.tellings import NAME
from claims.terms import AnchorState
from claims.text.selectors import Selectors, anchor
from claims.text.spans import Span

#: By which reader such a version was read, and what came of it.
READER, NOT_READ = "none", "not read here: only the words that tellings quote were brought over"
_STAND = (AnchorState.SAME, AnchorState.MOVED)
Keyed = tuple[int, TellingRow]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the key of its telling, and where its words stand here; ``span`` None where that is not known."""

    key: int
    row: TellingRow
    article: Article
    snapshot: Snapshot
    span: Span | None

    @property
    def quote(self) -> str:
        """The words as they stand there; as the row has them where that is not known."""
        return self.span.of(self.snapshot.text) if self.span else self.row.quote


def known_articles(rows: Sequence[TellingRow]) -> dict[str, Article]:
    """The articles of these rows that are here already, by ``TellingRow.article``; three queries."""
    urls = {row.url: spellings(row.url) for row in rows if row.url}
    same = {one for several in urls.values() for one in several}
    articles = Article.objects.filter(Q(canonical_url__in=same) | Q(other_urls__url__in=same)).distinct()
    by_url = {article.canonical_url: article for article in articles.select_related("publisher").order_by("-pk")}
    others = ArticleUrl.objects.filter(url__in=same).select_related("article__publisher")
    by_url = {other.url: other.article for other in others} | by_url
    found = {url: next((by_url[one] for one in sorted(same) if one in by_url), None) for url, same in urls.items()}
    found = {url: by_url.get(url) or article for url, article in found.items() if article}
    return found | _without_address(rows)


def _without_address(rows: Sequence[TellingRow]) -> dict[str, Article]:
    """Articles without an address are known by the text of their first version."""
    wanted = {row.sha256: row for row in rows if not row.url and row.sha256}
    held = Article.objects.filter(canonical_url=None, snapshots__sha256__in=wanted).select_related("publisher")
    pairs = held.values_list("pk", "snapshots__sha256")
    articles = held.in_bulk()
    return {wanted[sha256].article: articles[pk] for pk, sha256 in pairs if sha256 in wanted}


def place_all(run: Run, keyed: Sequence[Keyed], known: dict[str, Article]) -> list[Placed]:
    """Where the words of each row stand: in versions that are here, or in new ones; rows without a place are listed.

    All rows of one article must come at once: a version is stored whole and never rewritten.
    """
    versions: dict[int, list[Snapshot]] = defaultdict(list)
    for snapshot in Snapshot.objects.filter(article__in=known.values()).select_related("excerpt").order_by("number"):
        versions[snapshot.article_id].append(snapshot)
    texts = {one.pk: run.covering.words.cover(one.text) for several in versions.values() for one in several}
    placed, missing = [], defaultdict(list)
    for key, row in keyed:
        article = known.get(row.article)
        found = article and _standing(row, versions[article.pk], texts)
        if found:
            placed.append(Placed(key, row, article, *found))
        elif article and any(not hasattr(each, "excerpt") for each in versions[article.pk]):
            run.outcome.leaves_out(NAME, row.line, "Its words stand in no version of the article that is held here.")
        else:
            missing[row.version].append((key, row))
    return placed + _store(run, missing, known, versions)


def _standing(row: TellingRow, versions: list[Snapshot], texts: dict[int, str]) -> tuple[Snapshot, Span] | None:
    """The version of the row's text, else the first one, whole ones before excerpts, in which its words stand.

    ``texts`` are those of the versions, covered as the row is.
    """
    begin = row.start or 0
    selectors = Selectors(row.quote, row.prefix, row.suffix, begin, begin + len(row.quote))
    for snapshot in sorted(versions, key=lambda one: (one.sha256 != row.sha256, hasattr(one, "excerpt"), one.number)):
        if row.start is not None and texts[snapshot.pk][row.start : row.end] == row.quote:
            return snapshot, Span(row.start, row.end)
        found = anchor(texts[snapshot.pk], selectors)
        if found.state in _STAND:
            return snapshot, found.span
    return None


def _store(run: Run, missing: dict, known: dict[str, Article], versions: dict[int, list[Snapshot]]) -> list[Placed]:
    firsts = {name: rows[0][1] for (name, _), rows in sorted(missing.items(), reverse=True)}
    new = {name: _article(run, row) for name, row in firsts.items() if name not in known}
    Article.objects.bulk_create(new.values())
    run.outcome.new_articles += len(new)
    articles, snapshots, placed = known | new, [], []
    for (name, number), rows in sorted(missing.items()):
        article = articles[name]
        text, spans, problems = excerpt_of([row for _, row in rows])
        for problem in problems:
            run.outcome.is_wrong(problem)
        taken = {one.number for one in versions[article.pk]}
        free = number if number not in taken and not taken else max(taken, default=0) + 1
        snapshot = _snapshot(run, article, free, text, rows)
        versions[article.pk].append(snapshot)
        snapshots.append(snapshot)
        placed += [Placed(key, row, article, snapshot, spans.get(row.line)) for key, row in rows]
    Snapshot.objects.bulk_create(snapshots)
    _mark(run, snapshots)
    return placed


def _article(run: Run, row: TellingRow) -> Article:
    clock = row.published
    pk = row.held.article if run.is_first and row.held and row.held.article not in run.kept_keys else None
    if pk:
        run.kept_keys.add(pk)
    publisher = run.publishers.named(row.outlet, row.outlet_kind, row.url, row.outlet_slug)
    return Article(
        pk=pk,
        publisher=publisher,
        canonical_url=row.url or None,
        headline=row.headline or row.url or "Without a headline",
        language=row.language,
        published=days(clock.first, clock.last) if clock else None,
        published_why=clock.why if clock else {},
        first_held_at=row.first_held_at or run.at,
        content_key=_content_key(run, row, publisher.pk),
    )


def _content_key(run: Run, row: TellingRow, publisher: int) -> str:
    """What names an article without an address: its text, where no other in the file has the same."""
    key = row.sha256 or _digest(row.article)
    if row.url:
        return key
    if (publisher, key) in run.kept_texts:
        key = _digest(row.article)
    run.kept_texts.add((publisher, key))
    return key


def _snapshot(run: Run, article: Article, number: int, text: str, rows: Sequence[Keyed]) -> Snapshot:
    covered = run.covering.words.cover(text)
    is_cut = covered != text or any(row.redacted for _, row in rows)
    sha256 = next((row.sha256 for _, row in rows if row.sha256), "") or _digest(text)
    redacted_at = run.at if is_cut else None
    at = {"fetched_at": run.at, "redacted_at": redacted_at}
    return Snapshot(article=article, number=number, text=covered, sha256=sha256, **at)


def _mark(run: Run, snapshots: Sequence[Snapshot]) -> None:
    """As what they are; neither read nor compared, for there is nothing to be read."""
    Excerpt.objects.bulk_create(Excerpt(snapshot=one, came_with=run.record) for one in snapshots)
    Fingerprint.objects.bulk_create(Fingerprint(snapshot=one, keys=[]) for one in snapshots)
    read = {"extractor_version": READER, "outcome": NOT_READ, "finished_at": run.at}
    ExtractionRun.objects.bulk_create(ExtractionRun(snapshot=one, **read) for one in snapshots)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
