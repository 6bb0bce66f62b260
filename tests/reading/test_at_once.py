"""Several workers at the versions of one article at once: the same rows as one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from claims.editing.refusal import Stale
from claims.editing.review import accept_claim, version_of
from claims.linking import link_article
from claims.models import Anchor, Appearance, Claim, ExtractionRun
from claims.reading import read_snapshot, rereading
from claims.tasks import read_again
from claims.terms import Certainty, Role, Status
from tests.factories import a_publisher, a_user, an_article
from tests.meanwhile import on_its_own, wait_until_it_waits
from tests.reading.test_reread import use, with_
from tests.versions import FIRST, MICROSOFT, SECOND, claim_of, two_versions

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


def test_what_is_accepted_while_it_is_read_again_is_what_the_editor_saw(monkeypatch):
    article, editor = two_versions()[0].article, a_user(Role.EDITOR)
    claim = claim_of(MICROSOFT)
    seen, decided, outcomes = version_of(claim), rereading.decided_by_people, []

    def decided_before_the_editor(pk):
        found = decided(pk)
        outcomes.append(aside.submit(on_its_own, lambda: accept_claim(claim.number, editor, seen)))
        wait_until_it_waits(outcomes[0])
        return found

    monkeypatch.setattr(rereading, "decided_by_people", decided_before_the_editor)
    use(monkeypatch, with_(MICROSOFT, certainty=Certainty.BELIEVED))
    with ThreadPoolExecutor(1) as aside:
        read_again(article)
        with pytest.raises(Stale):
            outcomes[0].result()
    row = Appearance.objects.get(content=MICROSOFT)
    assert (row.certainty, row.status, row.claim.status) == (Certainty.BELIEVED, Status.SUGGESTED, Status.SUGGESTED)


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
