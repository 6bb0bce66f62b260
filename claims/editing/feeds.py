"""What editors do with feeds: follow, pause, resume, rename and leave them. Articles stay whatever becomes of one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.editing.additions import spellings
from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Feed, Publisher, User
from claims.models.taking_down import lock_incoming
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

    Without a publisher it is the one that is known for the host of its address, else a new one of that name. Raises
    PermissionDenied for whoever may not add articles, and Refused for an address that cannot be kept.
    """
    with change(user, Action.ADD_ARTICLES, "feed added"):
        done = _follow([wanted])
    for _, reason in done.refused:
        raise Refused(reason)
    return (done.added[0], True) if done.added else (done.known[0], False)


def import_feeds(user: User, feeds: Iterable[Wanted]) -> Imported:
    """Follow all these feeds: one that cannot be kept does not hold up the others, and one that is there twice counts
    once. PermissionDenied as above. The number of queries does not grow with the list."""
    with change(user, Action.ADD_ARTICLES, "feed imported from a list (OPML)"):
        return _follow(feeds)


def change_feed(user: User, pk: int, *, title: str, folder: str, publisher: str) -> Feed:
    """Name a feed, put it into a folder, and say who publishes it: its articles from now on are of that publisher.

    Raises PermissionDenied, Refused for a folder that is too long, and Feed.DoesNotExist.
    """
    _check_folder(folder)
    with change(user, Action.ADD_ARTICLES, "feed named, placed or given to a publisher"):
        lock_incoming()
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


def _follow(feeds: Iterable[Wanted]) -> Imported:
    done, spelled, new, taken = Imported(), {}, [], set()
    for wanted in feeds:
        try:
            spelled[wanted] = _spellings(wanted)
        except Refused as refusal:
            done.refused.append((wanted.url, str(refusal)))
    known = {feed.url: feed for feed in Feed.objects.filter(url__in=set().union(*spelled.values()))}
    for wanted, same in spelled.items():
        if found := same & known.keys():
            done.known.append(known[min(found)])
        elif not same & taken:
            new.append(wanted)
            taken |= same
    done.added = _create(new)
    return done


def _spellings(wanted: Wanted) -> set[str]:
    """Under which addresses a feed may be followed already; Refused for one that cannot be followed at all."""
    _check_folder(wanted.folder)
    if len(wanted.url.encode()) > LONGEST_ADDRESS:
        raise Refused(f"Its address is longer than {LONGEST_ADDRESS:,} bytes: no feed can be kept under that.")
    try:
        return spellings(wanted.url)
    except ValueError as problem:
        raise Refused(f"This is no address of a feed ({problem}). Copy it from the site.") from problem


def _create(feeds: list[Wanted]) -> list[Feed]:
    hosts = {wanted.url: domain_of(wanted.url) for wanted in feeds if not wanted.url.startswith("/")}
    by_host = Publisher.objects.for_domains(hosts.values())
    Feed.objects.bulk_create(
        (
            Feed(
                url=wanted.url,
                title=one_line(wanted.title, LONGEST_TITLE),
                folder=wanted.folder,
                site_url=wanted.site_url or None,
                publisher=_named(wanted) or by_host[hosts[wanted.url]],
            )
            for wanted in feeds
        ),
        ignore_conflicts=True,  # somebody else may have followed one of them meanwhile
    )
    rows = {feed.url: feed for feed in Feed.objects.filter(url__in=[wanted.url for wanted in feeds])}
    return [rows[wanted.url] for wanted in feeds]


def _named(wanted: Wanted) -> Publisher | None:
    """The publisher by the name that was given; a feed of this site has no host to be known by."""
    name = wanted.publisher or ("This site" if wanted.url.startswith("/") else "")
    return Publisher.objects.named(name) if name else None


def _check_folder(folder: str) -> None:
    if len(folder) > LONGEST_FOLDER:
        raise Refused(f"The names of its folders have together more than {LONGEST_FOLDER} characters. Shorten them.")
