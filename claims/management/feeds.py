"""What the command `feeds` does: feeds in and out of lists, and one read here and now."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.template.defaultfilters import pluralize
from django.utils import timezone

from claims import ingest, tasks
from claims.exports.opml import OpmlFeed, OpmlList, folder_path, folders_of, parse_opml, write_opml
from claims.ingest import IngestError
from claims.ingest.local import read_file
from claims.models import Feed, FetchLog, Publisher
from claims.parsing.apart import apart
from claims.parsing.errors import Trouble
from claims.parsing.metadata import LONGEST_ADDRESS
from claims.text.urls import canonical_url, is_safe_link, with_plain_scheme

TITLE = "Feeds of Claimline"
LONGEST_TITLE, LONGEST_FOLDER = 500, 200


def added(url: str, title: str = "", site_url: str = "", folder: str = "") -> tuple[Feed, bool]:
    """The feed at this address, and whether it is new; one that is there stays as it is.

    IngestError for what is no address on the web. Nothing is fetched here.
    """
    url = with_plain_scheme(url.strip())
    known = Feed.objects.filter(url=url).first()
    if known:
        return known, False
    fields = {"title": title[:LONGEST_TITLE], "site_url": site_url or None, "folder": folder[:LONGEST_FOLDER]}
    fields["publisher"] = _publisher_at(url, site_url)
    return Feed.objects.get_or_create(url=url, defaults=fields)


def _publisher_at(url: str, site_url: str) -> Publisher:
    """Who prints a feed: whoever its site belongs to, for many feeds lie elsewhere."""
    try:
        if is_safe_link(url) and not url.startswith("/") and len(url.encode()) <= LONGEST_ADDRESS:
            canonical_url(url)  # ValueError for a host that cannot be
            return Publisher.objects.at(site_url if site_url.startswith("http") else url)
    except ValueError:
        pass  # said below
    raise IngestError(f"{url[:100]} is no address of a feed: begin it with https://", Trouble.NOT_ALLOWED)


def read_list(path: Path) -> OpmlList:
    """The feeds in an OPML file; IngestError when there are none."""
    return apart(parse_opml, read_file(path))


def add_all(found: OpmlList) -> tuple[int, list[str]]:
    """Add the feeds of a list; returns how many are new, and why others were left out."""
    n_new, problems = 0, []
    for feed in found.feeds:
        try:
            n_new += added(feed.url, feed.title, feed.site_url, folder_path(feed.folders))[1]
        except IngestError as problem:
            problems.append(str(problem))
    return n_new, problems


def as_opml() -> bytes:
    """All feeds as an OPML file, in the order in which they were added."""
    feeds = Feed.objects.order_by("pk")
    return write_opml(
        TITLE, [OpmlFeed(feed.url, feed.title, feed.site_url or "", folders_of(feed.folder)) for feed in feeds]
    )


def read_now(feed: Feed) -> Iterator[str]:
    """Read a feed and all that it leads to, without a worker, and say what came of each; IngestError when it fails."""
    found = ingest.take_feed(feed)
    snapshots = list(found.snapshots)
    for entry in found.entries:
        try:
            snapshots.append(ingest.take_entry(entry))
        except IngestError as problem:
            yield f"{entry.url or entry.told.get('title', '')}: {problem}"
    for snapshot in snapshots:
        yield f"/articles/{snapshot.article_id}/  {snapshot.article.headline[:80]}  ({tasks.run_through(snapshot)})"
    log = feed.fetches.latest("pk")
    yield f"{feed.url}: {_outcome(log)}"


def _outcome(log: FetchLog) -> str:
    if log.error:
        return log.error
    if log.http_status == 304:
        return "nothing has changed"
    return f"{log.n_new} new; {log.note}" if log.note else f"{log.n_new} new"


def lines() -> Iterable[str]:
    """One line for each feed: how it is, and when it was and will be read."""
    now = timezone.now()
    for feed in Feed.objects.select_related("polling").order_by("folder", "pk"):
        yield f"{feed.state:8} {_when(feed, now)}  {feed.title or '(no title yet)'}  {feed.url}"


def _when(feed: Feed, now) -> str:
    polling = getattr(feed, "polling", None)
    if polling is None:
        return "not read yet"
    good = f"read {polling.last_good_at:%Y-%m-%d %H:%M}" if polling.last_good_at else "never read well"
    if polling.n_failures:
        last = feed.fetches.exclude(error="").order_by("-pk").values_list("error", flat=True).first()
        good += f", {polling.n_failures} time{pluralize(polling.n_failures)} in vain since ({last})"
    is_planned = feed.state == "active" and polling.next_check_at and polling.next_check_at > now
    return f"{good}, next {polling.next_check_at:%Y-%m-%d %H:%M}" if is_planned else good
