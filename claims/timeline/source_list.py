"""The list of sources: publishers and cited documents, with what they originate and what they pass on."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from claims.models import Document, Folded, Publisher
from claims.permissions import Gate
from claims.timeline.keeping import Keep
from claims.timeline.passing import originating, passing_on
from claims.timeline.viewing import kept_for_view

SOURCES_A_PAGE = 100
_KEPT: Keep[tuple, tuple[list[Publisher], list[Document]]] = Keep(most=4)


@dataclass(frozen=True, slots=True)
class SourceList:
    """A page of publishers, each with ``n_originates``, ``n_passes_on`` and ``n_articles``; and one of documents.

    Each document has ``n_claims``.
    """

    publishers: Page
    documents: Page


def load_source_list(gate: Gate, publishers_page: object = 1, documents_page: object = 1) -> SourceList:
    """Both lists by name; five queries, none of them where the sources are kept."""
    publishers, documents = kept_for_view(_KEPT, gate, None, lambda: _read(gate))
    return SourceList(
        Paginator(publishers, SOURCES_A_PAGE).get_page(publishers_page),
        Paginator(documents, SOURCES_A_PAGE).get_page(documents_page),
    )


def _read(gate: Gate) -> tuple[list[Publisher], list[Document]]:
    """All visible ones with what is counted of them, by name."""
    publishers = list(gate.publishers().order_by(Folded("name"), "pk"))
    documents = list(gate.documents().select_related("party").order_by(Folded("title"), "pk"))
    count_publishers(gate, publishers)
    _count_documents(gate, documents)
    return publishers, documents


def count_publishers(gate: Gate, publishers: list[Publisher]) -> None:
    """Give each of these what is counted of it: ``n_originates``, ``n_passes_on``, ``n_articles``; three queries."""
    links = gate.chain_links().filter(publisher__in=publishers)
    n_passed_on, n_originated = (_claims_by(some, "publisher") for some in (passing_on(links), originating(links)))
    held = gate.articles().filter(publisher__in=publishers).order_by().values("publisher")
    n_articles = dict(held.annotate(n=Count("pk")).values_list("publisher", "n"))
    for publisher in publishers:
        publisher.n_originates = n_originated.get(publisher.pk, 0)
        publisher.n_passes_on = n_passed_on.get(publisher.pk, 0)
        publisher.n_articles = n_articles.get(publisher.pk, 0)


def _count_documents(gate: Gate, documents: list[Document]) -> None:
    n_claims = _claims_by(gate.chain_links().filter(document__in=documents), "document")
    for document in documents:
        document.n_claims = n_claims.get(document.pk, 0)


def _claims_by(links: QuerySet, column: str) -> dict[int, int]:
    """How many claims stand in chains through each publisher or document of ``links``."""
    counted = links.order_by().values(column).annotate(n=Count("appearance__claim", distinct=True))
    return dict(counted.values_list(column, "n"))
