"""The stages in their order, run by a real worker on a real queue."""

import re
import sys
import tempfile
from datetime import date, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg import errors

from claims import demo, ingest, linking, stages, tasks
from claims.editing.failures import retry_failures
from claims.editing.withdrawing import take_claim_back, version_of_claim, withdraw_claim
from claims.jobs import RETRIES, abandoned
from claims.management.commands import worker as worker_command
from claims.management.working import queues_of
from claims.models import (
    Addition,
    Anchor,
    Appearance,
    Article,
    ArticlePolling,
    Claim,
    ClaimRelation,
    Dispute,
    Feed,
    FeedEntry,
    FeedPolling,
    FetchLog,
    Fingerprint,
    JobFailure,
    Publisher,
    Snapshot,
    days,
)
from claims.operations.logs import PlainLines
from claims.postgres.faults import DISK_FULL
from claims.terms import Role
from tests.factories import a_dispute, a_feed, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.hostile.fixtures import hostile as hostile
from tests.hostile.visiting import site as site
from tests.thorough import first_of

pytestmark = pytest.mark.django_db(transaction=True)

N_PAGES = 3
STORY = "<html><article><h1>T</h1><p>OpenAI said on Tuesday that {} took the data.</p><p>{}</p></article></html>"


def work(queues: list[str] | None = None) -> None:
    """Run a worker until nothing is left that is due."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(queues=queues, wait=False, delete_jobs="successful", install_signal_handlers=False)


def counts() -> dict[str, int]:
    tables = (Article, Snapshot, Fingerprint, Appearance, Anchor, Claim, FeedEntry)
    return {model.__name__: model.objects.count() for model in tables}


@pytest.fixture
def feed(tmp_path, monkeypatch):
    """A feed like the demonstration's, of its first pages."""
    pages = sorted((demo.FOLDER / "pages").glob("*.html"))[:N_PAGES]
    items = "".join(f"<item><guid>{page.stem}</guid><link>{demo.ADDRESS}{page.name}</link></item>" for page in pages)
    (tmp_path / "pages").mkdir()
    for page in pages:
        (tmp_path / "pages" / page.name).write_bytes(page.read_bytes())
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>')
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    a_dispute(rules={"words": ["train*", "model*", "copi*", "copy*", "claim*"]})
    return Feed.objects.create(url=f"{demo.ADDRESS}feed.xml", publisher=Publisher.objects.named("Claimline Digest"))


def test_a_feed_becomes_linked_claims(feed, caplog):
    """And the log says which job did what."""
    caplog.set_level("INFO", "claims.work")
    caplog.handler.setFormatter(PlainLines())
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    job = ProcrastinateJob.objects.get().pk
    work()
    assert re.search(rf"take_feed of feed_id:{feed.pk}: done in \d+ ms \[job {job}\]", caplog.text)
    assert Article.objects.count() == N_PAGES
    assert not Appearance.objects.filter(claim__isnull=True).exists()
    assert Claim.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    assert FetchLog.objects.get(feed=feed).n_new == N_PAGES


