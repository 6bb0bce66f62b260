"""All stored versions of an article read again by the present extractor, and what that changes."""

from django.db import transaction

from claims.extraction import EXTRACTOR_VERSION, Extraction
from claims.models import Appearance, Article, Claim, ExtractionRun, Snapshot
from claims.reading.anchors import anchor_later
from claims.reading.decided import decided_by_people
from claims.reading.report import Reread
from claims.reading.snapshots import as_it_stands, extract_snapshot, lock_article, run_columns, settle_run
from claims.terms import Status

#: Versions and what the present extractor finds in each.
Readings = list[tuple[Snapshot, Extraction]]


def read_versions(article: Article) -> Readings:
    """Read every stored version of the article whose text is held; the slow part, of which nothing is stored."""
    return [
        (version, extract_snapshot(version)) for version in article.snapshots.filter(excerpt=None).order_by("number")
    ]


def keep_readings(article: Article, readings: Readings) -> Reread:
    """Keep what is new in these readings of all versions of the article, in one transaction.

    Rows that a person decided about stay as they are (``decided_by_people``). A suggestion of these versions that no
    reading finds any more is marked (``lost_in``), never deleted. Doing it again changes nothing. The caller has
    what changed linked, and holds the lock of the linking beforehand if it does that in the same transaction.
    """
    with transaction.atomic():
        lock_article(article.pk)
        _hold_claims(article)
        decided = decided_by_people(article.pk)
        reread, met = Reread(), set()
        for version, read in readings:
            found = as_it_stands(version, read)
            run, _ = ExtractionRun.objects.update_or_create(
                snapshot=version, extractor_version=EXTRACTOR_VERSION, defaults=run_columns(found)
            )
            settled = settle_run(run, found, decided)
            met |= settled.met | {appearance.pk for appearance in settled.added}
            reread.added += settled.added
            reread.changed += settled.changed
            reread.kept += settled.kept
        if readings:
            anchor_later(readings[0][0])
        _mark_lost([version for version, _ in readings], met, decided, reread)
    return reread


def _hold_claims(article: Article) -> None:
    """Whoever decides about a claim of the article waits until the transaction ends, and sees what became of it."""
    told = Claim.objects.filter(appearances__article=article).values("pk")
    list(Claim.objects.select_for_update().filter(pk__in=told).order_by("pk").values_list("pk"))


def _mark_lost(versions: list[Snapshot], met: set[int], decided: set[int], reread: Reread) -> None:
    """Mark the undecided suggestions of these versions that were found nowhere, and unmark those that were found again.

    A version that came in meanwhile was read by itself: what stands in it alone is not lost.
    """
    first_there = Appearance.objects.filter(first_snapshot__in=versions)
    open_to_change = first_there.filter(status=Status.SUGGESTED).exclude(pk__in=decided)
    reread.lost = list(open_to_change.filter(lost_in=None).exclude(pk__in=met).order_by("pk"))
    reread.found_again = list(open_to_change.filter(pk__in=met).exclude(lost_in=None).order_by("pk"))
    for appearance in reread.lost:
        runs = appearance.first_snapshot.runs.filter(extractor_version=EXTRACTOR_VERSION)
        Appearance.objects.filter(pk=appearance.pk).update(lost_in=runs.get())
    Appearance.objects.filter(pk__in=[appearance.pk for appearance in reread.found_again]).update(lost_in=None)
