"""Refresh, pause and resume."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.terms import FeedState, Role
from tests.factories import a_feed, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


@pytest.mark.parametrize(
    "button,before,after,n_jobs",
    [
        ("refresh", FeedState.ACTIVE, FeedState.ACTIVE, 1),
        ("pause", FeedState.ACTIVE, FeedState.PAUSED, 0),
        ("pause", FeedState.PAUSED, FeedState.PAUSED, 0),
        ("resume", FeedState.PAUSED, FeedState.ACTIVE, 1),
        ("resume", FeedState.RETIRED, FeedState.ACTIVE, 1),
    ],
)
def test_a_button(client, button, before, after, n_jobs):
    feed = a_feed(state=before)
    answer = client.post(f"/feeds/{feed.pk}/{button}/")
    assert answer["Location"] == f"/feeds/{feed.pk}/"
    feed.refresh_from_db()
    assert feed.state == after
    assert ProcrastinateJob.objects.filter(args={"feed_id": feed.pk}).count() == n_jobs


@pytest.mark.parametrize("button", ["refresh", "pause", "resume"])
def test_reading_the_address_does_nothing_and_what_is_not_there_is_not(client, button):
    feed = a_feed()
    assert client.get(f"/feeds/{feed.pk}/{button}/").status_code == 405
    assert client.post(f"/feeds/999999/{button}/").status_code == 404
