from datetime import date
from textwrap import wrap

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pdf import parse_pdf
from claims.text.cleaning import clean_text
from tests.parsing.pdf_file import LINES_ON_A_PAGE, a_court_paper, a_pdf, a_scan
from tests.parsing.web_page import PARAGRAPHS, URL

WIDE = 82  # letters that fill a line
MORE = [
    "The Times alleges that millions of its articles were copied to train the models that OpenAI sells to the public.",
    "It asks for damages, and for an order that models which hold its work be destroyed; the sum is left to the jury.",
    "Microsoft supplied the machines on which the models were trained, according to the complaint, and shared profits.",
]


def lines_of(paragraphs: list[str], width: int = WIDE) -> list[str]:
    lines = [wrap(paragraph, width) for paragraph in paragraphs]
    return [line if place else "\t" + line for paragraph in lines for place, line in enumerate(paragraph)]


def pages_of(paragraphs: list[str]) -> list[list[str]]:
    lines = lines_of(paragraphs)
    return [lines[start : start + LINES_ON_A_PAGE] for start in range(0, len(lines), LINES_ON_A_PAGE)]


def test_paragraphs_are_put_together_again():
    assert parse_pdf(a_pdf(lines_of(PARAGRAPHS))).text.split("\n\n") == PARAGRAPHS


def test_a_gap_parts_paragraphs_too():
    lines = [part for paragraph in PARAGRAPHS for part in (*wrap(paragraph, WIDE), "")]
    assert parse_pdf(a_pdf(lines)).text.split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize("numbered", [True, False])
def test_stamps_heads_feet_and_line_numbers_of_court_papers_are_no_text(numbered):
    paragraphs = (PARAGRAPHS + MORE) * 6
    parsed = parse_pdf(a_court_paper(pages_of(paragraphs), numbered=numbered))
    assert " ".join(parsed.text.split()) == " ".join(paragraphs)
    assert parsed.text.split("\n\n") == paragraphs


def test_each_page_is_kept_in_the_place_of_its_first_word():
    paragraphs = [f"Count {number}. {paragraph}" for number, paragraph in enumerate((PARAGRAPHS + MORE) * 4)]
    pages = pages_of(paragraphs)
    parsed = parse_pdf(a_court_paper(pages))
    assert len(set(parsed.pages)) == len(pages) > 1
    for start, lines in zip(parsed.pages, pages, strict=True):
        assert parsed.text[start:].startswith(lines[0].strip()[:30])


def test_the_courts_stamp_gives_the_day():
    published = parse_pdf(a_court_paper([["\tA complaint was filed today."]])).published
    assert (published.on, published.rule, published.words) == (date(2023, 12, 27), "text", "Filed 12/27/23")


def test_the_stamp_of_a_court_of_appeals_gives_it_too():
    stamp = "Case: 23-55286, 07/10/2023, ID: 12751919, DktEntry: 5-1, Page 1 of 70"
    parsed = parse_pdf(a_pdf([stamp, "", "", *lines_of(PARAGRAPHS)]))
    assert parsed.published.on == date(2023, 7, 10)
    assert parsed.text.split("\n\n") == PARAGRAPHS


def test_an_impossible_stamp_is_left_empty_with_a_note():
    published = parse_pdf(a_court_paper([["\tA complaint was filed."]], stamp="Filed 13/45/23")).published
    assert published.on is None
    assert "13/45/23" in published.note


@pytest.mark.parametrize(
    "lines, text",
    [
        (["the defen-", "dants said so."], "the defendants said so."),
        (["copyright-", "infringing", "a copyright, the copyright, infringing"], "copyright-infringing a"),
        (["a well-", "known case, a well-known judge."], "a well-known case"),
        (["Judge Martinez-", "Olguin ruled."], "Judge Martinez-Olguin ruled."),
        (["in case 23-", "cv-11195 they met."], "in case 23-cv-11195"),
        (["they went on –", "and stayed."], "they went on – and stayed."),
    ],
)  # fmt: skip
def test_words_cut_at_the_end_of_a_line(lines, text):
    assert text in parse_pdf(a_pdf(lines)).text.replace("\n\n", " ")


