"""A report as JSON: figures by name, each with its interval as `low` and `high`, and the cases that it rests on."""

from dataclasses import asdict
from typing import Any

from claims.evaluation.figures import Accuracy, Balance, Estimate
from claims.evaluation.reliability import Bin, Reliability
from claims.evaluation.report import Report

Figures = dict[str, Any]


def as_json(report: Report) -> dict[str, Any]:
    """The whole report as plain values."""
    return {
        "format": report.format,
        "articles": report.n_articles,
        "ignored": report.n_ignored,
        "sections": {
            section.name: {figure.name: _figure(figure) for figure in section.figures} for section in report.sections
        },
        "reliability": _reliability(report.reliability),
    }


def _figure(figure: Balance | Accuracy) -> Figures:
    if isinstance(figure, Accuracy):
        return {**_estimate(figure.estimate), "n": figure.n, "right": figure.n_right}
    parts = {name: _estimate(getattr(figure, name)) for name in ("precision", "recall", "f1")}
    return {**parts, "n": figure.n, "found": figure.n_found, "right": figure.n_right}


def _estimate(estimate: Estimate | None) -> Figures:
    return asdict(estimate) if estimate else {"value": None, "low": None, "high": None}


def _reliability(reliability: Reliability) -> dict[str, Any]:
    return {
        "bins": [_bin(bin) for bin in reliability.bins],
        "n": reliability.n,
        "content_error": reliability.content_error,
        "content_and_speaker_error": reliability.content_and_speaker_error,
    }


def _bin(bin: Bin) -> dict[str, Any]:
    edges = {"from": bin.low, "to": bin.high, "n": bin.n, "confidence": bin.confidence}
    return edges | {right.name: _figure(right) for right in (bin.content, bin.content_and_speaker)}
