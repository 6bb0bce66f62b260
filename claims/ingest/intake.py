"""What people hand in themselves, a text or a file, to stored articles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db import transaction

from claims.ingest.local import read_file
from claims.ingest.readers import read_articles
from claims.ingest.store import store_page
from claims.models import Publisher, Snapshot
from claims.parsing.apart import apart
from claims.parsing.dating import is_possible
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_BYLINE, LONGEST_HEADLINE, address_of
from claims.parsing.plain import parse_text
from claims.text.cleaning import one_line

LONGEST_PUBLISHER = 200


def take_text(
    text: str, *, publisher: str, published_on: date | None = None, url: str = "", headline: str = "", byline: str = ""
) -> Snapshot:
    """Store a text that somebody pasted, with what they know of it: who printed it, when, where it stands.

    With an address it is the article that has this address, and other words than those we hold are its next version.
    IngestError for a text without words, one that is too long, an unusable address, and a day that cannot be true.
    """
    check_day(published_on)
    address = address_of(url) if url else None
    if url and (address is None or address.startswith("/")):
        raise IngestError("the address cannot be used: copy it from the page, from https:// on", Trouble.NOT_ALLOWED)
    page = apart(parse_text, text.encode("utf-8", "replace"))
    given = {"headline": one_line(headline, LONGEST_HEADLINE), "byline": one_line(byline, LONGEST_BYLINE)}
    page = replace(page, url=address, canonical_url=address, **{name: words for name, words in given.items() if words})
    with transaction.atomic():
        return store_page(page, _house(publisher), published_on=published_on).snapshot


def take_file(path: Path, *, publisher: str = "", published_on: date | None = None) -> list[Snapshot]:
    """Store what a file on this machine holds, as `take_bytes` does."""
    told = {"publisher": publisher, "published_on": published_on}
    return take_bytes(read_file(path), path.name, base_url=path.resolve().as_uri(), **told)


def take_bytes(
    data: bytes, name: str, *, base_url: str = "", publisher: str = "", published_on: date | None = None
) -> list[Snapshot]:
    """Store what a file called `name` holds: a page, a PDF or a text gives one article, a feed one for each entry with
    a text. Links in it count from `base_url`.

    All of it or, when anything in it is unusable, nothing. ``publisher`` and ``published_on`` are what the
    person who hands it in knows, and win over what the file says; IngestError for a day that cannot be true.
    """
    check_day(published_on)
    pages = read_articles(data, name, base_url or Path("/", name).as_uri())
    with transaction.atomic():
        house = _house(publisher)
        return [store_page(page, house, published_on=published_on).snapshot for page in pages]


def _house(name: str) -> Publisher:
    return Publisher.objects.named(one_line(name, LONGEST_PUBLISHER) or "Unknown publisher")


def check_day(published_on: date | None) -> None:
    """IngestError for a day of publication that cannot be true."""
    if published_on and not is_possible(published_on):
        raise IngestError(f"{published_on} cannot be the day of publication: look at the year")
