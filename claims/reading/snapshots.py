"""A stored version to its appearances: run the extraction, keep what it found, touch nothing that a person decided."""

from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.template.defaultfilters import pluralize
from django.utils import timezone

from claims.extraction import EXTRACTOR_VERSION, extract
from claims.extraction.language import ENGLISH
from claims.extraction.results import Extraction
from claims.models import Article, ExtractionRun, Snapshot, days
from claims.models.noting import anchor_notes
from claims.reading.anchors import anchor_later
from claims.reading.decided import decided_by_people
from claims.reading.lexicon import editors_lexicon
from claims.reading.settling import Settled, settle

NOT_READ = "not read: the text is not in English, or holds no sentences"


def read_snapshot(snapshot: Snapshot) -> ExtractionRun:
    """Read one version and store appearances, anchors and the run in one transaction.

    Idempotent: a version that this version of the extractor has read is not read again. Earlier versions that nobody
    read yet are read first, so that each claim is first seen in the version in which it first stood.
    """
    done = snapshot.runs.filter(extractor_version=EXTRACTOR_VERSION).first()
    if done:
        return done
    for earlier in snapshot.article.snapshots.filter(number__lt=snapshot.number, runs=None).order_by("number"):
        read_snapshot(earlier)
    return store_reading(snapshot, extract_snapshot(snapshot))


def store_reading(snapshot: Snapshot, found: Extraction) -> ExtractionRun:
    """Store what was found in a version, in one transaction; nothing where this extractor has read it already."""
    with transaction.atomic():
        lock_article(snapshot.article_id)
        found = as_it_stands(snapshot, found)
        run, is_new = ExtractionRun.objects.get_or_create(
            snapshot=snapshot, extractor_version=EXTRACTOR_VERSION, defaults=run_columns(found)
        )
        if is_new:
            settle_run(run, found, decided_by_people(snapshot.article_id))
            anchor_later(snapshot)
            anchor_notes(snapshot.article_id)
    return run


def extract_snapshot(snapshot: Snapshot) -> Extraction:
    """What the present extractor finds in a version; a few seconds for a long one, and nothing is stored."""
    article = snapshot.article
    return extract(
        snapshot.text,
        published=published_day(article),
        publisher=article.publisher.name,
        lexicon=editors_lexicon(),
    )


def as_it_stands(snapshot: Snapshot, found: Extraction) -> Extraction:
    """What was found in a version; where words of it were blacked out meanwhile, or its article got another day or
    outlet, what is found now.

    The caller holds the article's lock, and so keeps take-downs and corrections out until it is stored.
    """
    article = snapshot.article
    now = Snapshot.objects.values_list("redacted_at", "article__published", "article__publisher").get(pk=snapshot.pk)
    if now == (snapshot.redacted_at, article.published, article.publisher_id):
        return found
    snapshot.refresh_from_db(fields=["text", "html", "sha256", "redacted_at"])
    article.refresh_from_db(fields=["published", "publisher"])
    return extract_snapshot(snapshot)


def was_corrected_since(run: ExtractionRun) -> bool:
    """Whether the article of a run had another day of publication, or another outlet, when it was read."""
    article = run.snapshot.article
    earlier = article.events.filter(pgh_created_at__lte=run.finished_at).order_by("-pgh_id")
    known = earlier.values_list("published", "publisher")[:1]
    return any(then != (article.published, article.publisher_id) for then in known)


def lock_article(article_id: int) -> None:
    """One reader of an article at a time, until the transaction ends.

    Not a full row lock: that would hold back, or fall into a deadlock with, whoever links or files rows that only
    point to the article.
    """
    Article.objects.select_for_update(no_key=True).get(pk=article_id)


def published_day(article: Article) -> date | None:
    """The one day on which the article was published, or None: relative dates need a day, not a range."""
    published = article.published
    if published is None or published.lower is None or published != days(published.lower, published.lower):
        return None
    return published.lower


def run_columns(found: Extraction) -> dict:
    """The columns of a run that has just found this, before it is settled how many claims that are."""
    return {
        "outcome": NOT_READ,
        "parties": [asdict(party) for party in found.parties],
        "sources": [asdict(source) for source in found.sources],
        "finished_at": timezone.now(),
    }


def settle_run(run: ExtractionRun, found: Extraction, decided: set[int]) -> Settled:
    """Bring a run together with what is known of its article (``settle``), and sum it up: "12 claims found"."""
    settled = settle(run, found, decided)
    run.n_found = len(settled.met) + len(settled.added)
    if found.language == ENGLISH:
        run.outcome = f"{run.n_found} claim{pluralize(run.n_found)} found"
    run.save(update_fields=["n_found", "outcome"])
    return settled
