"""PDF files, court papers above all, to articles: lines by their places on the page, then paragraphs."""

from claims.parsing.pdf.document import parse_pdf

__all__ = ["parse_pdf"]