@pytest.mark.slow
def test_a_temporary_folder_that_is_full_costs_no_article(feed, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/proc")  # takes no file, as a full one
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    assert Article.objects.count() == N_PAGES
    assert not JobFailure.objects.exists()


def test_each_stage_has_its_work():
    told = [each for each in vars(stages).values() if isinstance(each, stages.Stage)]
    assert {stage.task_name: stage for stage in told} == stages.BY_TASK_NAME
    assert stages.BY_TASK_NAME.keys() <= app.tasks.keys()


@pytest.mark.slow
def test_all_of_it_again_changes_nothing(feed):
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    before = counts()
    for stage, model in (
        (stages.TAKE_FEED, Feed),
        (stages.TAKE_ENTRY, FeedEntry),
        (stages.COMPARE, Snapshot),
        (stages.READ, Snapshot),
        (stages.LINK, Article),
        (stages.REEXTRACT, Article),
    ):
        for pk in model.objects.values_list("pk", flat=True):
            stages.ask_for(stage, pk)
    work()
    assert counts() == before


def test_the_same_stage_waits_once(feed):
    for _ in range(3):
        stages.ask_for(stages.TAKE_FEED, feed.pk)
    assert ProcrastinateJob.objects.count() == 1


def test_what_somebody_added_by_hand_goes_before_what_feeds_brought():
    from_feed, by_hand = an_article("OpenAI said that it took the data."), an_article("OpenAI said no more of it.")
    for each in (from_feed, by_hand):
        stages.ask_to_read(each)
    Addition.objects.create(name="By hand", article=by_hand.article)
    stages.ask_to_read(by_hand, first=True)
    assert in_their_order() == [
        ("compare", by_hand.pk),
        ("read", by_hand.pk),
        ("compare", from_feed.pk),
        ("read", from_feed.pk),
    ]
    work(queues_of([stages.READING]))  # and looks after the queue, but does nothing else
    assert in_their_order() == [("link", by_hand.article_id), ("link", from_feed.article_id)]


def in_their_order() -> list[tuple[str, int]]:
    jobs = ProcrastinateJob.objects.order_by("-priority", "pk").values_list("queue_name", "args")
    return [(queue, *args.values()) for queue, args in jobs]


@pytest.mark.parametrize(
    "asked, answer",
    [(["think"], "use fetch, read, link, send"), (["--processes", "0"], "from 1 on")],
)
def test_what_no_worker_does_is_said(asked, answer):
    with pytest.raises(CommandError, match=answer):
        call_command("worker", *asked)


def test_workers_side_by_side_do_the_same_kinds_and_end_together(monkeypatch, tmp_path):
    """Whoever started them then starts them anew."""
    program = f"import os, sys; open('{tmp_path}/' + str(os.getpid()), 'w').write(str(sys.argv[1:])); sys.exit(3)"
    monkeypatch.setattr(worker_command, "worker", lambda: [sys.executable, "-c", program])
    with pytest.raises(CommandError, match="ended with code 3"):
        call_command("worker", "fetch", "send", "--processes", "2")
    assert {path.read_text() for path in tmp_path.iterdir()} == {"['fetch', 'send']"}


def test_a_worker_behind_a_pooler_says_what_it_needs(monkeypatch, settings):
    monkeypatch.setitem(settings.DATABASES["default"], "DISABLE_SERVER_SIDE_CURSORS", True)
    with pytest.raises(CommandError, match="the server's own address"):
        call_command("worker")


def test_a_page_that_is_gone_is_recorded_and_the_others_are_kept(feed):
    gone = next((demo.FOLDER / "pages").glob("*.html"))
    gone.unlink()
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    assert Article.objects.count() == N_PAGES - 1
    failure = JobFailure.objects.get()
    assert failure.stage == "claims.take_entry"
    assert FeedEntry.objects.get(article=None).problem == failure.reason
    assert tasks.resume(timedelta(0)) == 0


@pytest.mark.parametrize("lost", first_of(["take_entry", "compare", "read", "link"]))
@pytest.mark.slow
def test_a_lost_job_is_asked_for_again(feed, lost):
    """The queue may lose everything: the tables say what is unfinished."""
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    before = counts()
    _undo(lost)
    assert not ProcrastinateJob.objects.exists()
    assert tasks.resume(timedelta(0)) > 0
    work()
    assert counts() == before


def _undo(stage: str) -> None:
    Appearance.objects.update(claim=None, origin=None)
    Claim.objects.all().delete()
    if stage == "compare":
        Fingerprint.objects.all().delete()
    if stage in ("read", "take_entry"):
        Appearance.objects.all().delete()
        for snapshot in Snapshot.objects.all():
            snapshot.runs.all().delete()
    if stage == "take_entry":
        Article.objects.all().delete()


@pytest.mark.slow
def test_what_waits_already_costs_no_statement_each():
    for n in range(3):
        an_article(f"OpenAI said {n} times that DeepSeek copied its models.")
    a_feed()
    assert tasks.resume(patience=timedelta(0)) == 6  # to be compared, and to be read
    tasks.ask_for_due()
    n_jobs = ProcrastinateJob.objects.count()
    with CaptureQueriesContext(connection) as queries:
        assert tasks.resume(patience=timedelta(0)) == 0
        tasks.ask_for_due()
    assert not [each for each in queries if "procrastinate_defer" in each["sql"]]
    assert ProcrastinateJob.objects.count() == n_jobs == 7


def test_what_is_at_work_just_now_is_not_asked_for_again(feed):
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    Appearance.objects.update(claim=None)
    assert tasks.resume(patience=timedelta(minutes=2)) == 0
    assert tasks.resume(patience=timedelta(0)) > 0


def test_a_stage_that_breaks_is_tried_again_and_then_recorded(feed, monkeypatch):
    def broken(feed):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ingest, "take_feed", broken)
    monkeypatch.setattr(tasks.take_feed.retry_strategy, "exponential_wait", 0)
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    for _ in range(RETRIES + 1):
        work()
    failure = JobFailure.objects.get()
    assert failure.reason == "RuntimeError: the disk is full"
    assert failure.object_ref == f"feed_id:{feed.pk}"
    assert not Article.objects.exists()


