"""The stages by name: all that it takes to ask for one, without the work that it does.

The work is in ``claims.tasks`` and brings the extraction with its language model along. Only workers, and commands that
do the work themselves, import that; a web process asks for it here.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Model, QuerySet
from procrastinate import exceptions
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status as JobStatus

from claims.models import (
    Addition,
    Affiliation,
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
from claims.terms import Status

logger = logging.getLogger(__name__)

#: What somebody waits for, and what is quickly done, goes before the many pages of a host.
FIRST = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of job: its name, what its object's key is called and what it is a key of, and its priority, where a
    higher one goes first.

    ``address`` is the column of its object that names the host which it asks: one job at a time does. ``work`` is the
    kind of work that it is, by which workers are told what to do.
    """

    name: str
    key: str
    model: type[Model]
    work: str
    priority: int = 0
    address: str = ""

    @property
    def task_name(self) -> str:
        """What the queue calls it."""
        return f"claims.{self.name}"


class NoSuchStage(LookupError):
    """A job that only a version of long ago could do."""


#: Kinds of work, each with machines that suit it: a line, cores, a way to the database. Sending is quickly done.
FETCH, READING, LINKING, SENDING = "fetch", "read", "link", "send"

#: All stages, by what the queue calls them.
BY_TASK_NAME: dict[str, Stage] = {}


def _stage(*told, **more) -> Stage:
    """A stage, which is from now on known by what the queue calls it."""
    stage = Stage(*told, **more)
    BY_TASK_NAME[stage.task_name] = stage
    return stage


TAKE_FEED = _stage("take_feed", "feed_id", Feed, FETCH, FIRST, address="url")
TAKE_ENTRY = _stage("take_entry", "entry_id", FeedEntry, FETCH, address="url")
TAKE_ADDRESS = _stage("take_address", "addition_id", Addition, FETCH, FIRST, address="url")
LOOK_AGAIN = _stage("look_again", "article_id", Article, FETCH, address="canonical_url")
COMPARE = _stage("compare", "snapshot_id", Snapshot, READING)
READ = _stage("read", "snapshot_id", Snapshot, READING)
LINK = _stage("link", "article_id", Article, LINKING)
REEXTRACT = _stage("reextract", "article_id", Article, READING)
RELINK = _stage("relink", "article_id", Article, LINKING)
LINK_CORRECTED = _stage("link_corrected", "appearance_id", Appearance, LINKING, FIRST)
PLACE = _stage("place", "dispute_id", Dispute, LINKING)
SETTLE_PARTY = _stage("settle_party", "party_id", Party, LINKING)
SETTLE_OUTLET = _stage("settle_outlet", "publisher_id", Publisher, LINKING)
SEND_LETTER = _stage("send_letter", "letter_id", Letter, SENDING, FIRST)

#: Queues by the kind of work.
QUEUES = {
    work: [stage.name for stage in BY_TASK_NAME.values() if stage.work == work]
    for work in (FETCH, READING, LINKING, SENDING)
}


def ask_for(stage: Stage, pk: int, *, first: bool = False) -> None:
    """Queue a stage for an object, unless the same one waits already. Part of the caller's transaction.

    ``first``: somebody waits for it, so it goes before what feeds brought, also where it waits already.
    """
    queueing_lock, priority = _queueing_lock(stage, pk), FIRST if first else stage.priority
    job = app.configure_task(
        stage.task_name,
        queue=stage.name,
        priority=priority,
        queueing_lock=queueing_lock,
        lock=_turn(stage, pk),
    )
    try:
        with transaction.atomic():  # a refused job would else abort the transaction around it
            job.defer(**{stage.key: pk})
    except exceptions.AlreadyEnqueued:
        logger.debug("already queued: %s", queueing_lock)
        if first:
            _waiting(stage, pk).filter(priority__lt=priority).update(priority=priority)


def waiting() -> set[tuple[str, str]]:
    """What the queue holds that nobody has begun: the task's name, and what it works on (``ref``)."""
    jobs = ProcrastinateJob.objects.filter(status=JobStatus.TODO.value, queueing_lock__isnull=False)
    named = jobs.values_list("task_name", "queueing_lock").iterator()
    return {(task_name, lock.removeprefix(f"{task_name} ")) for task_name, lock in named}


def ask_to_read(snapshot: Snapshot, *, first: bool = False) -> None:
    """Queue what is to be done with a stored version: compare it with the others, and find its claims."""
    ask_for(COMPARE, snapshot.pk, first=first)
    ask_for(READ, snapshot.pk, first=first)


def ask_to_date(article: Article) -> None:
    """Queue what hangs on an article's day, outlet and headline, which are others by now: which copy came first, the
    days that are counted from it, the origins of its claims, and where they stand."""
    for version in article.snapshots.filter(excerpt=None).order_by("-number")[:1]:
        ask_to_read(version, first=True)
    ask_for(RELINK, article.pk, first=True)


def ask_to_settle(claims: Iterable[int]) -> None:
    """Queue what hangs on claims that stand again. What was suggested between them and others, or for a reply, may have
    gone while they did not."""
    tellings = Appearance.objects.filter(claim__in=claims).exclude(status=Status.REJECTED).order_by("claim", "pk")
    for telling in tellings.distinct("claim").values_list("pk", flat=True):
        ask_for(LINK_CORRECTED, telling)


def ask_to_settle_office(office: Affiliation) -> None:
    """Queue what hangs on who speaks for whom: the claims of both, and who answered."""
    for party in (office.party_id, office.organisation_id):
        ask_for(SETTLE_PARTY, party)


def ask_again(failure: JobFailure) -> None:
    """Queue the stage that failed, for the same object; where it waits for its next try already, it waits no longer.

    NoSuchStage for what no stage of today does.
    """
    stage = BY_TASK_NAME.get(failure.stage)
    key, _, pk = failure.object_ref.partition(":")
    if stage is None or key != stage.key or not pk.isdecimal():
        raise NoSuchStage(failure.stage)
    ask_for(stage, int(pk))
    _waiting(stage, int(pk)).update(scheduled_at=None)


def _waiting(stage: Stage, pk: int) -> QuerySet[ProcrastinateJob]:
    return ProcrastinateJob.objects.filter(queueing_lock=_queueing_lock(stage, pk), status=JobStatus.TODO.value)


def _turn(stage: Stage, pk: int) -> str | None:
    """The words under which one job at a time runs, where not any number may: a host, or, on this site itself, the
    object."""
    if not stage.address:
        return None
    url = stage.model.objects.filter(pk=pk).values_list(stage.address, flat=True).first()
    host = urlsplit(url or "").hostname
    return f"host {host}" if host else ref(stage, pk)


def _queueing_lock(stage: Stage, pk: int) -> str:
    return f"{stage.task_name} {ref(stage, pk)}"


def ref(stage: Stage, pk: int) -> str:
    """What a stage works on, as it is written down: "entry_id:12"."""
    return f"{stage.key}:{pk}"
