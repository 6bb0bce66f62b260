"""A report as tables in plain text."""

from collections.abc import Iterator, Sequence

from claims.evaluation.figures import Accuracy, Balance, Estimate
from claims.evaluation.reliability import Bin, Reliability
from claims.evaluation.report import Report

NONE = "–"
GAP = "  "
BALANCE_HEAD = ("", "precision", "recall", "F1", "n")
ACCURACY_HEAD = ("", "share", "n")
RELIABILITY_HEAD = ("confidence", "on average", "content right", "speaker, too", "n")


def as_text(report: Report) -> str:
    """All tables. Intervals stand in brackets; `n` is the number of cases that a figure rests on."""
    claims = report.sections[0].figures[0]
    head = f"{report.format}: {report.n_articles} articles, {claims.n} claims in the gold, {claims.n_found} found"
    ignored = f", {report.n_ignored} more neither right nor wrong" if report.n_ignored else ""
    blocks = [f"{head}{ignored}. In brackets: 95 % intervals."]
    for section in report.sections:
        title = "" if len(report.sections) == 1 else f"{section.name.upper()}\n"
        blocks.append(title + table([BALANCE_HEAD, *balances(section.figures)]))
        blocks.append(table([ACCURACY_HEAD, *accuracies(section.figures)]))
    return "\n\n".join([*blocks, _reliability(report.reliability)])


def balances(figures: Sequence[Balance | Accuracy]) -> Iterator[tuple[str, ...]]:
    """The rows under BALANCE_HEAD."""
    for figure in figures:
        if isinstance(figure, Balance):
            estimates = map(_estimate, (figure.precision, figure.recall, figure.f1))
            yield _words(figure.name), *estimates, str(figure.n)


def accuracies(figures: Sequence[Balance | Accuracy]) -> Iterator[tuple[str, ...]]:
    """The rows under ACCURACY_HEAD."""
    for figure in figures:
        if isinstance(figure, Accuracy):
            yield _words(figure.name), _estimate(figure.estimate), str(figure.n)


def _reliability(reliability: Reliability) -> str:
    errors = reliability.content_error, reliability.content_and_speaker_error
    last = ("calibration error", "", *map(_number, errors), str(reliability.n))
    return table([RELIABILITY_HEAD, *map(_bin, reliability.bins), last])


def _bin(bin: Bin) -> tuple[str, ...]:
    shares = _estimate(bin.content.estimate), _estimate(bin.content_and_speaker.estimate)
    return f"{bin.low} to {bin.high}", _number(bin.confidence), *shares, str(bin.n)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _estimate(estimate: Estimate | None) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.2f}–{estimate.high:.2f})" if estimate else NONE


def _number(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; the first to the left, figures behind each other, the last to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)] + [row[-1].rjust(widths[-1])]
        for row in rows
    )
    return "\n".join(GAP.join(cells) for cells in lines)
