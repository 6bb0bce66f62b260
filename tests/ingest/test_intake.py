"""Texts and files, through the child process and into the tables."""

from datetime import date

import pytest

from claims.ingest import take_file, take_text
from claims.models import Article
from claims.parsing.errors import IngestError
from tests.parsing.pdf_file import a_court_paper, a_scan
from tests.parsing.web_page import PARAGRAPHS, URL

pytestmark = pytest.mark.django_db

LONG = " ".join(PARAGRAPHS * 3)


def test_a_court_paper_is_stored_with_its_pages(tmp_path):
    path = tmp_path / "complaint.pdf"
    path.write_bytes(a_court_paper([["\t" + PARAGRAPHS[0]], ["\t" + PARAGRAPHS[1]]]))
    (snapshot,) = take_file(path, publisher="The Court")
    assert len(snapshot.pages) == 2
    assert snapshot.text[snapshot.pages[1] :].startswith(PARAGRAPHS[1][:40])
    assert snapshot.article.published_why["rule"] == "text"


def test_a_scan_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(a_scan(None))
    with pytest.raises(IngestError, match=r"^scan\.pdf holds only pictures of pages \(scanned\): have its text"):
        take_file(path)
    assert not Article.objects.exists()


def test_a_pasted_text_is_stored_with_what_its_giver_knows():
    known = {"publisher": "The Gazette", "published_on": date(2025, 1, 30), "url": URL + "?utm_source=mail"}
    snapshot = take_text(LONG, **known, headline="<b>A headline</b>", byline="Ann Lee")
    article = snapshot.article
    article.refresh_from_db()
    assert (article.canonical_url, article.headline, article.byline) == (URL, "<b>A headline</b>", "Ann Lee")
    assert (article.publisher.name, article.published.lower) == ("The Gazette", date(2025, 1, 30))
    assert article.published_why["rule"] == "editor"
    assert take_text(LONG, **known) == snapshot
    assert take_text(LONG + " Corrected.", **known).number == 2


@pytest.mark.parametrize(
    "text, known, told",
    [
        (" \n", {}, "no words"),
        ("Words", {"published_on": date(2999, 1, 1)}, "look at the year"),
        ("Words", {"url": "javascript:alert(1)"}, "copy it from the page"),
        ("Words", {"url": "/etc/passwd"}, "copy it from the page"),
        ("word " * 300_000, {}, "the limit is 1,000,000"),
    ],
)
def test_a_pasted_text_that_cannot_be_used_is_refused(text, known, told):
    with pytest.raises(IngestError, match=told):
        take_text(text, publisher="The Gazette", **known)
    assert not Article.objects.exists()
