"""The demo dispute keeps its promises: words from the facts, links to the facts, a notice on every page."""

import csv
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
import trafilatura
from lxml import html

from claims.text.corrections import new_notes

DEMO = Path(__file__).parents[2] / "claims" / "demo"
PAGES = sorted((DEMO / "pages").glob("*.html"))
EARLIER = sorted((DEMO / "earlier").glob("*.html"))
SENTENCE_END = re.compile(r"[.!?]”?(?=\s+[A-Z“]|\s*$)")
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")

each_page = pytest.mark.parametrize("path", [*PAGES, *EARLIER], ids=lambda path: f"{path.parent.name}/{path.stem}")


def load_facts() -> list[dict[str, str]]:
    with (DEMO / "dispute_facts.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def bare(text: str) -> str:
    """Lower-case words with single spaces, padded so that only whole words match."""
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "


def first_day(fact: dict[str, str]) -> date | None:
    """The first day of a fact's date: a day, a month, a year, an EDTF autumn (``-23``), or none."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", fact["date"])
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    return date(year, 9 if month == 23 else month, day)


FACTS = load_facts()
FACT_WORDS = [bare(" ".join(fact.values())) for fact in FACTS]


def parse(path: Path):
    return html.fromstring(path.read_bytes())


def paragraphs(path: Path) -> list[str]:
    return [p.text_content() for p in parse(path).xpath("//article/p[not(@class)]")]


def published(path: Path) -> datetime:
    return datetime.fromisoformat(parse(path).xpath("string(//meta[@property='article:published_time']/@content)"))


def load_feed() -> ElementTree.Element:
    return ElementTree.parse(DEMO / "feed.xml").getroot().find("channel")


def test_there_are_enough_digests_for_a_dispute():
    assert len(PAGES) >= 60


def test_every_earlier_version_is_of_a_digest_that_says_what_it_changed():
    assert EARLIER
    for path in EARLIER:
        now, then = (" ".join(paragraphs(DEMO / folder / path.name)) for folder in ("pages", "earlier"))
        assert [note.kind for note in new_notes(then, now)] == ["correction"]


@each_page
def test_a_digest_has_three_to_ten_sentences(path):
    assert 3 <= sum(len(SENTENCE_END.findall(text)) for text in paragraphs(path)) <= 10


@each_page
def test_every_quoted_word_is_in_the_facts(path):
    text = parse(path).text_content()
    quoted = [bare(curly or straight) for curly, straight in QUOTED.findall(text)]
    assert [words for words in quoted if not any(words in fact for fact in FACT_WORDS)] == []


@each_page
def test_quotation_marks_come_in_pairs(path):
    text = parse(path).text_content()
    assert text.count("“") == text.count("”")
    assert text.count('"') == 0


@each_page
def test_every_link_leads_to_the_page_of_a_fact_known_by_then(path):
    links = parse(path).xpath("//article//a/@href")
    assert links
    for link in links:
        days = [first_day(fact) for fact in FACTS if fact["url"] == link]
        assert days, f"{link} is not in the facts"
        assert any(day is None or day <= published(path).date() for day in days), f"{link} lies in the future"


@each_page
def test_the_notice_stands_outside_the_article(path):
    page = parse(path)
    assert "demonstration digest" in page.xpath("string(//footer)")
    assert "demonstration" not in page.xpath("string(//article)")


@each_page
def test_the_main_text_is_the_digest_alone(path):
    text = trafilatura.extract(path.read_text(encoding="utf-8"))
    assert [p for p in paragraphs(path) if p not in text] == []
    assert "demonstration digest" not in text


@each_page
def test_a_page_carries_no_script_or_style(path):
    page = parse(path)
    assert page.xpath("//script | //style | //@style | //@*[starts-with(name(), 'on')]") == []


@each_page
def test_name_address_and_date_agree(path):
    page = parse(path)
    day = published(path).date().isoformat()
    assert date(2020, 1, 1) <= published(path).date() <= date(2026, 12, 31)
    assert path.name.startswith(f"{day}-")
    assert page.xpath("string(//time/@datetime)") == day
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"/demo-digest/{path.name}"


@each_page
def test_title_and_author_are_given(path):
    page = parse(path)
    assert page.xpath("string(//title)") == f"{page.xpath('string(//h1)')} — Claimline Digest"
    assert page.xpath("string(//meta[@name='author']/@content)") == "Claimline Digest"


def test_feed_and_pages_list_the_same_digests():
    from_feed = {
        (item.findtext("link"), item.findtext("title"), parsedate_to_datetime(item.findtext("pubDate")).astimezone(UTC))
        for item in load_feed().iter("item")
    }
    from_pages = {(f"/demo-digest/{p.name}", parse(p).xpath("string(//h1)"), published(p)) for p in PAGES}
    assert from_feed == from_pages


def test_the_feed_runs_from_newest_to_oldest():
    days = [parsedate_to_datetime(item.findtext("pubDate")) for item in load_feed().iter("item")]
    assert days == sorted(days, reverse=True)


def test_guids_are_unique_names_and_not_links():
    guids = [item.find("guid") for item in load_feed().iter("item")]
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}
    assert len({guid.text for guid in guids}) == len(PAGES)


def test_the_feed_says_it_is_a_demonstration():
    channel = load_feed()
    assert channel.findtext("title") == "Claimline Digest"
    assert "demonstration" in channel.findtext("description").lower()


def test_every_fact_has_an_address():
    assert [fact for fact in FACTS if not fact["url"].startswith(("https://", "http://"))] == []
