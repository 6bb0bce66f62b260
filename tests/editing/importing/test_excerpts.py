"""An article of which only the quoted words came over never passes for a text that was fetched."""

import pytest
from django.utils import timezone

from claims import ingest, linking, reading
from claims.editing.additions import find_known
from claims.models import Anchor, Appearance, Article, Excerpt, Snapshot
from claims.reading.rereading import read_versions
from claims.tasks import _unfinished
from claims.terms import AnchorState, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.imports import empty, exported, imported

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """A telling that was brought over, its address, and the whole text that it is from."""
    claim = a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)
    first = claim.appearances.get()
    text, url = first.first_snapshot.text, first.article.canonical_url
    tables = exported(None)
    empty()
    imported(a_user(), *tables)
    return Appearance.objects.get(), url, text


def test_the_words_stand_where_they_stood_and_nothing_else_is_there(told):
    row, _, text = told
    snapshot, anchor = row.first_snapshot, Anchor.objects.get()
    assert snapshot.text[anchor.start : anchor.end] == row.content
    assert anchor.start == text.index(row.content)
    assert set(snapshot.text[: anchor.start - len(anchor.prefix)]) <= {"\n"}
    assert snapshot.html == ""
    assert Excerpt.objects.get().snapshot == snapshot


def test_its_page_says_so_and_leads_to_the_publisher(client, told):
    row, url, _ = told
    page = client.get(f"/articles/{row.article_id}/").content.decode()
    assert "The text of this article was not brought over" in page
    assert url in page
    assert "Text</dt><dd>not held" in page


def test_no_stage_waits_for_it_and_it_is_not_read(told):
    row, _, _ = told
    assert list(_unfinished(timezone.now())) == []
    assert read_versions(row.article) == []


def test_the_real_text_comes_as_a_version_of_its_own(client, told):
    row, url, text = told
    assert find_known(url) is None
    snapshot = ingest.take_text(text, publisher="PetaPixel", url=url)
    assert (snapshot.article, snapshot.number, snapshot.text) == (row.article, 2, text)
    assert not hasattr(Snapshot.objects.get(pk=snapshot.pk), "excerpt")
    assert ingest.take_text(text, publisher="PetaPixel", url=url) == snapshot
    assert find_known(url) == row.article
    assert Article.objects.count() == 1


def test_what_changed_cannot_be_told(client, told):
    row, url, text = told
    later = ingest.take_text(f"{text}\n\nMuch more is said here.", publisher="PetaPixel", url=url)
    Anchor.objects.create(
        appearance=row, snapshot=later, exact=row.content, state=AnchorState.SAME,
        start=text.index(row.content), end=text.index(row.content) + len(row.content),
    )  # fmt: skip
    later.runs.create(extractor_version="test", outcome="read", finished_at=timezone.now())
    compared = client.get(f"/articles/{row.article_id}/v/1/compare/2/")
    page = client.get(f"/articles/{row.article_id}/").content.decode()
    assert "This text has changed" not in page
    assert "only words that claims quote were held" in page
    assert "what changed between the two cannot be told" in compared.content.decode()


def test_the_real_text_is_read_and_finds_the_telling_again(told):
    row, url, text = told
    claim = row.claim
    later = ingest.take_text(text, publisher="PetaPixel", url=url)
    reading.read_snapshot(later)
    linking.relink_article(row.article)
    assert Appearance.objects.count() == 1
    row.refresh_from_db()
    assert (row.claim, row.status, row.lost_in) == (claim, Status.ACCEPTED, None)
    assert Anchor.objects.get(snapshot=later).state == AnchorState.SAME
