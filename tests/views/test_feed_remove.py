"""Following a feed no longer: asked once more, and its articles stay."""

import pytest
from django.utils import timezone

from claims.models import Article, Feed, FeedEntry
from claims.terms import Role
from tests.factories import a_feed, a_user, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


@pytest.fixture
def feed():
    feed = a_feed(title="Wire")
    FeedEntry.objects.create(feed=feed, guid="a", seen_at=timezone.now(), article=an_article().article)
    return feed


def test_it_is_asked_once_more_and_says_that_articles_stay(client, feed):
    page = client.get(f"/feeds/{feed.pk}/remove/").content.decode()
    assert "Remove this feed?" in page
    assert "Its 1 article stays" in page
    assert Feed.objects.exists()


def test_it_is_removed_and_its_articles_stay(client, feed):
    answer = client.post(f"/feeds/{feed.pk}/remove/", follow=True)
    assert answer.redirect_chain == [("/feeds/", 302)]
    assert "“Wire” is followed no longer" in answer.content.decode()
    assert not Feed.objects.exists()
    assert Article.objects.count() == 1


def test_a_feed_that_is_gone_already(client):
    assert client.post("/feeds/999999/remove/").status_code == 404