def an_addition(url: str) -> Addition:
    return Addition.objects.create(url=url, name=url, added_by=None)


def waiting() -> list[tuple]:
    """The jobs that wait: stage, lock, priority, and in how many minutes."""
    now = timezone.now()
    jobs = ProcrastinateJob.objects.filter(status="todo").exclude(queue_name="upkeep").order_by("pk")
    return [
        (job.queue_name, job.lock, job.priority, job.scheduled_at and round((job.scheduled_at - now).seconds / 60))
        for job in jobs
    ]


def test_an_address_is_fetched_read_and_looked_at_again(site):
    addition = an_addition(site.lay("page", STORY.format("DeepSeek", "The end.")))
    stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    work()
    assert [claim.wording for claim in Claim.objects.all()] == ["DeepSeek took the data."]
    tasks.ask_for_due()
    assert waiting() == []
    ArticlePolling.objects.update(next_check_at=timezone.now())
    site.lay("page", STORY.format("DeepSeek", "Anthropic said that its models were copied."))
    tasks.ask_for_due()
    assert waiting() == [("look_again", "host 127.0.0.2", 0, None)]
    work()
    assert [snapshot.runs.count() for snapshot in Snapshot.objects.all()] == [1, 1]
    assert Claim.objects.count() == 2
    assert Anchor.objects.filter(snapshot__number=2).count() == 2


def test_what_may_pass_is_tried_again_later_and_holds_nobody_up(site):
    addition = an_addition(site.lay("page", status=503, headers={"retry_after": "3600"}))
    stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    work()
    ((stage, lock, priority, minutes),) = waiting()
    assert (stage, lock, priority) == ("take_address", "host 127.0.0.2", -1)
    assert 59 <= minutes <= 67
    stages.ask_for(stages.TAKE_ADDRESS, an_addition(site.lay("other", STORY.format("It", "End."))).pk)
    work()
    assert Article.objects.count() == 1
    assert tasks.resume(timedelta(0)) == 0  # it waits already, for its next try
    assert len(waiting()) == 1
    for _ in range(RETRIES):
        ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=None)
        work()
    addition.refresh_from_db()
    assert addition.problem == JobFailure.objects.get().reason == "the server answered 503 (service unavailable)"
    assert waiting() == []


def test_a_failure_can_be_tried_again(site):
    addition = an_addition(site.lay("page", status=404))
    stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
    work()
    failure = JobFailure.objects.get()
    assert (failure.stage, failure.object_ref) == ("claims.take_address", f"addition_id:{addition.pk}")
    assert tasks.resume(timedelta(0)) == 0
    site.lay("page", STORY.format("DeepSeek", "The end."))
    for retried in retry_failures(a_user(), [failure.pk]):
        stages.ask_again(retried)
    addition.refresh_from_db()
    assert addition.problem == ""
    work()
    assert JobFailure.objects.get().settled_at
    assert Article.objects.count() == 1


