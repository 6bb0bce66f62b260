"""The order of the stages, and the jobs that run them: feed or address → snapshot → appearances → claims.

Each stage takes an id, commits, and gives the same result when it runs again; each hands on to the next. A
stage that keeps failing leaves a JobFailure. What a killed worker left behind is picked up by ``rescue``.
"""

import logging
from collections.abc import Iterable, Iterator, Set
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from claims import ingest, linking, reading, stages
from claims.alerts.calling import call_due
from claims.alerts.collecting import collect
from claims.alerts.sending import send_due
from claims.editing import letters
from claims.editing.alerts import forget_unconfirmed
from claims.editing.importing import forget_old
from claims.editing.reports import forget_senders
from claims.ingest.forgetting import forget_fetches
from claims.jobs import UPKEEP, abandoned, put_back, upkeep, work_of
from claims.models import Addition, Appearance, Article, Feed, FeedEntry, JobFailure, Snapshot
from claims.models.sessions import SessionStore
from claims.operations.lifting import note_lifted
from claims.operations.sendings import forget_sendings
from claims.operations.thinning import thin_changes
from claims.stages import Stage, ask_for, ask_to_read, ref, waiting
from claims.terms import Status

logger = logging.getLogger(__name__)

#: So long a stage may be waiting or at work before ``resume`` asks for it again.
PATIENCE = timedelta(minutes=2)

#: How often some of the upkeep is due, as cron has it.
EACH_MINUTE = "* * * * *"


def _give_up_entry(entry_id: int, reason: str) -> None:
    ingest.give_up_entry(FeedEntry.objects.get(pk=entry_id), reason)


def _give_up_addition(addition_id: int, reason: str) -> None:
    ingest.give_up_addition(Addition.objects.get(pk=addition_id), reason)


@work_of(stages.TAKE_FEED)
def take_feed(feed_id: int) -> None:
    """Ask a feed what is new; ask for all that it left to do.

    One that cannot be read is no failed job: its log says why, and its next call is planned.
    """
    feed = Feed.objects.filter(pk=feed_id).first()
    if feed is None:  # removed while it waited
        return
    try:
        found = ingest.take_feed(feed)
    except ingest.IngestError as problem:
        logger.info("%s was not read: %s", feed.url, problem)
        return
    ask_for_rest(found)


def ask_for_rest(found: ingest.FeedReading) -> None:
    """Queue all that the reading of a feed left to do."""
    with transaction.atomic():
        for snapshot in found.snapshots:
            ask_to_read(snapshot)
        entries = ((stages.TAKE_ENTRY, entry.pk) for entry in found.entries)
        articles = ((stages.LOOK_AGAIN, article.pk) for article in found.articles)
        _ask_for_each(chain(entries, articles))


@work_of(stages.TAKE_ENTRY, gave_up=_give_up_entry)
def take_entry(entry_id: int) -> None:
    """Make an article of a feed entry; ask for it to be read."""
    entry = FeedEntry.objects.select_related("feed__publisher").filter(pk=entry_id).first()
    if entry:  # else its feed was removed while it waited
        ask_to_read(ingest.take_entry(entry))  # no transaction around it: why it gives no article is kept, too


@work_of(stages.TAKE_ADDRESS, gave_up=_give_up_addition)
def take_address(addition_id: int) -> None:
    """Fetch an address that an editor handed in; ask for the article there to be read."""
    if snapshot := ingest.take_address(Addition.objects.select_related("publisher").get(pk=addition_id)):
        ask_to_read(snapshot, first=True)


@work_of(stages.LOOK_AGAIN)
def look_again(article_id: int) -> None:
    """Look whether an article's page has changed; ask for the new version to be read.

    A page that cannot be read now is no failed job: what we hold stays, and the next look is planned.
    """
    article = Article.objects.select_related("publisher").get(pk=article_id)
    try:
        stored = ingest.look_again(article)
    except ingest.IngestError as problem:
        logger.info("%s was not looked at again: %s", article.canonical_url, problem)
        return
    if stored:
        ask_to_read(stored.snapshot)


