"""PDF files for tests: court papers, scanned pages, locked and hostile ones."""

import io
from collections.abc import Sequence

from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = letter
LEFT, RIGHT, TOP, STEP = 72, WIDTH - 72, HEIGHT - 90, 24
LINES_ON_A_PAGE = 25
INDENT = 36


def text_page(paper: canvas.Canvas, lines: Sequence[str], step: float = STEP) -> None:
    """A page of lines; an indented one begins with a tab, an empty one leaves a gap."""
    for place, line in enumerate(lines):
        indent = INDENT if line.startswith("\t") else 0
        paper.drawString(LEFT + indent, TOP - place * step, line.strip())


def a_pdf(*pages: Sequence[str], title: str = "", author: str = "", **options) -> bytes:
    """A file with these pages of lines."""
    data = io.BytesIO()
    paper = canvas.Canvas(data, pagesize=letter, **options)
    paper.setTitle(title)
    paper.setAuthor(author)
    for lines in pages:
        paper.setFont("Times-Roman", 12)
        text_page(paper, lines)
        paper.showPage()
    paper.save()
    return data.getvalue()


def a_court_paper(pages: Sequence[Sequence[str]], stamp: str = "Filed 12/27/23", numbered: bool = True) -> bytes:
    """A filing as American federal courts print it: a stamp on top, line numbers in the margin, a foot with the title
    and the number of the page."""
    data = io.BytesIO()
    paper = canvas.Canvas(data, pagesize=letter)
    for number, lines in enumerate(pages, start=1):
        paper.setFont("Helvetica", 9)
        paper.drawString(80, HEIGHT - 20, f"Case 1:23-cv-11195-SHS Document 1 {stamp} Page {number} of {len(pages)}")
        paper.setFont("Times-Roman", 12)
        for place in range(LINES_ON_A_PAGE if numbered else 0):
            paper.drawRightString(50, TOP - place * STEP, str(place + 1))
        text_page(paper, lines)
        paper.drawCentredString(WIDTH / 2, 40, f"- {number} -")
        paper.drawCentredString(WIDTH / 2, 28, "COMPLAINT FOR COPYRIGHT INFRINGEMENT")
        paper.showPage()
    paper.save()
    return data.getvalue()


def a_scan(*pages: Sequence[str] | None) -> bytes:
    """A file in which every None is the picture of a page, with nothing but a court's stamp in letters."""
    data = io.BytesIO()
    paper = canvas.Canvas(data, pagesize=letter)
    for number, lines in enumerate(pages, start=1):
        paper.setFont("Times-Roman", 12)
        if lines is None:
            paper.drawInlineImage(Image.new("L", (50, 60), 200), 0, 0, WIDTH, HEIGHT)
            paper.drawString(
                80, HEIGHT - 20, f"Case 1:23-cv-1 Document 1-2 Filed 12/27/23 Page {number} of {len(pages)}"
            )
        else:
            text_page(paper, lines)
        paper.showPage()
    paper.save()
    return data.getvalue()
