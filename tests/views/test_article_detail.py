"""The stored text with its claims marked."""

import pytest
from django.utils import timezone

from claims.models import Anchor, Appearance, Article, ArticleUrl, ExtractionRun, Placement
from claims.terms import Publishes, Role
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

TEXT = "OpenAI Speaks\n\nOpenAI says that models learn from books & songs.\n\nNobody <b>denies</b> it."


@pytest.fixture
def snapshot():
    """An article with two overlapping claims in a dispute that publishes suggestions."""
    snapshot, dispute = an_article(TEXT), a_dispute()
    for content in ("models learn from books & songs", "learn from books"):
        claim = a_claim(content)
        an_appearance(snapshot, claim, content)
        Placement.objects.create(claim=claim, dispute=dispute)
    return snapshot


def page(client, snapshot) -> str:
    response = client.get(f"/articles/{snapshot.article_id}/")
    assert response.status_code == 200
    return response.content.decode()


def test_every_claim_is_marked_and_linked_where_it_stands(client, snapshot):
    shown = page(client, snapshot)
    for appearance in Appearance.objects.select_related("claim"):
        address = f"/claims/{appearance.claim.number}/#evidence-{appearance.pk}"
        assert f'id="a{appearance.pk}"' in shown
        assert f'href="{address}"' in shown
    assert ">learn from books</a></mark>" in shown


def test_the_text_is_shown_as_words_never_as_markup(client, snapshot):
    assert "Nobody &lt;b&gt;denies&lt;/b&gt; it." in page(client, snapshot)


def test_where_it_came_from_and_how_it_was_read(client, snapshot):
    ArticleUrl.objects.create(article=snapshot.article, url="https://example.org/amp")
    ExtractionRun.objects.update(outcome="language not read: de")
    shown = page(client, snapshot)
    assert "https://example.org/amp" in shown
    assert "language not read: de" in shown
    assert "Source page" in shown


def test_where_no_claim_was_looked_for_it_says_why(client):
    client.force_login(a_user(Role.EDITOR))
    snapshot = an_article("Суд отклонил иск\n\nСуд отклонил иск.")
    run = {"outcome": "not read: no English", "finished_at": timezone.now()}
    ExtractionRun.objects.create(snapshot=snapshot, extractor_version="1", **run)
    assert "No claim was looked for: not read: no English." in page(client, snapshot)


def test_an_article_without_an_address_says_how_it_came(client, snapshot):
    Article.objects.update(canonical_url=None)
    shown = page(client, snapshot)
    assert "it came as text or as a file" in shown
    assert "no page is looked at again" in shown
    assert "When the page changes" not in shown


def test_the_latest_version_is_shown_and_older_ones_linked(client, snapshot):
    snapshot.article.snapshots.create(
        number=2, text="OpenAI Speaks\n\nQuite other words.", sha256="x", fetched_at=snapshot.fetched_at
    )
    shown = page(client, snapshot)
    assert "Quite other words." in shown
    assert f'href="/articles/{snapshot.article_id}/v/1/"' in shown


def test_words_that_are_gone_are_listed_apart(client, snapshot):
    second = snapshot.article.snapshots.create(number=2, text="Other.", sha256="x", fetched_at=snapshot.fetched_at)
    gone = Appearance.objects.first()
    Anchor.objects.create(appearance=gone, snapshot=second, exact=gone.content, state="gone")
    assert "No longer in this version" in page(client, snapshot)


def test_a_reader_sees_no_mark_of_what_is_not_published(client):
    strict = a_dispute(publishes=Publishes.ACCEPTED)
    claim = a_placed_claim(strict, "One thing is true.", status="accepted")
    snapshot = Appearance.objects.get().first_snapshot
    hidden = a_claim("Another.", speaker=claim.speaker)
    an_appearance(snapshot, hidden, "speaks")
    Placement.objects.create(claim=hidden, dispute=strict)
    assert f"/claims/{hidden.number}/" not in page(client, snapshot)
    client.force_login(a_user(Role.EDITOR))
    assert f"/claims/{hidden.number}/" in page(client, snapshot)


def test_an_article_with_nothing_published_is_not_there_for_readers(client):
    snapshot = an_article()
    assert client.get(f"/articles/{snapshot.article_id}/").status_code == 404
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "No claim stands in this version." in page(client, snapshot)


@pytest.mark.parametrize("pk", ["999999", "9" * 30])
def test_no_such_article(client, pk):
    assert client.get(f"/articles/{pk}/").status_code == 404


def test_queries_do_not_grow_with_the_claims(client):
    client.force_login(a_user(Role.EDITOR))
    counts = []
    for n_claims in (1, 50):
        words = [f"thing number {n} is so" for n in range(n_claims)]
        snapshot = an_article(f"{n_claims} things\n\n" + ". ".join(words))
        for content in words:
            an_appearance(snapshot, a_claim(content), content)
        counts.append(count_queries(client, f"/articles/{snapshot.article_id}/"))
    assert counts[0] == counts[1] <= MOST
