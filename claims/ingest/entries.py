"""Entries of a feed to rows: each item once, however its guid or its address is written the next time."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models import Feed, FeedEntry, FetchLog
from claims.models.taking_down import Censor, lock_incoming
from claims.parsing.dating import Published
from claims.parsing.entries import ParsedEntry, ParsedFeed
from claims.parsing.pages import ParsedPage

#: So long a page that was not to be had is not asked for by another address, and how often that doubles at most.
_FIRST_WAIT, _MOST_DOUBLED = timedelta(days=1), 10


@dataclass(frozen=True, slots=True)
class KeptEntries:
    """How many items of a feed are new, each item with its row in the feed's order, and the rows told otherwise now."""

    n_new: int
    rows: tuple[tuple[ParsedEntry, FeedEntry], ...]
    changed: frozenset[FeedEntry]


@transaction.atomic
def keep_entries(feed: Feed, parsed: ParsedFeed) -> KeptEntries:
    """Store the entries of a feed; reading the same feed again adds nothing, and nothing that left it is deleted.

    An entry is known by its guid within this feed. One with a guid that nobody knows is still the same entry when its
    link is known, unless the link says nothing: several entries of the feed have it, it is that of the site, or its
    old bearer is in the feed, too, under its own guid. Where guid and link are new, or the link says nothing, it is
    the one that told the same and is in the feed no more (`_retold`).
    """
    lock_incoming()
    Feed.objects.select_for_update().get(pk=feed.pk)  # two that read it at once would each add the same entry
    censor = Censor.of_anything()
    known = _known(feed, parsed)
    now = timezone.now()
    new = [_row(feed, entry, now, censor) for entry in parsed.entries if entry.guid not in known]
    FeedEntry.objects.bulk_create(new)
    changed = _brought_up_to_date(parsed, known, censor)
    known |= {row.guid: row for row in new}
    return KeptEntries(len(new), tuple((entry, known[entry.guid]) for entry in parsed.entries), changed)


def _brought_up_to_date(parsed: ParsedFeed, known: dict[str, FeedEntry], censor: Censor) -> frozenset[FeedEntry]:
    """Keep what the feed tells now of the entries that it had before; returns those that it tells otherwise."""
    changed, led_elsewhere = {}, {}
    for entry in parsed.entries:
        row = known.get(entry.guid)
        if row and row.told.get("digest") != (told := _told(entry, censor))["digest"]:
            row.told = told
            changed[row.pk] = row
        if row and _leads_elsewhere(entry, row):
            row.url, row.problem, row.seen_at = _address(entry), "", timezone.now()
            led_elsewhere[row.pk] = row
    FeedEntry.objects.bulk_update(changed.values(), ["told"], batch_size=500)
    FeedEntry.objects.bulk_update(led_elsewhere.values(), ["url", "problem", "seen_at"], batch_size=500)
    return frozenset(changed.values())


def _leads_elsewhere(entry: ParsedEntry, row: FeedEntry) -> bool:
    """Whether a link that led to no article was set right: it is tried once more, as one that comes today. Not sooner
    than a day after it was tried, or a site whose links are others at each visit would be asked at each."""
    url = _address(entry)
    if not url or not row.problem or row.article_id or row.guid != entry.guid:
        return False
    is_elsewhere = url.partition("?")[0] != (row.url or "").partition("?")[0]
    return is_elsewhere and timezone.now() - row.seen_at >= _FIRST_WAIT


def _known(feed: Feed, parsed: ParsedFeed) -> dict[str, FeedEntry]:
    """The guids of the entries that have a row already, with it."""
    telling = _telling_links(parsed)
    guids = {entry.guid for entry in parsed.entries}
    rows = feed.entries.filter(Q(guid__in=guids) | Q(url__in=telling))
    known = {row.guid: row for row in rows if row.guid in guids}
    by_link = {row.url: row for row in rows if row.guid not in guids}
    known |= {guid: by_link[url] for url, guid in telling.items() if guid not in known and url in by_link}
    return known | _retold(feed, parsed, known)


def _retold(feed: Feed, parsed: ParsedFeed, known: dict[str, FeedEntry]) -> dict[str, FeedEntry]:
    """The guids of entries that tell what a row told whose guid and link are in the feed no more, with that row.

    So an item is known again where its site gives it a new guid at each visit, and a new link, too: with the number of
    the visit in its query. Which parameter that is need not be known: the addresses of its page tell, or the instant of
    publication. One whose page cannot be read is taken for the same for a while (`_put_off`). Two queries, and none
    when nothing is new.
    """
    new = [entry for entry in parsed.entries if entry.guid not in known]
    if not new:
        return {}
    left = feed.entries.exclude(guid__in=[entry.guid for entry in parsed.entries])
    left = left.exclude(pk__in=[row.pk for row in known.values()])
    left = left.filter(told__digest__in={_digest(entry) for entry in new})
    went_wrong = FetchLog.objects.filter(feed=None, url=OuterRef("url")).exclude(error="")
    left = left.annotate(went_wrong=Exists(went_wrong)).select_related("article")
    rows = list(left.prefetch_related("article__other_urls").order_by("-pk"))
    put_off = _put_off(rows, timezone.now())
    idle_by_row = {row: _ALL if row in put_off else _idle(row) for row in rows}
    telling, idle = _telling_links(parsed), {*idle_by_row.values()} - {frozenset()}
    return _paired({entry.guid: tuple(_same(entry, telling, idle)) for entry in new}, idle_by_row)