@work_of(stages.COMPARE)
def compare(snapshot_id: int) -> None:
    """Link a snapshot's article with those that it repeats or that repeat it."""
    ingest.link_copies(Snapshot.objects.get(pk=snapshot_id))


@work_of(stages.READ)
def read(snapshot_id: int) -> None:
    """Find the claims in a snapshot; ask for its article to be linked, first where somebody added it by hand.

    Days in a text are counted from the day of its article, and its outlet is no source of its own: where one of them is
    another by now, all of it is read again.
    """
    snapshot = Snapshot.objects.select_related("article__publisher").get(pk=snapshot_id)
    first = Addition.objects.filter(article=snapshot.article_id).exists()
    if reading.was_corrected_since(reading.read_snapshot(snapshot)):
        read_again(snapshot.article)
        ask_for(stages.RELINK, snapshot.article_id, first=first)
    else:
        ask_for(stages.LINK, snapshot.article_id, first=first)


@work_of(stages.LINK)
def link(article_id: int) -> None:
    """Join what was found in an article to everything known."""
    linking.link_article(Article.objects.get(pk=article_id))


@work_of(stages.RELINK)
def relink(article_id: int) -> None:
    """Compare and group an article's tellings again: a person decided something about them."""
    linking.relink_article(Article.objects.get(pk=article_id))


@work_of(stages.LINK_CORRECTED)
def link_corrected(appearance_id: int) -> None:
    """Compare a telling again that an editor set right or added, and bring up to date what hangs on its claims."""
    linking.link_corrected(appearance_id)


@work_of(stages.REEXTRACT)
def reextract(article_id: int) -> None:
    """Read all stored versions of an article again with the present extractor."""
    read_again(Article.objects.get(pk=article_id))


@work_of(stages.PLACE)
def place(dispute_id: int) -> None:
    """Place all claims again after a dispute's rules have changed: its threads and those above depend on them."""
    linking.place_all()


@work_of(stages.SETTLE_PARTY)
def settle_party(party_id: int) -> None:
    """Bring up to date what hangs on a party's claims, after it was changed, merged or taken apart."""
    linking.settle_party(party_id)


@work_of(stages.SETTLE_OUTLET)
def settle_outlet(publisher_id: int) -> None:
    """Bring up to date what hangs on an outlet, after it was changed, merged or taken apart."""
    ingest.tie_links(publisher_id)
    linking.settle_outlet(publisher_id)


@work_of(stages.SEND_LETTER)
def send_letter(letter_id: int) -> None:
    """Send a letter that a page asked for."""
    letters.send(letter_id)


def read_again(article: Article, *, dry_run: bool = False) -> reading.Reread:
    """Read all stored versions of an article again and link what changed, in one transaction; says what came of it.

    With ``dry_run`` all of it is done and then undone: what it says is what would come of it.
    """
    readings = reading.read_versions(article)
    with transaction.atomic():
        linking.lock_linking()
        reread = reading.keep_readings(article, readings)
        linking.link_again(difference.appearance for difference in reread.changed if difference.is_linked_by)
        linking.link_article(article)
        transaction.set_rollback(dry_run)
    return reread


def run_through(snapshot: Snapshot) -> str:
    """Read and link one snapshot here and now, without the queue; says what came of it: "12 claims found"."""
    ingest.link_copies(snapshot)
    run = reading.read_snapshot(snapshot)
    if reading.was_corrected_since(run):
        read_again(snapshot.article)
        linking.relink_article(snapshot.article)
        run.refresh_from_db(fields=["outcome"])
    linking.link_article(snapshot.article)
    return run.outcome


