"""Old attempts to fetch go, but for the last one of each feed and page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.ingest import forgetting
from claims.ingest.forgetting import forget_fetches
from claims.models import FetchLog
from tests.factories import a_feed

pytestmark = pytest.mark.django_db


def fetched(url: str, days_ago: int, feed=None) -> FetchLog:
    return FetchLog.objects.create(feed=feed, url=url, fetched_at=timezone.now() - timedelta(days=days_ago))


def test_old_ones_go_and_the_last_of_each_stays(monkeypatch):
    monkeypatch.setattr(forgetting, "_PART", 2)
    feed, silent = a_feed(), a_feed()
    page = "https://example.org/a"
    for days in (99, 98, 97):
        fetched(feed.url, days, feed)
        fetched(page, days)
    kept = [fetched(feed.url, 89, feed), fetched(page, 1), fetched(silent.url, 400, silent), fetched(f"{page}b", 300)]
    assert forget_fetches() == 6
    assert set(FetchLog.objects.all()) == set(kept)
    assert forget_fetches() == 0


def test_a_feed_and_a_page_at_one_address_are_two():
    feed = a_feed()
    kept = [fetched(feed.url, 200, feed), fetched(feed.url, 100)]
    assert forget_fetches() == 0
    assert set(FetchLog.objects.all()) == set(kept)


def test_it_is_kept_for_as_long_as_the_setting_says(settings):
    settings.FETCHES_DAYS = 10
    old, new = fetched("https://example.org/", 11), fetched("https://example.org/", 9)
    assert forget_fetches() == 1
    assert not FetchLog.objects.filter(pk=old.pk).exists()
    assert FetchLog.objects.filter(pk=new.pk).exists()
