"""Renaming a feed, moving it to a folder, giving it to a publisher."""

import pytest

from claims.terms import Role
from tests.factories import a_feed, a_publisher, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


def test_the_form_holds_what_is(client):
    feed = a_feed(title="Wire", folder="News", publisher=a_publisher("The Gazette"))
    page = client.get(f"/feeds/{feed.pk}/change/").content.decode()
    for value in ("Wire", "News", "The Gazette"):
        assert f'value="{value}"' in page


def test_it_is_changed(client):
    feed = a_feed(title="Wire", folder="News")
    answer = client.post(f"/feeds/{feed.pk}/change/", {"title": "", "folder": "Law", "publisher": "The Herald"})
    assert answer["Location"] == f"/feeds/{feed.pk}/"
    feed.refresh_from_db()
    assert (feed.title, feed.folder, feed.publisher.name) == ("", "Law", "The Herald")


def test_without_a_publisher_the_form_comes_back(client):
    feed = a_feed(title="Wire")
    answer = client.post(f"/feeds/{feed.pk}/change/", {"title": "Other", "publisher": " "})
    assert answer.status_code == 422
    assert 'value="Other"' in answer.content.decode()
    feed.refresh_from_db()
    assert feed.title == "Wire"


def test_a_feed_that_is_not_there(client):
    assert client.get("/feeds/999999/change/").status_code == 404