def _unfinished(since: datetime) -> Iterator[tuple[Stage, int]]:
    """The stages that something stored before ``since`` still waits for, and on what."""
    additions = Addition.objects.filter(
        url__isnull=False, article__isnull=True, problem="", offers=[], created_at__lte=since
    )
    entries = FeedEntry.objects.filter(article__isnull=True, problem="", seen_at__lte=since)
    uncompared = Snapshot.objects.filter(fingerprint__isnull=True, fetched_at__lte=since)
    snapshots = Snapshot.objects.filter(runs__isnull=True, fetched_at__lte=since)
    unlinked = Appearance.objects.filter(claim__isnull=True, created_at__lte=since).exclude(status=Status.REJECTED)
    stale = Appearance.objects.filter(claim__isnull=False, telling__version="").exclude(status=Status.REJECTED)
    for stage, keys in (
        (stages.TAKE_ADDRESS, additions.values_list("pk", flat=True)),
        (stages.TAKE_ENTRY, entries.values_list("pk", flat=True)),
        (stages.COMPARE, uncompared.values_list("pk", flat=True)),
        (stages.READ, snapshots.values_list("pk", flat=True)),
        (stages.LINK, unlinked.values_list("article", flat=True).distinct()),
        (stages.RELINK, stale.values_list("article", flat=True).distinct()),
    ):
        for pk in keys.iterator():
            yield stage, pk


def resume(patience: timedelta = PATIENCE) -> int:
    """Ask again for every stage that is due and neither waiting, done nor given up; returns how many.

    The tables say what is unfinished, not the queue: so nothing is lost whatever happened to a job.
    """
    given_up = set(JobFailure.objects.filter(settled_at__isnull=True).values_list("stage", "object_ref"))
    return _ask_for_each(_unfinished(timezone.now() - patience), given_up)


def _ask_for_each(wanted: Iterable[tuple[Stage, int]], but: Set[tuple[str, str]] = frozenset()) -> int:
    """Ask for these; how many that were. What waits already is looked up for all at once: to be refused one by one
    would cost a failed statement each, every minute, for as long as a long queue takes."""
    left_alone = but | waiting()
    wanted = [(stage, pk) for stage, pk in wanted if (stage.task_name, ref(stage, pk)) not in left_alone]
    for stage, pk in wanted:
        ask_for(stage, pk)
    return len(wanted)


@upkeep("resume", EACH_MINUTE)
def resume_every_minute() -> None:
    """Pick up what a lost job left unfinished."""
    resume()


def ask_for_due() -> None:
    """Ask for the feeds and the pages whose time has come."""
    now = timezone.now()
    due = ((stages.TAKE_FEED, ingest.due_feeds(now)), (stages.LOOK_AGAIN, ingest.due_articles(now)))
    _ask_for_each((stage, pk) for stage, rows in due for pk in rows.values_list("pk", flat=True).iterator())


@upkeep("poll", EACH_MINUTE)
def poll_every_minute() -> None:
    """Ask for what is due."""
    ask_for_due()


@upkeep("alert", EACH_MINUTE, alone=True)
def alert_every_minute() -> None:
    """Note whose embargo ended, write down what happened to claims for whoever follows searches, and send what is
    due."""
    note_lifted()
    collect()
    send_due()
    call_due()


@upkeep("forget", "0 * * * *")
def forget_every_hour() -> None:
    """Delete by what readers who reported something were counted, and letters, before they are a day old; what readers
    wanted by e-mail and did not confirm; sessions that have ended; tables that wait for their import too long;
    changes of claims that are read and old; attempts to fetch that others followed; and what forms led to that nobody
    sends again."""
    forget_old()
    forget_senders()
    letters.forget()
    forget_unconfirmed()
    SessionStore.clear_expired()
    thin_changes()
    forget_fetches()
    forget_sendings()


@upkeep("outlets", "*/5 * * * *", alone=True)
def compare_outlets() -> None:
    """Suggest outlets that may be one: all are compared, whoever made or changed them since."""
    linking.suggest_outlets()


@app.periodic(cron=EACH_MINUTE)
@app.task(name="claims.rescue", queue=UPKEEP, queueing_lock="claims.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Put back the jobs that nobody works on and that nothing else requeues."""
    await put_back(await abandoned(context.job))