def test_a_failure_that_comes_again_is_listed_once(site):
    addition = an_addition(site.lay("page", status=404))
    for _ in range(2):
        stages.ask_for(stages.TAKE_ADDRESS, addition.pk)
        work()
    assert JobFailure.objects.count() == 1


def test_only_what_is_due_is_asked_for_and_each_host_has_one_turn(site):
    for name in ("new", "due", "later", "paused", "retired"):
        feed = Feed.objects.create(url=f"https://{name}.example/feed", publisher=a_publisher())
        if name != "new":
            now = timezone.now()
            due = now + timedelta(hours=1) if name == "later" else now - timedelta(hours=1)
            FeedPolling.objects.create(feed=feed, next_check_at=due)
        if name in ("paused", "retired"):
            Feed.objects.filter(pk=feed.pk).update(state=name)
    tasks.ask_for_due()
    tasks.ask_for_due()
    assert waiting() == [("take_feed", f"host {name}.example", 1, None) for name in ("new", "due")]


def test_a_feed_that_cannot_be_read_is_no_failed_job(site):
    feed = Feed.objects.create(url=site.lay("feed", status=404), publisher=a_publisher())
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    assert not JobFailure.objects.exists()
    assert waiting() == []
    assert feed.fetches.get().error == "the server answered 404 (not found)"


def test_what_was_removed_while_it_waited_is_no_failure(feed):
    entry = FeedEntry.objects.create(feed=feed, guid="1", url="https://news.example/1", seen_at=timezone.now())
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    stages.ask_for(stages.TAKE_ENTRY, entry.pk)
    feed.delete()
    work()
    assert not JobFailure.objects.exists()
    assert waiting() == []


def test_what_an_editor_set_right_and_cannot_be_linked_is_recorded(monkeypatch):
    def broken(appearance):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(linking, "link_corrected", broken)
    monkeypatch.setattr(tasks.link_corrected.retry_strategy, "exponential_wait", 0)
    telling = an_appearance(an_article("OpenAI says it."), None, "OpenAI says it")
    stages.ask_for(stages.LINK_CORRECTED, telling.pk)
    for _ in range(RETRIES + 1):
        work()
    failure = JobFailure.objects.get()
    assert (failure.object_ref, failure.reason) == (f"appearance_id:{telling.pk}", "RuntimeError: the disk is full")


@pytest.mark.parametrize("stage", [stages.COMPARE, stages.READ, stages.LINK, stages.TAKE_ADDRESS])
def test_what_is_there_no_more_is_no_failure(stage):
    stages.ask_for(stage, 404)
    work()
    assert not JobFailure.objects.exists()
    assert waiting() == []


@pytest.mark.slow
def test_a_failure_that_heals_is_settled_by_the_machine(feed):
    JobFailure.objects.create(stage="claims.take_feed", object_ref=f"feed_id:{feed.pk}", reason="no luck")
    other = JobFailure.objects.create(stage="claims.take_feed", object_ref="feed_id:404", reason="no luck")
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    assert JobFailure.objects.get(settled_at=None) == other


@pytest.mark.slow
def test_a_fault_of_the_database_is_told_and_waited_out(feed, monkeypatch):
    def full(feed):
        raise OperationalError from errors.DiskFull("could not extend file")

    take_feed = ingest.take_feed
    monkeypatch.setattr(ingest, "take_feed", full)
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    for _ in range(RETRIES + 2):
        ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=None)
        work()
    failure = JobFailure.objects.get()
    assert failure.reason == DISK_FULL
    assert [minutes for *_, minutes in waiting()] == [15]
    stages.ask_again(failure)
    assert [minutes for *_, minutes in waiting()] == [None]
    monkeypatch.setattr(ingest, "take_feed", take_feed)
    work()
    assert Article.objects.count() == N_PAGES
    assert not JobFailure.objects.filter(settled_at=None).exists()


