"""The command `feeds`: what it says, what it keeps, and with which code it ends."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.exports.opml import OpmlFeed, write_opml
from claims.management.feeds import TITLE
from claims.models import Appearance, Article, Feed, Publisher
from claims.terms import FeedState
from tests.parsing.web_page import PARAGRAPHS

pytestmark = pytest.mark.django_db

STORY = "OpenAI said on Tuesday that DeepSeek took the data without permission. " + " ".join(PARAGRAPHS * 3)
FULL = f"<item><guid>1</guid><title>A story</title><link>/laid/1</link><description>{STORY}</description></item>"
TEASER = "<item><guid>2</guid><link>/laid/2</link></item>"
RSS = f"<rss version='2.0'><channel><title>The News</title>{FULL}{TEASER}</channel></rss>"
LIST = [
    OpmlFeed("https://a.example/feed", "A & B", "https://a.example/", ("Law", "Courts / US")),
    OpmlFeed("https://b.example/rss?x=1&y=2", "", "", ("Law",)),
    OpmlFeed("https://c.example/atom", "“C” <c>", "", ()),
]


def feeds(*words: str) -> tuple[str, str]:
    """What the command says on its two ways out; CommandError is what it ends with."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("feeds", *words, stdout=out, stderr=err)
    except CommandError as problem:
        err.write(str(problem))
    return out.getvalue(), err.getvalue()


def n_jobs(task: str = "claims.take_feed") -> int:
    return ProcrastinateJob.objects.filter(task_name=task).count()


def test_a_scheme_in_capitals_is_one_in_small_letters(tmp_path):
    feeds("add", "HTTPS://news.example.org/Feed")
    (tmp_path / "feeds.opml").write_bytes(write_opml("T", [OpmlFeed("HTTP://a.example/f", "A", "HTTP://a.example/")]))
    assert feeds("import", str(tmp_path / "feeds.opml"))[1] == ""
    kept = Feed.objects.order_by("pk").values_list("url", "site_url")
    assert list(kept) == [("https://news.example.org/Feed", None), ("http://a.example/f", "http://a.example/")]


def test_a_feed_is_added_and_the_worker_asked():
    out, err = feeds("add", "https://news.example.org/feed")
    assert (out.strip(), err) == ("https://news.example.org/feed is added: the worker reads it.", "")
    feed = Feed.objects.select_related("publisher").get()
    assert (feed.publisher.name, feed.publisher.domains, feed.state) == (
        "news.example.org",
        ["news.example.org"],
        "active",
    )
    assert n_jobs() == 1
    assert "is there already (active)" in feeds("add", "https://news.example.org/feed")[0]
    assert n_jobs() == 1


def test_a_known_publisher_gets_the_feed_of_its_domain():
    known = Publisher.objects.named("The News", domains=["news.example.org"])
    feeds("add", "https://www.news.example.org/feed")
    assert Feed.objects.get().publisher == known


@pytest.mark.parametrize(
    "url",
    [
        "https://xn--\u00fc.example/",
        "news.example.org",
        "/demo-digest/feed.xml",
        "file:///etc/passwd",
        "javascript:1",
        "https://" + "x" * 2_000,
    ],
)
def test_what_is_no_address_is_refused(url):
    out, err = feeds("add", url)
    assert "is no address of a feed: begin it with https://" in err
    assert (out, Feed.objects.count()) == ("", 0)


def test_with_waiting_it_is_read_with_all_that_it_leads_to(site):
    url = site.lay("feed", RSS, media_type="application/rss+xml")
    site.lay("2", f"<html><title>T</title><article><h1>Another</h1><p>{STORY}</p></article></html>")
    out, err = feeds("add", url, "--wait")
    assert err == ""
    assert f"{url}: 2 new" in out
    assert set(Article.objects.values_list("headline", flat=True)) == {"A story", "Another"}
    assert Appearance.objects.filter(claim__isnull=False).exists()
    assert f"{url}: 0 new" in feeds("refresh", url, "--wait")[0]
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    "reply, told, is_kept",
    [
        ({"body": "<html><p>Words</p></html>"}, "this is not a feed", False),
        ({"status": 404}, "the server answered 404 (not found). It was not added.", False),
        ({"status": 302, "headers": {"location": "http://10.0.0.1/"}}, "address not allowed: ", False),
        ({"status": 503}, "the server answered 503 (service unavailable). It is added", True),
    ],
)
def test_what_turns_out_to_be_no_feed_is_not_kept(site, reply, told, is_kept):
    out, err = feeds("add", site.lay("feed", **reply), "--wait")
    assert told in err
    assert Feed.objects.exists() == is_kept


def test_what_was_imported_is_exported_again(tmp_path):
    before, after = tmp_path / "in.opml", tmp_path / "out.opml"
    before.write_bytes(write_opml(TITLE, LIST))
    out, err = feeds("import", str(before))
    assert (out.strip(), err) == ("3 feeds added, 0 were there already. The worker reads them.", "")
    assert n_jobs() == 3
    assert feeds("export", str(after))[0] == f"3 feeds are in {after}.\n"
    assert after.read_bytes() == before.read_bytes()
    assert feeds("export")[0].encode().strip() == before.read_bytes().strip()
    assert "0 feeds added, 3 were there already" in feeds("import", str(before))[0]


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("x.opml", "<html></html>", "this is not an OPML file"),
        ("x.opml", "<opml><body/></opml>", "there are no feeds in this OPML file"),
        ("missing.opml", None, "cannot be read (No such file or directory): check the name"),
    ],
)
def test_what_is_no_list_is_told(tmp_path, name, content, told):
    if content:
        (tmp_path / name).write_text(content)
    assert told in feeds("import", str(tmp_path / name))[1]
    assert not Feed.objects.exists()


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    assert "cannot be written (No such file or directory)" in feeds("export", str(tmp_path / "no" / "x.opml"))[1]


def test_refresh_says_so_where_there_is_none():
    assert "No active feeds: add one" in feeds("refresh")[0]


def test_refresh_asks_for_the_active_ones():
    for state in FeedState:
        feeds("add", f"https://{state}.example/feed")
        Feed.objects.filter(url__contains=state).update(state=state)
    ProcrastinateJob.objects.all()._raw_delete("default")
    out, err = feeds("refresh")
    assert (out.strip(), err) == ("https://active.example/feed: the worker reads it.", "")
    assert "is paused: resume it on the Feeds page first" in feeds("refresh", "https://paused.example/feed")[1]
    assert "is no feed here: add it with 'feeds add https://x.example/'" in feeds("refresh", "https://x.example/")[1]


def test_the_list_tells_how_each_is(site):
    assert feeds()[0] == "No feeds yet: add one with 'feeds add URL'.\n"
    good = site.lay("feed", RSS, media_type="application/rss+xml")
    feeds("add", good)
    assert "not read yet  (no title yet)" in feeds()[0]
    site.lay("2", status=404)
    assert "laid/2: the server answered 404 (not found)" in feeds("refresh", "--wait")[0]
    assert "active   read 20" in feeds()[0]
    site.lay("feed", status=500)
    out, err = feeds("refresh", "--wait")
    assert "1 feed could not be read." in err
    (line,) = feeds()[0].splitlines()
    assert "1 time in vain since (the server answered 500 (internal server error)), next 20" in line
    assert line.endswith(f"The News  {good}")
