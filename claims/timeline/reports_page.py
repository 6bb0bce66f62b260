"""Reports from readers, as the desk sees them and as whoever sent one does."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from claims.models import Appearance, Claim, Report
from claims.permissions import Gate
from claims.terms import ReportKind, Term
from claims.timeline import clocks
from claims.timeline.history import Happening, load_report_history

REPORTS_A_PAGE = 20


class Tray(Term):
    """Where a report lies."""

    OPEN = "open", "Open"
    SETTLED = "settled", "Settled"


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """One page of a tray, and how many lie in each; ``kinds`` are what is wrong in this one, with how many say so,
    ``kind`` the one that is shown (None: all)."""

    tray: Tray
    kind: ReportKind | None
    page: Page
    counts: list[tuple[Tray, int]]
    kinds: list[tuple[ReportKind, int]]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with all that the desk made of it, newest first.

    ``doubted`` is the telling that it is about, None where it names none, or one that is not so any more.
    """

    report: Report
    history: list[Happening]
    doubted: Appearance | None = None

    @property
    def is_of_apart(self) -> bool:
        """Whether it says that a telling is not the same claim, or is about one."""
        return self.report.kind == ReportKind.APART or self.doubted is not None

    @property
    def claim(self) -> Claim | None:
        """What there is to split today: the claim into which the reported one was merged."""
        return self.report.claim and (self.report.claim.merged_into or self.report.claim)


#: Before and after the words of a telling in a report that is about it.
_ABOUT, _FROM = "About the telling “", "” ("


@dataclass(frozen=True, slots=True)
class ReportedTelling:
    """The telling that a report is about; ``printed`` is its outlet and day, ``claim`` the number of what it tells."""

    content: str
    printed: str
    claim: int

    @property
    def in_words(self) -> str:
        """How the report itself names it, for whoever reads it once the telling counts for another claim."""
        return f"{_ABOUT}{self.content}{_FROM}{self.printed}):"


def find_telling(gate: Gate, key: int) -> ReportedTelling | None:
    """The telling of any claim with this key; None where the viewer sees no such. One query."""
    telling = _named(gate.appearances().filter(claim__isnull=False, pk=key)).first()
    return telling and _reported(telling)


def load_reports_page(tray: Tray, kind: ReportKind | None = None, number: object = 1) -> ReportsPage:
    """The open reports, oldest first, as they are to be worked through; or the settled ones, latest first. All of
    them, or of one kind.

    Two queries.
    """
    is_open = Q(settled_at__isnull=True)
    counted = list(
        Report.objects.values_list("kind")
        .order_by("kind")
        .annotate(n_open=Count("pk", is_open), n_settled=Count("pk", ~is_open))
    )
    in_tray = {each: open_ if tray == Tray.OPEN else settled for each, open_, settled in counted}
    rows = _rows().filter(is_open if tray == Tray.OPEN else ~is_open, **({"kind": kind} if kind else {}))
    order = ("created_at", "pk") if tray == Tray.OPEN else ("-settled_at", "-pk")
    paginator = Paginator(rows.order_by(*order), REPORTS_A_PAGE)
    paginator.count = in_tray.get(kind, 0) if kind else sum(in_tray.values())
    return ReportsPage(
        tray,
        kind,
        paginator.get_page(number),
        counts=[(each, sum(row[at] for row in counted)) for at, each in enumerate((Tray.OPEN, Tray.SETTLED), start=1)],
        kinds=[(each, in_tray[each]) for each in ReportKind if in_tray.get(each)],
    )


def load_report_page(gate: Gate, pk: int) -> ReportPage | None:
    """One report for the desk; two queries, three for one that names a telling."""
    report = _rows().filter(pk=pk).first()
    return ReportPage(report, load_report_history(report), _doubted(gate, report)) if report else None


def find_sent(key: UUID) -> Report | None:
    """The report with this key, for whoever sent it: of what it is about no more than its number. One query."""
    return Report.objects.filter(key=key).select_related("claim").only(
        "key", "kind", "words", "created_at", "settled_at", "answer", "article_id", "claim__number"
    ).first()  # fmt: skip


def _rows() -> QuerySet[Report]:
    return Report.objects.select_related("claim__merged_into", "article__publisher", "settled_by").defer(
        "claim__search", "claim__slots", "claim__merged_into__search", "claim__merged_into__slots"
    )


def _named(tellings: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """With what ``_reported`` says of them, and where they stand."""
    return tellings.select_related("article__publisher", "first_snapshot", "claim").only(
        "content",
        "claim__number",
        "article__published",
        "article__published_why",
        "article__publisher__name",
        "first_snapshot__number",
    )


def _reported(telling: Appearance) -> ReportedTelling:
    article = telling.article
    day = clocks.label(article.published, article.published_why)
    printed = ", ".join(filter(None, [article.publisher.name, day]))
    return ReportedTelling(telling.content, printed, telling.claim.number)


def _doubted(gate: Gate, report: Report) -> Appearance | None:
    """The one telling of the reported claim that a report names, as long as it is told in the same words there."""
    if report.claim is None or not report.words.startswith(_ABOUT):
        return None
    named = Concat(Value(_ABOUT), "content", Value(_FROM), output_field=TextField())
    told = gate.appearances().filter(claim__in=[report.claim_id, report.claim.merged_into_id or report.claim_id])
    rows = _named(told.annotate(words=Value(report.words, TextField())).filter(words__startswith=named).order_by("pk"))
    found = [row for row in rows if report.words.startswith(_reported(row).in_words)]
    return found[0] if len(found) == 1 else None
