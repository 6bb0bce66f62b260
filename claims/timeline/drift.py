"""How a claim's wording drifted: all its tellings in the order of publication, where each sounds surer or less sure.

Tellings at the rung of the one before are counted, not listed: what is shown are the first one and those where it
changes, so that a claim with a thousand copies shows its two rises. Direct quotations that differ in words stand
side by side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import QuerySet

from claims.models import Appearance
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.terms import Certainty, Directness
from claims.text.comparable import forms_of, words_in
from claims.text.highlight import Segment, segments
from claims.text.spans import Span
from claims.timeline.cards import mark_words
from claims.timeline.outline import Outline

#: So many changes of rung, and so many different quotations, are shown at the most.
MOST_STEPS, MOST_VARIANTS = 30, 6

#: Among so many direct tellings, the earliest, other wordings are looked for.
MOST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A telling at another rung than the one before it. ``n_more`` tellings behind it stand at the same."""

    appearance: Appearance
    certainty: Certainty
    rise: int | None
    n_more: int
    wording: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A direct quotation in words of its own; marked are those that the first one does not have."""

    appearance: Appearance
    wording: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What there is to show; ``n_steps_left`` changes more are not."""

    steps: tuple[Step, ...] = ()
    variants: tuple[Variant, ...] = ()
    n_steps_left: int = 0


def rises_of(outline: Sequence[Outline]) -> dict[int, int | None]:
    """By telling, the rungs gained (lost, when negative) against the telling before it.

    None for the first one and where one of the two is unknown, which is no rung to climb from.
    """
    rises: dict[int, int | None] = {}
    before = None
    for telling in outline:
        rises[telling.pk] = _rise(before, telling.certainty)
        before = telling.certainty
    return rises


def _rise(before: Certainty | None, now: Certainty) -> int | None:
    if before is None or Certainty.UNKNOWN in (before, now):
        return None
    return now.rung - before.rung


def load_drift(outline: Sequence[Outline], rises: Mapping[int, int | None]) -> Drift:
    """The drift over all tellings of ``load_outline``, with their ``rises_of``; one query, none where nothing
    differs."""
    runs = _runs(outline)
    runs = runs if len(runs) > 1 else []
    quoted = [telling.pk for telling in outline if telling.directness == Directness.DIRECT][:MOST_QUOTED]
    shown = {run[0].pk for run in runs[:MOST_STEPS]} | ({*quoted} if len(quoted) > 1 else set())
    if not shown:
        return Drift()
    rows = {row.pk: row for row in _shown(ids=list(shown))}
    steps = [_step(rows[run[0].pk], rises[run[0].pk], len(run) - 1) for run in runs[:MOST_STEPS] if run[0].pk in rows]
    variants = _variants([rows[pk] for pk in quoted if pk in rows])
    return Drift(tuple(steps), tuple(variants), max(len(runs) - MOST_STEPS, 0))


def with_places(appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """With the article, and which of its stored versions each was found in; without the texts."""
    unread = [f"first_snapshot__{column}" for column in ("text", "html", "pages")]
    return appearances.select_related("article__publisher", "first_snapshot").defer("search", *unread)


_shown: Prepared[Appearance] = Prepared(with_places(Appearance.objects.filter(IsOneOf("pk", Place("ids")))))


def _runs(outline: Iterable[Outline]) -> list[list[Outline]]:
    """Tellings one after another at one rung."""
    runs: list[list[Outline]] = []
    for telling in outline:
        if runs and runs[-1][0].certainty == telling.certainty:
            runs[-1].append(telling)
        else:
            runs.append([telling])
    return runs


def _step(appearance: Appearance, rise: int | None, n_more: int) -> Step:
    wording = mark_words(appearance.content, appearance.certainty_words)
    return Step(appearance, Certainty(appearance.certainty), rise, n_more, tuple(wording))


def _variants(quoted: Iterable[Appearance]) -> list[Variant]:
    """The first quotation and those in other words, each once; none where all are alike."""
    distinct: dict[tuple[str, ...], Appearance] = {}
    for appearance in quoted:
        distinct.setdefault(forms_of(appearance.content), appearance)
    rows = list(distinct.values())[:MOST_VARIANTS]
    return [Variant(row, _marked(row.content, rows[0].content)) for row in rows] if len(rows) > 1 else []


def _marked(content: str, first: str) -> tuple[Segment, ...]:
    """The words of a quotation; marked are those that the first one lacks, or has otherwise."""
    words, forms = words_in(content), forms_of(first)
    matcher = SequenceMatcher(None, forms, [word.form for word in words], autojunk=False)
    spans = [
        Span(words[start].start, words[end - 1].end)
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("insert", "replace")
    ]
    return tuple(segments(content, [("word", span) for span in spans]))
