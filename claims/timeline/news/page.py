"""The page of what is new, put together: ten queries for any number of rows, twelve where there are none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.permissions import Gate
from claims.permissions.since import seen_since
from claims.timeline.disputes import Place
from claims.timeline.news.answers import ANSWERING, MOST_ANSWERS, Answered, Replied, load_relations, load_replies
from claims.timeline.news.changed import MOST_ARTICLES, load_article_news, load_changed
from claims.timeline.news.decisions import MOST_DECISIONS, load_decisions
from claims.timeline.news.parts import Asked, Part, Section, section_of
from claims.timeline.news.set_right import load_set_right
from claims.timeline.news.splits import Split
from claims.timeline.news.tellings import MOST_CLAIMS, load_claim_news, load_groups
from claims.timeline.news.withdrawn import Withdrawn

_Told = Answered | Replied | Withdrawn | Split
_OF_CLAIMS = (Part.CLAIMS, Part.TELLINGS)


@dataclass(frozen=True, slots=True)
class Shown:
    """One part in which something is new, and its rows as the page shows them."""

    section: Section
    rows: list[Any]

    @property
    def part(self) -> Part:
        return self.section.part


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What is new since ``moment``; ``part`` where one is shown alone. ``last_at``: if nothing is, when it last was."""

    moment: datetime
    part: Part | None
    shown: list[Shown]
    last_at: datetime | None


def load_news(
    gate: Gate, place: Place, moment: datetime, part: Part | None = None, number: object = 1, *, decides: bool = False
) -> NewsPage:
    """What this viewer can see of a dispute since ``moment``, and could not before; ``part`` alone, by pages, or all.

    With ``decides`` also what editors decided.
    """
    since = seen_since(gate, place.dispute, place.parent)
    asked = Asked(gate, place.dispute, since, moment, part, number)
    found = [*_of_claims(asked), *_beside_claims(asked), *(_of_editors(asked) if decides else ())]
    sections = [section_of(asked, part, rows, most) for part, rows, most in found if rows and asked.wants(part)]
    last_at = None if sections else asked.last_at()
    return NewsPage(moment, part, list(_shown(asked, sections)), last_at)


def _of_claims(asked: Asked) -> Iterator[tuple[Part, list[Any], int]]:
    """Each part about claims, with as many of its rows as are counted, and that limit."""
    if not asked.wants(*_OF_CLAIMS, Part.ANSWERS, Part.CORRECTIONS):
        return
    groups = load_groups(asked)
    new = [group for group in groups if group.first_at >= asked.moment]
    yield Part.CLAIMS, new, MOST_CLAIMS
    yield Part.TELLINGS, [group for group in groups if group.first_at < asked.moment], MOST_CLAIMS
    if asked.wants(Part.ANSWERS, Part.CORRECTIONS):
        related = load_relations(asked, {group.claim: group.first_at for group in new})
        answers = [each for each in related if each.relation.kind in ANSWERING]
        replies = load_replies(asked) if asked.wants(Part.ANSWERS) else []
        yield Part.ANSWERS, _latest_first([*answers, *replies]), MOST_ANSWERS
        set_right = load_set_right(asked) if asked.wants(Part.CORRECTIONS) else []
        corrections = [each for each in related if each.relation.kind not in ANSWERING]
        yield Part.CORRECTIONS, _latest_first([*corrections, *set_right]), MOST_ANSWERS


def _beside_claims(asked: Asked) -> Iterator[tuple[Part, list[Any], int]]:
    if asked.wants(Part.ARTICLES):
        yield Part.ARTICLES, load_changed(asked), MOST_ARTICLES


def _of_editors(asked: Asked) -> Iterator[tuple[Part, list[Any], int]]:
    if asked.wants(Part.DECISIONS):
        yield Part.DECISIONS, load_decisions(asked), MOST_DECISIONS


def _shown(asked: Asked, sections: list[Section]) -> Iterator[Shown]:
    """What the page shows of each part: what is more than a row of a list is loaded for this page of it alone."""
    groups = [group for section in sections if section.part in _OF_CLAIMS for group in section.page]
    claims = load_claim_news(asked, groups)
    for section in sections:
        rows = list(section.page)
        if section.part in _OF_CLAIMS:
            rows = [claims[group.claim] for group in rows if group.claim in claims]
        elif section.part == Part.ARTICLES:
            rows = load_article_news(asked, rows)
        yield Shown(section, rows)


def _latest_first(rows: Iterable[_Told]) -> list[_Told]:
    return sorted(rows, key=lambda row: row.at, reverse=True)