def _put_off(rows: Iterable[FeedEntry], now: datetime) -> set[FeedEntry]:
    """Those of these rows whose page was not to be had, as long as it need not be asked for again by another address.

    Each time under a new address the item is another row: after a day the second one, two days later the third, then
    ever later. So a page behind a wall is not asked for at each poll, and a real other item is late, not lost.
    """
    unread = defaultdict(list)
    for row in rows:
        if row.url and not row.article and (row.problem or row.went_wrong):
            unread[row.told["digest"], row.url.partition("?")[0]].append(row)
    return {
        row
        for same in unread.values()
        if now - max(row.seen_at for row in same) < _FIRST_WAIT * 2 ** min(len(same) - 1, _MOST_DOUBLED)
        for row in same
    }


def _paired(wanted: dict[str, tuple["_Same", ...]], left: Mapping[FeedEntry, frozenset[str]]) -> dict[str, FeedEntry]:
    """Each guid with a row of its own that is the same; ``left`` has with each row what of its link is idle."""
    rows = defaultdict(list)
    for row, idle in left.items():
        for same in _sames(row, idle):
            rows[same].append(row)
    found, taken = {}, set()
    for guid, same in ((guid, same) for guid, sames in wanted.items() for same in sames):
        while rows[same] and guid not in found:
            row = rows[same].pop()
            if row.pk not in taken:
                found[guid] = row
                taken.add(row.pk)
    return found


@dataclass(frozen=True, slots=True)
class _Same:
    """What two items have in common that are one: words, and a place. With a link that leads somewhere of its own, the
    place is that without its query, and the instant of publication belongs to it; "" where it is without the parameters
    that do not choose the page."""

    digest: str
    place: str | None
    at: str | None = None


def _same(entry: ParsedEntry, telling: dict[str, str], idle: Iterable[frozenset[str]]) -> Iterator[_Same]:
    """By what an item is known that has a new guid; by nothing where its link is as new and its words are too few.
    ``idle`` are sets of parameters that did not choose the page of an earlier item."""
    url, digest = _address(entry), _digest(entry)
    if url not in telling:
        yield _Same(digest, url)
    elif entry.title and "?" in url:
        if entry.published.at and (entry.summary_html or entry.content_html):
            yield _Same(digest, url.partition("?")[0], entry.published.at.isoformat())
        yield from (_Same(digest, _without(url, names), "") for names in idle)


def _sames(row: FeedEntry, idle: frozenset[str]) -> Iterator[_Same]:
    digest, at = row.told["digest"], row.told["published"]["at"]
    yield _Same(digest, row.url)
    if row.url and at:
        yield _Same(digest, row.url.partition("?")[0], at)
    if idle:
        yield _Same(digest, _without(row.url, idle), "")


#: All parameters of an address, whatever they are called.
_ALL = frozenset("?")


def _idle(row: FeedEntry) -> frozenset[str]:
    """The parameters of an entry's link that do not choose its page: all of them where the page says that its address
    has none, and those in which two addresses of the page differ."""
    place, query, _ = (row.url or "").partition("?")
    if not query or not row.article:
        return frozenset()
    if row.article.canonical_url == place:
        return _ALL
    urls = {row.url, row.article.canonical_url, *(other.url for other in row.article.other_urls.all())}
    pairs = [{*parse_qsl(url.partition("?")[2], keep_blank_values=True)} for url in urls if url.startswith(f"{place}?")]
    if not (common := set.intersection(*pairs)):
        return _ALL if len(pairs) > 1 else frozenset()
    return frozenset(name for name, _ in set.union(*pairs) - common)


def _without(url: str, names: frozenset[str]) -> str:
    """An address without these parameters."""
    place, _, query = url.partition("?")
    if names == _ALL:
        return place
    return f"{place}?{urlencode([pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in names])}"


def _telling_links(parsed: ParsedFeed) -> dict[str, str]:
    """Address as it is stored → guid, for the links that only one entry has and that are not the site's own."""
    n_entries = Counter(_address(entry) for entry in parsed.entries)
    return {
        _address(entry): entry.guid
        for entry in parsed.entries
        if _address(entry) and n_entries[_address(entry)] == 1 and entry.url != parsed.site_url
    }


def _address(entry: ParsedEntry) -> str | None:
    return entry.canonical_url or entry.url


def _row(feed: Feed, entry: ParsedEntry, now: datetime, censor: Censor) -> FeedEntry:
    return FeedEntry(feed=feed, guid=entry.guid, url=_address(entry), told=_told(entry, censor), seen_at=now)


def _told(entry: ParsedEntry, censor: Censor) -> dict:
    published = entry.published
    day = {"on": published.on and published.on.isoformat(), "at": published.at and published.at.isoformat()}
    words = {"rule": published.rule, "words": published.words, "note": published.note}
    told = {"title": entry.title, "byline": entry.byline, "published": day | words, "digest": _digest(entry)}
    return censor.cover_within(told)


def _digest(entry: ParsedEntry) -> str:
    said = "\n".join((entry.title, entry.summary_html, entry.content_html or ""))
    return hashlib.sha256(said.encode()).hexdigest()


def with_told(page: ParsedPage, told: dict) -> ParsedPage:
    """The page of an entry with what only its feed says: the day of publication, and the byline."""
    if not told:
        return page
    published = page.published if page.published.on else _published(told["published"])
    return replace(page, byline=page.byline or told["byline"], published=published)


def _published(told: dict) -> Published:
    on, at = told["on"], told["at"]
    return Published(
        on=on and date.fromisoformat(on),
        at=at and datetime.fromisoformat(at),
        rule=told["rule"],
        words=told["words"],
        note=told["note"],
    )
