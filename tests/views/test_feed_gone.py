"""A feed that somebody else removes after it was looked up, and before anything is done with it."""

import pytest

from claims.models import Feed
from claims.terms import Role
from claims.views import feed as views
from tests.factories import a_feed, a_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("done", ["change", "pause", "resume", "remove"])
def test_it_is_not_there(client, monkeypatch, done):
    feed, find = a_feed(), views.find_feed

    def find_and_lose(pk):
        found = find(pk)
        Feed.objects.filter(pk=pk).delete()
        return found

    client.force_login(a_user(Role.EDITOR))
    monkeypatch.setattr(views, "find_feed", find_and_lose)
    answer = client.post(f"/feeds/{feed.pk}/{done}/", {"title": "Wire", "publisher": feed.publisher.name})
    assert answer.status_code == 404