def test_a_running_head_may_differ_from_left_to_right_but_what_a_page_repeats_within_stays():
    body = [*lines_of(PARAGRAPHS), "\tDenied.", "\tDenied."]
    pages = [[f"{'The Times v. Microsoft' if n % 2 else 'Complaint'} {n}", "", "", *body, f"{n}"] for n in range(8)]
    text = parse_pdf(a_pdf(*pages)).text
    assert text.count("Denied.") == 16
    assert "The Times v. Microsoft" not in text


def test_numbers_in_the_text_are_no_line_numbers():
    lines = ["The sums were:", *(str(number) for number in (3, 1, 4, 1, 5, 9, 2, 6, 5, 3)), "in all."]
    assert " ".join(parse_pdf(a_pdf(lines)).text.split()) == " ".join(lines)


def test_scanned_pages_are_named_and_begin_where_the_next_one_does():
    parsed = parse_pdf(a_scan(lines_of(PARAGRAPHS), None, lines_of(MORE), None, None))
    assert parsed.note == "pages 2 and 4 to 5: pictures of paper (scanned), whose words cannot be read"
    assert parsed.pages[1] == parsed.pages[2]
    assert parsed.pages[3] == parsed.pages[4] == len(parsed.text)


def test_blank_pages_are_no_scans():
    assert parse_pdf(a_pdf(lines_of(PARAGRAPHS), [])).note == ""


@pytest.mark.parametrize(
    "data, trouble, words",
    [
        (a_scan(None, None), Trouble.NO_TEXT, "only pictures of pages"),
        (a_pdf([]), Trouble.NO_TEXT, "no words"),
        (a_pdf(["x"], encrypt=StandardEncryption("open sesame")), Trouble.LOCKED, "locked with a password"),
        (b"%PDF-1.7\n%broken", Trouble.BINARY, "broken"),
        (a_pdf(["x"])[:300], Trouble.BINARY, "broken"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, trouble, words):
    with pytest.raises(IngestError, match=f"^a.pdf .*{words}.*: ") as caught:
        parse_pdf(data, "a.pdf")
    assert caught.value.trouble is trouble


def test_a_file_that_only_its_owner_may_change_is_read():
    data = a_pdf(lines_of(PARAGRAPHS), encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    assert parse_pdf(data).text.startswith("OpenAI says")


@pytest.mark.parametrize(
    "title, name, headline",
    [
        ("The Times Company v. Microsoft", "a.pdf", "The Times Company v. Microsoft"),
        ("Microsoft Word - complaint final.docx", "complaint.pdf", "complaint"),
        ("", "complaint.pdf", "complaint"),
        ("<script>alert(1)</script>A real <b onclick=x>title</b>", "", "alert(1) A real title"),
    ],
)
def test_the_headline(title, name, headline):
    long = lines_of([" ".join(PARAGRAPHS)])
    assert parse_pdf(a_pdf(long, title=title), name).headline == headline


def test_the_address_and_the_author_are_kept():
    parsed = parse_pdf(a_pdf(lines_of(PARAGRAPHS), author="Ann <img src=x onerror=alert(1)>Lee"), url=URL + "?utm_id=1")
    assert (parsed.byline, parsed.canonical_url, parsed.language) == ("Ann Lee", URL, "en")


def test_the_text_is_clean_and_the_html_is_made_of_it():
    parsed = parse_pdf(a_pdf(["\tHe wrote <script>alert(1)</script> & left. It was \x07 long ago."]))
    assert clean_text(parsed.text) == parsed.text
    assert "<script" not in parsed.html
    assert "&lt;script&gt;" in parsed.html
