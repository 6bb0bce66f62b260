"""Reports from readers, as the desk sees them and as whoever sent one does."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from claims.models import Claim, Report
from claims.permissions import Gate
from claims.terms import Term
from claims.timeline import clocks
from claims.timeline.history import Happening, load_report_history

REPORTS_A_PAGE = 20


class Tray(Term):
    """Where a report lies."""

    OPEN = "open", "Open"
    SETTLED = "settled", "Settled"


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """One page of a tray, and how many lie in each."""

    tray: Tray
    page: Page
    counts: list[tuple[Tray, int]]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with all that the desk made of it, newest first."""

    report: Report
    history: list[Happening]


@dataclass(frozen=True, slots=True)
class ReportedTelling:
    """The telling that a report is about; ``printed`` is its outlet and day."""

    content: str
    printed: str

    @property
    def in_words(self) -> str:
        """How the report itself names it, for whoever reads it once the telling counts for another claim."""
        return f"About the telling “{self.content}” ({self.printed}):"


def find_telling(gate: Gate, claim: Claim, key: int) -> ReportedTelling | None:
    """The telling of a claim with this key; None where the viewer sees no such. One query."""
    rows = gate.appearances().filter(claim=claim, pk=key).select_related("article__publisher")
    telling = rows.only("content", "article__published", "article__published_why", "article__publisher__name").first()
    if telling is None:
        return None
    article = telling.article
    day = clocks.label(article.published, article.published_why)
    return ReportedTelling(telling.content, ", ".join(filter(None, [article.publisher.name, day])))


def load_reports_page(tray: Tray, number: object = 1) -> ReportsPage:
    """The open reports, oldest first, as they are to be worked through; or the settled ones, latest first.

    Two queries.
    """
    is_open = Q(settled_at__isnull=True)
    counted = Report.objects.aggregate(n_open=Count("pk", is_open), n_settled=Count("pk", ~is_open))
    counts = [(Tray.OPEN, counted["n_open"]), (Tray.SETTLED, counted["n_settled"])]
    rows = _rows().filter(is_open if tray == Tray.OPEN else ~is_open)
    order = ("created_at", "pk") if tray == Tray.OPEN else ("-settled_at", "-pk")
    paginator = Paginator(rows.order_by(*order), REPORTS_A_PAGE)
    paginator.count = dict(counts)[tray]
    return ReportsPage(tray, paginator.get_page(number), counts)


def load_report_page(pk: int) -> ReportPage | None:
    """One report for the desk; two queries."""
    report = _rows().filter(pk=pk).first()
    return ReportPage(report, load_report_history(report)) if report else None


def find_sent(key: UUID) -> Report | None:
    """The report with this key, for whoever sent it: of what it is about no more than its number. One query."""
    return Report.objects.filter(key=key).select_related("claim").only(
        "key", "kind", "words", "created_at", "settled_at", "answer", "article_id", "claim__number"
    ).first()  # fmt: skip


def _rows() -> QuerySet[Report]:
    return Report.objects.select_related("claim", "article__publisher", "settled_by").defer(
        "claim__search", "claim__slots"
    )
