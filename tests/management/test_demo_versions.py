"""The demonstration holds a digest in two versions."""

import pytest
from django.utils import timezone

from claims import ingest
from claims.management import demo
from claims.models import Article, Feed, FeedEntry, Snapshot

pytestmark = pytest.mark.django_db


def read(snapshot: Snapshot) -> None:
    """Leave the mark of a reading that found nothing."""
    fields = {"extractor_version": "any", "outcome": "0 claims found", "n_found": 0}
    snapshot.runs.create(**fields, finished_at=timezone.now())


def test_a_digest_that_was_changed_is_dealt_with_when_both_versions_are_there():
    demo.set_up()
    article = Article.objects.get(polling__isnull=False)
    FeedEntry.objects.create(
        feed=Feed.objects.get(), guid="1", url=article.canonical_url, article=article, seen_at=article.first_held_at
    )
    read(article.snapshots.get())
    assert demo.progress() == (0, 1)

    second = ingest.look_again(Article.objects.get(pk=article.pk)).snapshot
    read(second)

    assert second.number == 2
    assert demo.progress() == (1, 1)
