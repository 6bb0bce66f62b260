"""A PDF file to an article, its pages kept."""

import re
from datetime import datetime
from pathlib import PurePath

import pypdfium2
from pypdfium2 import raw

from claims.parsing.dating import Published, read_published
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_BYLINE, LONGEST_HEADLINE, address_of
from claims.parsing.pages import ParsedPage, check_length
from claims.parsing.pdf.furniture import filed_on, without_furniture
from claims.parsing.pdf.lines import read_pages
from claims.parsing.pdf.paragraphs import run_together
from claims.text.cleaning import one_line
from claims.text.language import guess_language
from claims.text.pages import pages_in_words
from claims.text.sanitise import text_as_html, words_of

MOST_PAGES = 3_000
_LONGEST_FIRST_PARAGRAPH = 200
_MADE_BY_A_PROGRAM = re.compile(r"^Microsoft Word - |\.(?:docx?|pdf|wpd|rtf|indd|tex|dvi)$|^untitled$", re.IGNORECASE)


def parse_pdf(data: bytes, name: str = "", url: str = "") -> ParsedPage:
    """The article in a PDF file, `name` being the file's and `url` the address it was read from.

    `pages` tells where each page begins; `note` names the pages that are pictures of paper, whose words nobody can
    read. IngestError for a broken or locked file, one without any words, and one that is too long.
    """
    label = name or "the PDF file"
    pdf = _open(data, label)
    try:
        about, pages = pdf.get_metadata_dict(), list(read_pages(pdf))
    finally:
        pdf.close()
    day = filed_on(pages)
    pages = without_furniture(pages)
    read = run_together(pages)
    scanned = [number for number, page in enumerate(pages, start=1) if not page.lines and page.has_pictures]
    _check_words(read.text, label, n_scanned=len(scanned))
    return ParsedPage(
        headline=_headline(about.get("Title", ""), read.text, name),
        text=read.text,
        html=text_as_html(read.text),
        byline=one_line(words_of(about.get("Author", "")[: 20 * LONGEST_BYLINE]), LONGEST_BYLINE),
        language=guess_language(read.text) or "",
        published=_filed(day) if day else Published(),
        url=address_of(url) if url else None,
        canonical_url=address_of(url) if url else None,
        pages=read.pages,
        note=_unreadable(scanned),
    )


def _open(data: bytes, label: str) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise IngestError(f"{label} is locked with a password: save it without one", Trouble.LOCKED) from error
        message = f"{label} is a broken PDF file: get it anew, or hand in its text as a text file"
        raise IngestError(message, Trouble.BINARY) from error
    if len(pdf) > MOST_PAGES:
        message = f"{label} has {len(pdf):,} pages and the limit is {MOST_PAGES:,}: hand it in in parts"
        pdf.close()
        raise IngestError(message, Trouble.TOO_LARGE)
    return pdf


def _check_words(text: str, label: str, n_scanned: int) -> None:
    if not re.search(r"\w", text):
        why = "holds only pictures of pages (scanned)" if n_scanned else "has no words in it"
        message = f"{label} {why}: have its text recognised (OCR) first, or hand in the text"
        raise IngestError(message, Trouble.NO_TEXT)
    check_length(text)


def _headline(title: str, text: str, name: str) -> str:
    """The title that its author gave; else a short first paragraph, the file's name, or the first words."""
    title = one_line(words_of(title[: 20 * LONGEST_HEADLINE]), LONGEST_HEADLINE)
    if len(title.split()) > 1 and not _MADE_BY_A_PROGRAM.search(title):
        return title
    first = text.partition("\n\n")[0]
    if len(first) > _LONGEST_FIRST_PARAGRAPH:
        first = PurePath(name).stem or first
    return one_line(first, _LONGEST_FIRST_PARAGRAPH)


def _filed(day: str) -> Published:
    """A court's stamp, month first."""
    form = "%m/%d/%Y" if len(day) == len("12/27/2023") else "%m/%d/%y"
    try:
        on = datetime.strptime(day, form).date()  # noqa: DTZ007 - a day on a page has no zone
    except ValueError:
        return Published(rule="text", words=day, note=f"“{day}” is not a date that can be read")
    found = read_published(on.isoformat(), "text")
    return Published(found.on, found.at, "text", f"Filed {day}", found.note)


def _unreadable(scanned: list[int]) -> str:
    """ "pages 3 and 5 to 7: pictures of paper …"; "" when there are none."""
    return f"{pages_in_words(scanned)}: pictures of paper (scanned), whose words cannot be read" if scanned else ""
