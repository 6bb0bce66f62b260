"""An address to its bytes: over the guarded way out, or from the demo's folder; each call leaves a FetchLog."""

import functools
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from claims import demo, outbound
from claims.ingest.local import read_address
from claims.ingest.turns import DatabaseTurns
from claims.models import Feed, FetchLog
from claims.outbound import Fetcher, FetchError, HostGate, HttpProblem, Limits, Validators
from claims.parsing.errors import IngestError, Trouble

NO_VALIDATORS = Validators()
FEED_TYPES = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
#: A feed that is larger is read as far as that; the way to it has room for what is around it.
FEED_LIMITS = Limits(n_bytes=15_000_000, n_wire_bytes=16_000_000, cut=True, n_announced=1_000_000_000)
PAGE_TYPES = "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5"

#: What kind of trouble each error of the way out is; the first that fits.
_TROUBLES = (
    (outbound.Gone, Trouble.GONE),
    (outbound.NotAllowed, Trouble.NOT_ALLOWED),
    (outbound.ForbiddenByRobots, Trouble.NOT_ALLOWED),
    (outbound.TooLarge, Trouble.TOO_LARGE),
    (outbound.TooSlow, Trouble.TOO_SLOW),
    (outbound.HttpProblem, Trouble.REFUSED),
    (FetchError, Trouble.UNREACHABLE),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from `url`, the last address on the way. `body` is None when nothing changed since last time.

    `moved_to`, `retry_after` and `is_cut` as in `outbound.Fetched`; `log` is the row about this call, for what is
    learnt later.
    """

    url: str
    body: bytes | None = field(repr=False)
    log: FetchLog
    charset: str | None = None
    validators: Validators = NO_VALIDATORS
    moved_to: str | None = None
    retry_after: timedelta | None = None
    is_cut: bool = False

    @property
    def is_local(self) -> bool:
        """Whether it came from the demo's folder, where nothing changes by itself."""
        return is_local(self.url)

    @property
    def is_front_page(self) -> bool:
        """Whether it came from the root of a site."""
        parts = urlsplit(self.url)
        return parts.path in ("", "/") and not parts.query


class NotFetched(IngestError):
    """A call that brought nothing back, in the words of the way out; a retry helps where those say so."""

    def __init__(self, error: FetchError):
        super().__init__(str(error), next(trouble for kind, trouble in _TROUBLES if isinstance(error, kind)))
        self.retry = error.retry
        self.retry_after = error.retry_after


@functools.cache
def fetcher() -> Fetcher:
    """The one way out of this process."""
    return Fetcher(settings.CONTACT, settings.FETCH_ALLOW, gate=host_gate())


def host_gate() -> HostGate:
    """Who asks which host when, agreed on with all processes that share the database."""
    return HostGate(settings.FETCH_PAUSE, DatabaseTurns())


def is_local(url: str) -> bool:
    """Whether an address is one of the demo's own pages, which lie beside the program."""
    return url.startswith(demo.ADDRESS)


def ask_feed(feed: Feed, validators: Validators) -> Answer:
    """What a feed's address answers, or that nothing changed since it gave these validators; IngestError else."""
    log = FetchLog(feed=feed, url=feed.url, fetched_at=timezone.now())
    return _ask(log, lambda: fetcher().fetch(feed.url, limits=FEED_LIMITS, validators=validators, accept=FEED_TYPES))


def ask_page(url: str, validators: Validators = NO_VALIDATORS) -> Answer:
    """The same for an article's page, which is only asked for where the site's robots.txt lets us."""
    log = FetchLog(url=url, fetched_at=timezone.now())
    return _ask(log, lambda: fetcher().fetch_page(url, validators=validators, accept=PAGE_TYPES))


def ask_place(url: str, seconds: float) -> Answer:
    """The same for an address at which a feed may lie, within so many seconds with all waiting."""
    log = FetchLog(url=url, fetched_at=timezone.now())
    limits = Limits(seconds=seconds, patience=seconds)
    return _ask(log, lambda: fetcher().fetch_page(url, limits=limits, accept=FEED_TYPES))


def keep_problem(log: FetchLog, problem: Exception) -> None:
    """Write down what was wrong with an answer that had come back well."""
    log.error = str(problem)
    log.save(update_fields=["error"])


def _ask(log: FetchLog, call) -> Answer:
    try:
        answer = _local(log) if is_local(log.url) else _fetched(log, call)
    except IngestError as problem:
        log.error = str(problem)
        log.save()
        raise
    log.n_bytes = len(answer.body or b"")
    log.save()
    return answer


def _local(log: FetchLog) -> Answer:
    return Answer(log.url, read_address(log.url), log)


def _fetched(log: FetchLog, call) -> Answer:
    try:
        got = call()
    except FetchError as error:
        log.http_status = error.status if isinstance(error, HttpProblem) else None
        raise NotFetched(error) from error
    log.http_status = got.status
    return Answer(got.url, got.body, log, got.charset, got.validators, got.moved_to, got.retry_after, got.is_cut)
