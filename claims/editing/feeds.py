"""What editors do with feeds: follow, pause, resume, rename and leave them. Articles stay whatever becomes of one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.editing.additions import known_feed
from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Feed, Publisher, User
from claims.permissions import Action
from claims.terms import FeedState
from claims.text.cleaning import one_line
from claims.text.urls import domain_of

LONGEST_FOLDER = 200
LONGEST_TITLE = 500
LONGEST_ADDRESS = 1_900


@dataclass(frozen=True, slots=True)
class Wanted:
    """A feed to follow. What is left empty is unknown; the folder is a path, its levels joined by a slash."""

    url: str
    title: str = ""
    folder: str = ""
    publisher: str = ""
    site_url: str = ""


@dataclass
class Imported:
    """What became of a list of feeds: new ones, those that were followed already, and (address, why) of the rest."""

    added: list[Feed] = field(default_factory=list)
    known: list[Feed] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def add_feed(user: User, wanted: Wanted) -> tuple[Feed, bool]:
    """Follow a feed; returns it, and whether it is new. Of one that is followed already nothing is changed.

    Without a publisher it is the one that is known for the host of its address, else one of that name. Raises
    PermissionDenied for whoever may not add articles, and Refused for an address that cannot be kept.
    """
    with change(user, Action.ADD_ARTICLES, "feed added"):
        return _follow(wanted)


def import_feeds(user: User, feeds: Iterable[Wanted]) -> Imported:
    """Follow all these feeds, each for itself: one that cannot be kept does not hold up the others."""
    done = Imported()
    with change(user, Action.ADD_ARTICLES, "feed imported from a list (OPML)"):
        for wanted in feeds:
            try:
                feed, is_new = _follow(wanted)
            except Refused as refusal:
                done.refused.append((wanted.url, str(refusal)))
            else:
                (done.added if is_new else done.known).append(feed)
    return done


def change_feed(user: User, pk: int, *, title: str, folder: str, publisher: str) -> Feed:
    """Name a feed, put it into a folder, and say who publishes it: its articles from now on are of that publisher.

    Raises PermissionDenied, Refused for a folder that is too long, and Feed.DoesNotExist.
    """
    _check_folder(folder)
    with change(user, Action.ADD_ARTICLES, "feed named, placed or given to a publisher"):
        feed = Feed.objects.select_for_update().get(pk=pk)
        feed.title, feed.folder = one_line(title, LONGEST_TITLE), folder
        feed.publisher = Publisher.objects.named(publisher)
        feed.save(update_fields=["title", "folder", "publisher"])
    return feed


def pause_feed(user: User, pk: int) -> Feed:
    """Stop looking at a feed until it is resumed; raises PermissionDenied and Feed.DoesNotExist."""
    return _put(user, pk, FeedState.PAUSED, "feed paused")


def resume_feed(user: User, pk: int) -> Feed:
    """Look at a feed again that was paused, or that its site had taken away; raises as ``pause_feed`` does."""
    return _put(user, pk, FeedState.ACTIVE, "feed resumed")


def remove_feed(user: User, pk: int) -> str:
    """Follow a feed no longer; its articles stay. Returns its name; raises as ``pause_feed`` does."""
    with change(user, Action.ADD_ARTICLES, "feed removed"):
        feed = Feed.objects.select_for_update().get(pk=pk)
        name = str(feed)
        feed.delete()
    return name


def _put(user: User, pk: int, state: FeedState, reason: str) -> Feed:
    with change(user, Action.ADD_ARTICLES, reason):
        feed = Feed.objects.select_for_update().get(pk=pk)
        if feed.state != state:
            feed.state = state
            feed.save(update_fields=["state"])
    return feed


def _follow(wanted: Wanted) -> tuple[Feed, bool]:
    _check_folder(wanted.folder)
    if len(wanted.url.encode()) > LONGEST_ADDRESS:
        raise Refused(f"Its address is longer than {LONGEST_ADDRESS:,} bytes: no feed can be kept under that.")
    try:
        known = known_feed(wanted.url)
        domain = "" if wanted.url.startswith("/") else domain_of(wanted.url)
    except ValueError as problem:
        raise Refused(
            f"This is no address of a feed ({problem}). Copy it from the site, from https:// on."
        ) from problem
    if known:
        return known, False
    fields = {"title": one_line(wanted.title, LONGEST_TITLE), "folder": wanted.folder}
    fields |= {"site_url": wanted.site_url or None, "publisher": _publisher(wanted.publisher, domain)}
    return Feed.objects.get_or_create(url=wanted.url, defaults=fields)


def _publisher(name: str, domain: str) -> Publisher:
    if name:
        return Publisher.objects.named(name)
    known = Publisher.objects.filter(domains__contains=[domain]).order_by("pk").first() if domain else None
    return known or Publisher.objects.named(domain or "This site", domains=[domain] if domain else [])


def _check_folder(folder: str) -> None:
    if len(folder) > LONGEST_FOLDER:
        raise Refused(f"The names of its folders have together more than {LONGEST_FOLDER} characters. Shorten them.")
