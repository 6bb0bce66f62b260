"""A list of feeds from another program, and back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.exports.opml import OpmlFeed, parse_opml, write_opml
from claims.models import Feed
from claims.terms import Role
from tests.factories import a_feed, a_user

pytestmark = pytest.mark.django_db

FEEDS = [
    OpmlFeed("https://a.example/feed", "A", "https://a.example/", ("News", "Law/Courts")),
    OpmlFeed("https://b.example/feed", "B", "", ()),
]


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


def hand_in(client, data: bytes):
    return client.post("/feeds/import/", {"file": SimpleUploadedFile("feeds.opml", data)})


def test_the_form(client):
    assert 'type="file"' in client.get("/feeds/import/").content.decode()


def test_the_summary_tells_added_known_and_refused(client):
    a_feed("https://b.example/feed")
    too_deep = OpmlFeed("https://c.example/feed", "C", "", ("x" * 150, "y" * 150))
    page = hand_in(client, write_opml("Mine", [*FEEDS, too_deep])).content.decode()
    assert "1 feed added" in page
    assert "1 followed already, 1 refused" in page
    assert "https://c.example/feed" in page
    assert "Shorten them." in page


def test_folders_are_kept_there_and_back(client):
    hand_in(client, write_opml("Mine", FEEDS))
    answer = client.get("/feeds/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="claimline-feeds.opml"'
    assert sorted(parse_opml(answer.content).feeds, key=lambda feed: feed.url) == FEEDS


def test_twice_adds_nothing(client):
    hand_in(client, write_opml("Mine", FEEDS))
    page = hand_in(client, write_opml("Mine", FEEDS)).content.decode()
    assert "0 feeds added" in page
    assert Feed.objects.count() == 2


@pytest.mark.parametrize(
    "data,words",
    [
        (b"<html><p>no</p></html>", "This is not an OPML file"),
        (b"<opml><body/></opml>", "There are no feeds in this OPML file"),
        (b"", "This file is empty"),
        (b"<opml>" + b" " * 5_000_000, "larger than 5 MB"),
    ],
)
def test_what_cannot_be_used_is_explained(client, data, words):
    answer = hand_in(client, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_without_a_file(client):
    assert "Choose a file." in client.post("/feeds/import/").content.decode()


def test_a_path_on_this_site_is_exported_as_an_address(client):
    a_feed("/demo-digest/feed.xml")
    assert b'xmlUrl="http://testserver/demo-digest/feed.xml"' in client.get("/feeds/export/").content
