"""Several workers at the versions of one article at once: the same rows as one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from claims.linking import link_article
from claims.models import Anchor, Appearance, Claim, ExtractionRun
from claims.reading import read_snapshot
from claims.tasks import read_again
from tests.factories import a_publisher, an_article
from tests.versions import FIRST, SECOND

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs) -> None:
    """Run these in threads of their own, each with a connection of its own; what one raises is raised."""

    def run(job):
        try:
            job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        list(pool.map(run, jobs))


def test_reading_linking_and_reading_again_at_once_doubles_nothing():
    first = an_article(FIRST, date(2025, 1, 30), a_publisher("PetaPixel"))
    article = first.article
    second = article.snapshots.create(number=2, text=SECOND, sha256="2" * 64, fetched_at=first.fetched_at)
    at_once(*[lambda version=version: read_snapshot(version) for version in (second, first, second)])
    assert ExtractionRun.objects.count() == 2
    assert Appearance.objects.count() == 4
    assert Anchor.objects.count() == 7
    assert set(Appearance.objects.values_list("first_snapshot__number", flat=True)) == {1, 2}
    linking, again = (lambda: link_article(article)), (lambda: read_again(article))
    at_once(linking, again, linking, again)
    assert (Appearance.objects.count(), Anchor.objects.count(), Claim.objects.count()) == (4, 7, 4)