def test_a_first_fault_of_the_database_is_not_told(feed, monkeypatch):
    def lost(feed):
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(ingest, "take_feed", lost)
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    work()
    assert not JobFailure.objects.exists()
    assert [job[0] for job in waiting()] == ["take_feed"]


def test_a_job_whose_end_could_not_be_written_down_is_done_again(feed):
    """Its worker is alive, and at something else."""
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    lost = ProcrastinateJob.objects.get()

    @async_to_sync
    async def found(own_id: int) -> list[int]:
        alive = await app.job_manager.register_worker()
        job = await app.job_manager.fetch_job(queues=None, worker_id=alive)
        here = [one.id for one in await abandoned(job)]
        elsewhere = [one.id for one in await abandoned(job.evolve(id=own_id))]
        assert here == []
        return elsewhere

    assert found(lost.pk + 1) == [lost.pk]


def test_run_through_needs_no_queue():
    snapshot = an_article("OpenAI said that DeepSeek copied its models.")
    assert tasks.run_through(snapshot) == "1 claim found"
    assert Appearance.objects.get().claim
    assert not ProcrastinateJob.objects.exists()


def test_an_article_with_another_day_has_the_days_in_its_text_counted_anew():
    snapshot = an_article("OpenAI said on Tuesday that DeepSeek copied its models.", published_on=None)
    stages.ask_to_read(snapshot)
    work()
    Article.objects.update(published=days(date(2025, 1, 30), date(2025, 1, 30)))
    stages.ask_to_date(snapshot.article)
    work()
    telling = Appearance.objects.get()
    assert telling.said.lower == date(2025, 1, 28)
    assert telling.claim
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize(
    "rules, known",
    [
        ({"words": ["zebra*"]}, {"headline": "Zebras"}),
        (
            {"words": ["copied"], "period": {"from": "2025-02-01"}},
            {"published": days(date(2025, 2, 1), date(2025, 2, 1))},
        ),
    ],
    ids=["a headline", "a day"],
)
def test_claims_come_in_by_what_is_known_of_their_article_by_now(rules, known):
    a_dispute(rules=rules)
    snapshot = an_article("Stripes\n\nOpenAI said that DeepSeek copied its models.")
    stages.ask_to_read(snapshot)
    work()
    assert Claim.objects.filter(placements=None).exists()
    Article.objects.update(**known)
    stages.ask_to_date(snapshot.article)
    work()
    assert not Claim.objects.filter(placements=None).exists()


def test_who_denies_a_claim_that_was_withdrawn_does_so_when_it_is_taken_back():
    snapshot = an_article("OpenAI said that DeepSeek copied its models.\n\nDeepSeek denied that it copied the models.")
    tasks.run_through(snapshot)
    relation = ClaimRelation.objects.get()
    lead, claim = a_user(Role.LEAD), relation.other
    withdraw_claim(lead, claim.number, version_of_claim(claim), "A slip.")
    stages.ask_for(stages.RELINK, snapshot.article_id)  # as any change of its article does
    work()
    assert not ClaimRelation.objects.exists()
    claim.refresh_from_db()
    stages.ask_to_settle([take_claim_back(lead, claim.number, version_of_claim(claim), "It was none.").pk])
    work()
    assert ClaimRelation.objects.filter(claim=relation.claim, kind=relation.kind, other=claim).exists()


def test_claims_are_placed_and_settled_again_by_jobs():
    claim = a_placed_claim(a_dispute(), speaker=a_party("Open AI"))
    dispute = a_dispute(rules={"words": ["data"]})
    stages.ask_for(stages.PLACE, dispute.pk)
    work()
    assert claim.placements.get().dispute == dispute
    Dispute.objects.filter(pk=dispute.pk).update(rules={"words": ["nothing"]})
    stages.ask_for(stages.SETTLE_PARTY, claim.speaker_id)
    work()
    assert not claim.placements.exists()
