"""All figures of one evaluation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.evaluation.figures import Accuracy, Balance, figures_of
from claims.evaluation.folders import Article
from claims.evaluation.formats import Format
from claims.evaluation.reliability import Reliability, reliability_of


@dataclass(frozen=True, slots=True)
class Section:
    """The figures on one choice of claims."""

    name: str
    figures: tuple[Balance | Accuracy, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`n_ignored` predictions were neither right nor wrong. The reliability is that of the first section's claims."""

    format: str
    n_articles: int
    n_ignored: int
    sections: tuple[Section, ...]
    reliability: Reliability


def evaluate(format: Format, articles: Sequence[Article], answers: Mapping[str, dict[str, Any]]) -> Report:
    """Scores the answers of `extract`, by the articles' ids, against the articles' gold."""
    scores = {
        name: [score(article, answers[article.id]) for article in articles] for name, score in format.sections.items()
    }
    whole = next(iter(scores.values()))
    return Report(
        format=format.name,
        n_articles=len(articles),
        n_ignored=sum(score.n_ignored for score in whole),
        sections=tuple(Section(name, figures_of(of_section, format.nothing)) for name, of_section in scores.items()),
        reliability=reliability_of([judged for score in whole for judged in score.judged]),
    )
