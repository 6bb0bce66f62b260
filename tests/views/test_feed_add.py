"""Following a feed by its address."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Feed
from claims.terms import Role
from tests.factories import a_feed, a_publisher, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


def test_the_form(client):
    assert 'name="folder"' in client.get("/feeds/add/").content.decode()


def test_a_feed_is_followed_and_read_at_once(client):
    told = {"url": "feed://example.org/feed", "title": "Wire", "folder": "News/Law", "publisher": "The Gazette"}
    answer = client.post("/feeds/add/", told)
    feed = Feed.objects.get()
    assert answer["Location"] == f"/feeds/{feed.pk}/"
    assert (feed.url, feed.title, feed.folder) == ("https://example.org/feed", "Wire", "News/Law")
    assert feed.publisher.name == "The Gazette"
    job = ProcrastinateJob.objects.get(args={"feed_id": feed.pk})
    assert job.task_name == "claims.take_feed"


def test_one_that_was_found_at_a_site_needs_no_more_than_its_address(client):
    a_publisher("The Gazette", domains=["example.org"])
    client.post("/feeds/add/", {"url": "https://www.example.org/feed", "title": ""})
    assert Feed.objects.get().publisher.name == "The Gazette"


def test_one_that_is_followed_leads_to_it(client):
    feed = a_feed("https://example.org/feed", title="Wire")
    answer = client.post("/feeds/add/", {"url": "http://example.org/feed", "title": "Other"}, follow=True)
    assert answer.redirect_chain == [(f"/feeds/{feed.pk}/", 302)]
    assert "followed already" in answer.content.decode()
    assert Feed.objects.get().title == "Wire"


@pytest.mark.parametrize(
    "wrong,words",
    [
        ({"url": ""}, "Write or paste the feed’s address"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"folder": "x" * 201}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, wrong, words):
    answer = client.post("/feeds/add/", {"url": "https://example.org/feed", "title": "My title", **wrong})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert 'value="My title"' in page
    assert not Feed.objects.exists()


def test_a_scheme_in_capitals_is_one_in_small_letters(client):
    client.post("/feeds/add/", {"url": "HTTPS://example.org/Feed"})
    assert Feed.objects.get().url == "https://example.org/Feed"
