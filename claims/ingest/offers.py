"""The feeds offered for an address: the one that is there, those that its page names, or one found by trying."""

import time
from typing import TypedDict

from claims.ingest.fetching import Answer, NotFetched, ask_place, keep_problem
from claims.ingest.readers import offered_feeds, read_feed
from claims.parsing.discovery import usual_places
from claims.parsing.errors import IngestError, Trouble

#: Seconds that trying may take in all, pauses included.
LONGEST_SEARCH = 30.0


class Offered(TypedDict):
    """A feed as an addition keeps it; `tried` where the page does not name it."""

    url: str
    title: str
    tried: bool


def feeds_beside(answer: Answer) -> list[Offered]:
    """The feeds that an article's page names; for a site's front page that names none, the one that is found.

    Where the site is in trouble meanwhile none is: the article is what was asked for.
    """
    if named := _named(answer):
        return named
    try:
        return _tried(answer) if answer.is_front_page else []
    except NotFetched:
        return []


def feeds_instead(answer: Answer, problem: IngestError) -> list[Offered]:
    """The feeds at an address without an article: itself, those that its page names, or the one that is found.

    Raises the problem where there are none, and NotFetched where the site is in trouble before all places were tried.
    """
    if problem.trouble is Trouble.IS_A_FEED:
        feed = read_feed(answer.body, answer.url, answer.charset)
        return [Offered(url=answer.moved_to or answer.log.url, title=feed.title, tried=False)]
    if problem.trouble is not Trouble.NO_TEXT:
        raise problem
    if offers := _named(answer) or _tried(answer):
        return offers
    if _places(answer):
        raise IngestError(f"{problem}; it names no feed, and none was found at the usual places", problem.trouble)
    raise problem


def _named(answer: Answer) -> list[Offered]:
    found = offered_feeds(answer.body, answer.url, answer.charset)
    return [Offered(url=offer.url, title=offer.title, tried=False) for offer in found]


def _tried(answer: Answer) -> list[Offered]:
    """The first feed at the usual places of a site, asked for one by one as pages are: robots.txt and pause hold.

    Trying ends with the first feed, when the time is over, and with the first answer that asks for patience.
    """
    ends_at = time.monotonic() + LONGEST_SEARCH
    for place in _places(answer):
        if (seconds := ends_at - time.monotonic()) <= 0:
            break
        if offer := _feed_at(place, seconds):
            return [offer]
    return []


def _places(answer: Answer) -> tuple[str, ...]:
    return () if answer.is_local else usual_places(answer.url)


def _feed_at(place: str, seconds: float) -> Offered | None:
    """The feed at an address, None where there is none; NotFetched where a later try may say otherwise."""
    try:
        answer = ask_place(place, seconds)
    except NotFetched as problem:
        if problem.retry:
            raise
        return None
    try:
        feed = read_feed(answer.body, answer.url, answer.charset)
    except IngestError as problem:
        keep_problem(answer.log, problem)
        return None
    return Offered(url=answer.moved_to or place, title=feed.title, tried=True)
