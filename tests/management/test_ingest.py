"""Handing in files: what can be used is stored and read, what cannot is told so, and nothing is half stored."""

import io
import random
from datetime import date
from string import ascii_letters

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.migrations.recorder import MigrationRecorder
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Addition, Appearance, Article, Citation, Claim, Publisher, Snapshot
from claims.operations.health import latest_migration

pytestmark = pytest.mark.django_db

TEXT = "OpenAI speaks\n\nOpenAI said on Tuesday that DeepSeek took the data without permission."
PAGE = "<html><head><title>T</title></head><body><article><h1>{}</h1><p>{}</p></article></body></html>"
FEED = '<rss version="2.0"><channel><title>T</title>{}</channel></rss>'


def ingest(*words: str) -> tuple[str, str]:
    """What the command says on its two ways out; CommandError is what it ends with."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *words, stdout=out, stderr=err)
    except CommandError as problem:
        err.write(str(problem))
    return out.getvalue(), err.getvalue()


@pytest.fixture
def hand_in(tmp_path):
    """Writes a file and hands it in."""

    def write(name: str, content: str | bytes, *options: str) -> tuple[str, str]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return ingest(str(path), "--wait", *options)

    return write


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("empty.txt", "", "is empty: hand in a file with the article's text"),
        ("blank.txt", " \n\n ", "is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture: save the article"),
        ("program.bin", bytes(range(256)) * 40, "is a binary file"),
        ("page.html", "<html><body><nav>Menu</nav></body></html>", "no article text found"),
        ("feed.xml", FEED.format(""), "has no items"),
        ("feed.xml", FEED.format("<item><title>T</title></item>"), "none with a text"),
        ("long.txt", "OpenAI said that it is safe. " * 70_000, "the limit is 1,000,000"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_stored(hand_in, name, content, told):
    out, err = hand_in(name, content)
    assert told in err
    assert "1 of 1 were not stored" in err
    assert out == ""
    assert not Article.objects.exists()
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("name", ["not-there.txt", "."])
def test_what_is_no_file(tmp_path, name):
    out, err = ingest(str(tmp_path / name))
    assert "were not stored" in err
    assert not Article.objects.exists()


def test_the_same_address_twice_waits_once_and_capitals_do_no_harm():
    ingest("HTTPS://example.org/story", "HTTPS://example.org/story")
    assert Addition.objects.get().url == "https://example.org/story"


def test_what_is_too_long_is_told_in_short():
    out, err = ingest("https://example.org/" + "x" * 5_000, "")
    assert "begin it with https://" in err
    assert "name a file, or an address" in err
    assert len(err) < 500


def test_a_publisher_much_like_a_known_one_is_told(hand_in):
    Publisher.objects.named("The Verge")
    out, err = hand_in("story.txt", TEXT, "--publisher", "Te Verge")
    assert "“Te Verge” is not known, and a new publisher is made of it. Known are: The Verge." in err
    assert Article.objects.get().publisher.name == "Te Verge"


def test_an_address_is_fetched_by_the_worker():
    out, err = ingest("https://example.org/story", "--publisher", "The Verge", "--published", "2025-01-30")
    assert (out, err) == ("https://example.org/story: waiting to be fetched by the worker\n", "")
    addition = Addition.objects.select_related("publisher").get()
    assert (addition.url, addition.publisher.name) == ("https://example.org/story", "The Verge")
    assert addition.published_on == date(2025, 1, 30)
    assert ProcrastinateJob.objects.get().task_name == "claims.take_address"


def test_with_waiting_an_address_is_read_at_once_and_the_feeds_of_its_page_are_told(site):
    head = "<link rel=alternate type=application/rss+xml title=News href=/laid/feed>"
    url = site.lay("story", PAGE.replace("<head>", "<head>" + head).format("A page", TEXT * 3))
    out, err = ingest(url, "--wait", "--published", "2025-01-30")
    assert err == ""
    assert "A page  (3 claims found)" in out
    assert f"a feed, News: feeds add {site.server.url('laid/feed')}" in out
    assert Article.objects.get().published.lower == date(2025, 1, 30)


def test_a_feed_of_a_site_that_was_found_by_trying_is_told_so(site):
    feed = site.lay("rss", FEED.format("<item><guid>1</guid><link>/1</link></item>"), media_type="application/rss+xml")
    out, err = ingest(site.lay("", "<html><nav>Menu</nav></html>"), "--wait")
    assert (out, err) == (f"  a feed, found by trying the usual places, T: feeds add {feed}\n", "")


@pytest.mark.parametrize(
    "url, told",
    [
        ("ftp://example.org/x", "begin it with https://"),
        ("http://127.0.0.1/x", "address not allowed: "),
        ("http://10.0.0.1:99999/", "begin it with https://"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_told(site, url, told):
    out, err = ingest(url, "--wait")
    assert told in err
    assert "1 of 1 were not stored" in err
    assert out == ""
    assert not site.backend.connected


@pytest.mark.parametrize("day", ["2025-99-99", "yesterday", ""])
def test_an_impossible_day_is_refused(hand_in, day):
    with pytest.raises(CommandError, match="is no day: write it as 2025-01-30"):
        call_command("ingest", "x.txt", "--published", day)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-05-01"])
def test_a_day_that_no_page_can_bear_is_refused(hand_in, day):
    assert f"{day} cannot be the day of publication" in hand_in("a.txt", TEXT, "--published", day)[1]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "given, name",
    [
        ("", "Unknown publisher"),
        (" \n ", "Unknown publisher"),
        ("\udcff\u202e", "Unknown publisher"),
        ("\u202eThe  Verge\x00\n", "The Verge"),
        ("x" * 5_000, "x" * 199 + "…"),
    ],
)
def test_a_publisher_is_kept_under_a_name_that_can_be_read(hand_in, given, name):
    hand_in("a.txt", TEXT, "--publisher", given)
    assert Article.objects.get().publisher.name == name


def test_addresses_too_long_to_be_kept_do_no_harm(hand_in):
    """Random letters: PostgreSQL compresses what repeats, and would have room for it."""
    dice = random.Random(0)
    longest, too_long = ("".join(dice.choices(ascii_letters, k=n)) for n in (1_880, 3_800))
    words = "".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(1_000))
    links = f'<a href="https://a.example/{too_long}">One</a> and <a href="https://a.example/{longest}">{words}</a>.'
    item = f"<item><link>https://b.example/{too_long}</link><description><![CDATA[<p>{TEXT}{links}</p>]]></description></item>"
    out, err = hand_in("feed.xml", FEED.format(item))
    assert (err, Article.objects.get().canonical_url) == ("", None)
    assert Citation.objects.get().url == f"https://a.example/{longest}"


def test_a_number_beyond_all_bounds_is_no_amount(hand_in):
    out, err = hand_in("a.txt", f"OpenAI speaks\n\nOpenAI said that it had lost ${'1' * 400} million.")
    assert "1 claim found" in out
    assert Claim.objects.get().slots["quantities"] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", [("ingest", "a.txt"), ("worker", "--once")])
def test_a_database_without_tables_is_told_what_to_do(command):
    last = MigrationRecorder.Migration.objects.get(app="claims", name=latest_migration())
    last.delete()
    try:
        with pytest.raises(CommandError, match="run 'python3 manage.py migrate' once"):
            call_command(*command)
    finally:
        last.save(force_insert=True)


def test_one_bad_file_does_not_hold_up_the_others(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.txt").write_text("")
    out, err = ingest(str(tmp_path / "bad.txt"), str(tmp_path / "good.txt"), "--wait")
    assert "1 claim found" in out
    assert "1 of 2 were not stored" in err
    assert Article.objects.count() == 1


def test_a_text_becomes_an_article_with_its_claims(hand_in):
    out, err = hand_in("story.txt", TEXT, "--published", "2025-01-30", "--publisher", "PetaPixel")
    article = Article.objects.get()
    assert err == ""
    assert f"/articles/{article.pk}/" in out
    assert (article.headline, article.publisher.name) == ("OpenAI speaks", "PetaPixel")
    assert article.published.lower == date(2025, 1, 30)
    assert Claim.objects.get().speaker.name == "OpenAI"
    assert Appearance.objects.get().said.lower == date(2025, 1, 28)


def test_a_page_and_a_feed_are_read_as_well(hand_in):
    hand_in("page.html", PAGE.format("A page", "OpenAI said that DeepSeek took the data. " * 3))
    item = "<item><title>An item</title><description>{}</description></item>"
    hand_in("feed.xml", FEED.format(item.format("Anthropic said that the models were copied. " * 3)))
    assert set(Article.objects.values_list("headline", flat=True)) == {"A page", "An item"}


def test_the_same_article_twice_is_one(hand_in):
    for _ in range(2):
        hand_in("story.txt", TEXT, "--publisher", "PetaPixel")
    assert Article.objects.count() == Snapshot.objects.count() == Claim.objects.count() == 1


def test_an_article_without_a_date_keeps_its_clocks_empty(hand_in):
    hand_in("story.txt", TEXT)
    assert Article.objects.get().published is None
    assert Appearance.objects.get().said is None


def test_an_unclosed_quotation_mark_costs_one_paragraph_at_most(hand_in):
    hand_in("story.txt", "T\n\nOpenAI said it is “safe and sound.\n\nMicrosoft said that the model is slow.")
    assert Appearance.objects.filter(content__startswith="the model is slow").exists()


def test_another_language_is_stored_and_said_not_to_be_read(hand_in):
    out, _ = hand_in("story.txt", "Das Gericht hat entschieden, dass die Klage der Autoren zulässig ist. " * 5)
    assert "not read" in out
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "H" * 5000 + "\n\nOpenAI said that it is safe.",
        "T\n\n" + "Doctor " + "Xavier " * 100 + "said that the model is safe.",
        "T\n\n“It is safe,” said " + "Q" * 400 + ".",
        "T\n\nOpenAI spokeswoman " + "Anna " * 80 + "Smith told " + "The Very Long " * 40 + "Times that it is safe.",
        "T\n\n" + "Several people " * 40 + "who asked not to be named because of fear told Bloomberg that it is safe.",
        "T\n\nOpenAI \u202esaid that\u202c the models are 🤖 safe.",
        b"T\n\nOpenAI said that \xed\xa0\x80 the models \x00 are safe.",
    ],
)
def test_odd_texts_are_stored_whole_or_not_at_all(hand_in, text):
    out, err = hand_in("odd.txt", text, "--publisher", "P\x00<b>" + "ublisher" * 700)
    assert err == ""
    assert not Appearance.objects.filter(claim=None).exists()
    for appearance in Appearance.objects.select_related("first_snapshot"):
        anchor = appearance.anchors.get()
        assert appearance.first_snapshot.text[anchor.start : anchor.end] == appearance.content
    assert len(Publisher.objects.get(articles__isnull=False).name) <= 200


@pytest.mark.django_db(transaction=True)
def test_without_waiting_the_worker_is_asked(tmp_path):
    (tmp_path / "story.txt").write_text(TEXT)
    out, _ = ingest(str(tmp_path / "story.txt"))
    assert "waiting to be read by the worker" in out
    assert ProcrastinateJob.objects.filter(task_name="claims.read").count() == 1
