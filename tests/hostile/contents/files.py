"""PDF files that are bombs, broken, or pictures."""

import random
import zlib
from collections.abc import Iterator

from claims.parsing.errors import IngestError, Trouble
from tests.hostile.contents.building import PDF, Content
from tests.hostile.contents.holding import Outcome, refused
from tests.parsing.pdf_file import a_pdf, a_scan


def contents() -> Iterator[Content]:
    yield Content("pdf-scanned", PDF, lambda: a_scan(None), refused(Trouble.NO_TEXT), as_feed=False)
    yield Content("pdf-broken", PDF, lambda: a_pdf(["x"])[:400], refused(Trouble.BINARY), as_feed=False)
    yield Content(
        "pdf-noise", PDF, lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(50_000), _no_crash, as_feed=False
    )
    yield Content("pdf-bomb", PDF, _pdf_bomb, _no_crash, as_feed=False)
    yield Content("pdf-without-end", PDF, _pdf_loop, _no_crash, as_feed=False)
    yield Content("pdf-for-a-feed", PDF, lambda: a_pdf(["x"]), refused(Trouble.NOT_A_FEED))


def _no_crash(outcome: Outcome) -> None:
    """A sentence, whatever the reason: too large, too slow, broken, no words."""
    assert isinstance(outcome, IngestError), outcome


def _pdf_bomb() -> bytes:
    """A page whose content is a gigabyte, packed twice into a few kilobytes."""
    packed = zlib.compress(zlib.compress(b"(x) Tj " * 1_000_000) * 100)
    return _raw_pdf(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(packed), packed))


def _raw_pdf(content: bytes, kids: bytes = b"[3 0 R]") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids%b>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        content,
    ]
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, value) for number, value in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def _pdf_loop() -> bytes:
    """Pages that are their own children."""
    return _raw_pdf(b"<</Length 0>>stream\n\nendstream", kids=b"[2 0 R]")
