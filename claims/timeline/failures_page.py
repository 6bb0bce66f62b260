"""Jobs that gave up, each with what it worked on: the open ones by reason, the settled ones with what came of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Model

from claims.models import (
    Addition,
    Appearance,
    Article,
    Dispute,
    Feed,
    FeedEntry,
    JobFailure,
    Letter,
    Party,
    Publisher,
    Snapshot,
)
from claims.terms import LetterKind
from claims.timeline.history import Happening, load_failure_histories

MOST_SHOWN, SETTLED_A_PAGE = 200, 50

#: What each stage does, as people say it.
STAGES = {
    "claims.take_feed": "reading a feed",
    "claims.take_address": "fetching an address",
    "claims.take_entry": "making an article of a feed entry",
    "claims.look_again": "looking at a page again",
    "claims.compare": "looking for copies",
    "claims.read": "finding the claims",
    "claims.link": "joining the claims to what is known",
    "claims.reextract": "reading an article again",
    "claims.relink": "grouping its tellings again",
    "claims.link_corrected": "joining what an editor set right to what is known",
    "claims.place": "placing the claims again by a dispute’s rules",
    "claims.settle_party": "bringing the claims of a party up to date",
    "claims.settle_outlet": "bringing the claims of an outlet up to date",
    "claims.send_letter": "sending a letter",
}
#: What stages call the object that they work on.
_TABLES = {
    "feed_id": Feed.objects.all(),
    "addition_id": Addition.objects.all(),
    "entry_id": FeedEntry.objects.select_related("feed"),
    "snapshot_id": Snapshot.objects.select_related("article").defer("text", "html"),
    "article_id": Article.objects.all(),
    "appearance_id": Appearance.objects.select_related("article"),
    "dispute_id": Dispute.objects.all(),
    "party_id": Party.objects.all(),
    "publisher_id": Publisher.objects.all(),
    "letter_id": Letter.objects.all(),
}


@dataclass(frozen=True, slots=True)
class Failed:
    """One failure; what it worked on by ``kind`` (feed, addition, entry, article, dispute, party, outlet, letter,
    gone, other), name and key."""

    failure: JobFailure
    stage: str
    kind: str
    name: str
    pk: int | None = None

    @property
    def can_be_tried(self) -> bool:
        """Whether what it worked on is still there, and known to today's stages."""
        return self.kind not in ("gone", "other") and self.failure.stage in STAGES


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """Failures with the same reason, latest first."""

    reason: str
    failed: list[Failed]

    @property
    def pks(self) -> list[int]:
        """The keys of its failures."""
        return [failed.failure.pk for failed in self.failed]

    @property
    def can_be_tried(self) -> bool:
        """Whether each of them can be tried again."""
        return all(failed.can_be_tried for failed in self.failed)


@dataclass(frozen=True, slots=True)
class FailuresPage:
    """The groups, those with the latest failures first; ``n_open`` counts also those that are not shown."""

    groups: list[FailureGroup]
    n_open: int
    n_shown: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A failure that was settled, and all that happened to it, newest first."""

    failed: Failed
    history: list[Happening]


@dataclass(frozen=True, slots=True)
class SettledPage:
    """A page of settled failures, the latest first."""

    page: Page
    settled: list[Settled]


def load_failures_page() -> FailuresPage:
    """The latest failures that nobody settled; a query for each kind of what they worked on, and two."""
    still_open = JobFailure.objects.filter(settled_at__isnull=True)
    failures = list(still_open.order_by("-failed_at", "-pk")[:MOST_SHOWN])
    objects = _load_objects(failures)
    by_reason: dict[str, list[Failed]] = defaultdict(list)
    for failure in failures:
        by_reason[failure.reason].append(_failed(failure, objects.get(failure.object_ref)))
    groups = [FailureGroup(reason, failed) for reason, failed in by_reason.items()]
    return FailuresPage(groups, still_open.count(), len(failures))


def load_settled_page(number: object = 1) -> SettledPage:
    """The failures that somebody settled; a query for each kind of what they worked on, and three."""
    settled = JobFailure.objects.filter(settled_at__isnull=False).select_related("settled_by")
    page = Paginator(settled.order_by("-settled_at", "-pk"), SETTLED_A_PAGE).get_page(number)
    failures = list(page)
    objects, histories = _load_objects(failures), load_failure_histories(failures)
    return SettledPage(
        page,
        [Settled(_failed(failure, objects.get(failure.object_ref)), histories[failure.pk]) for failure in failures],
    )


def _load_objects(failures: Iterable[JobFailure]) -> dict[str, Model]:
    """``entry_id:12`` → the row, for those that are still there."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for failure in failures:
        if named := _named(failure.object_ref):
            wanted[named[0]].add(named[1])
    return {f"{name}:{pk}": row for name, pks in wanted.items() for pk, row in _TABLES[name].in_bulk(pks).items()}


def _named(object_ref: str) -> tuple[str, int] | None:
    """The table and the key that ``entry_id:12`` names; None for anything else."""
    name, _, pk = object_ref.partition(":")
    return (name, int(pk)) if name in _TABLES and pk.isascii() and pk.isdecimal() else None


def _failed(failure: JobFailure, row: Model | None) -> Failed:
    stage = STAGES.get(failure.stage, failure.stage)
    match row:
        case Feed():
            return Failed(failure, stage, "feed", str(row), row.pk)
        case FeedEntry():
            return Failed(failure, stage, "entry", row.told.get("title") or row.url or row.guid, row.feed_id)
        case Addition():
            return Failed(failure, stage, "addition", row.name, row.pk)
        case Snapshot():
            return Failed(failure, stage, "article", row.article.headline, row.article_id)
        case Article():
            return Failed(failure, stage, "article", row.headline, row.pk)
        case Appearance():
            return Failed(failure, stage, "article", row.article.headline, row.article_id)
        case Dispute():
            return Failed(failure, stage, "dispute", row.title, row.pk)
        case Party():
            return Failed(failure, stage, "party", row.name, row.pk)
        case Publisher():
            return Failed(failure, stage, "outlet", row.name, row.pk)
        case Letter():  # its address is nobody else's business
            return Failed(failure, stage, "letter", LetterKind(row.kind).label, row.pk)
    kind = "gone" if _named(failure.object_ref) else "other"
    return Failed(failure, stage, kind, failure.object_ref)
