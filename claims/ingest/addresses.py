"""An address that an editor added, to an article or to the feeds that are there."""

from claims.ingest.local import read_address
from claims.ingest.readers import offered_feeds, read_article, read_feed
from claims.ingest.store import store_page
from claims.models import Addition, Publisher, Snapshot
from claims.parsing.discovery import Why
from claims.parsing.errors import IngestError, Trouble
from claims.text.urls import domain_of


def take_address(addition: Addition) -> Snapshot | None:
    """Store the article at the addition's address, and keep what feeds are there; None where there is no article.

    Why nothing came of it is kept as the addition's problem.
    """
    addition.problem = ""
    try:
        data = read_address(addition.url)
        addition.snapshot = _article(addition, data)
        addition.article = addition.snapshot and addition.snapshot.article
    except IngestError as problem:
        addition.problem = str(problem)
    addition.save(update_fields=["article", "snapshot", "offers", "problem"])
    return addition.snapshot


def _article(addition: Addition, data: bytes) -> Snapshot | None:
    try:
        page = read_article(data, addition.url)
    except IngestError as problem:
        if problem.trouble != Trouble.IS_A_FEED:
            raise
        addition.offers = [{"url": addition.url, "title": read_feed(data, addition.url).title}]
        return None
    offers = offered_feeds(data, addition.url)
    addition.offers = [{"url": offer.url, "title": offer.title} for offer in offers if offer.why != Why.GUESSED]
    return store_page(page, _publisher(addition)).snapshot


def _publisher(addition: Addition) -> Publisher:
    name = "Claimline Digest" if addition.url.startswith("/") else domain_of(addition.url)
    return addition.publisher or Publisher.objects.named(name)
