"""Tellings as a table, in which nothing is missing that it takes to make them again, but the texts of the articles.

``chain`` says in words who told whom, ``steps`` the same as JSON with who each is; clocks are in EDTF, with why they
say so as JSON beside them. ``origin`` names the root that the telling goes back to: those of a claim with the same name
there are of one origin.
"""

import re
from collections.abc import Iterable

from claims.exports.cells import write_rows
from claims.exports.claims_csv import short_json, slug_in
from claims.exports.clock_record import ClockRecord
from claims.exports.plain import instant
from claims.exports.records import StepRecord, TellingRecord
from claims.parsing.tables.columns import APPEARANCES, EDITOR, MACHINE, YES

__all__ = ["APPEARANCES", "telling_rows"]

#: How the keys of further origins with one root end (``claims.linking.origins``).
_FURTHER = re.compile(r"@(?:\d{4}-\d\d-\d\d|undated)(?:~\d+)?$")


def telling_rows(tellings: Iterable[TellingRecord]) -> str:
    """A line for each telling."""
    return write_rows(map(_telling, tellings))


def _telling(telling: TellingRecord) -> list[object]:
    return [*_as_before(telling), *_article(telling), *_how_it_is_told(telling), *_when(telling), *_where(telling)]


def _as_before(telling: TellingRecord) -> list[object]:
    """The columns of version 1."""
    selector = telling.selector
    return [
        telling.claim,
        telling.url or telling.article,
        telling.outlet.name,
        telling.outlet.kind,
        telling.chain_in_words,
        selector.exact if selector else telling.content,
        selector and selector.start,
        selector and selector.end,
        telling.state,
        telling.snapshot,
    ]


def _article(telling: TellingRecord) -> list[object]:
    published = telling.published
    return [telling.headline, telling.language, *_clock(published), instant(telling.first_held_at)]


def _how_it_is_told(telling: TellingRecord) -> list[object]:
    return [
        telling.status,
        EDITOR if telling.by_hand else MACHINE,
        telling.directness,
        telling.certainty,
        YES if telling.negated else "",
        telling.cue,
        telling.cue_words,
        telling.source_words,
        telling.lead_in,
        slug_in(telling.speaker),
    ]


def _when(telling: TellingRecord) -> list[object]:
    return [*_clock(telling.happened), *_clock(telling.said)]


def _where(telling: TellingRecord) -> list[object]:
    selector = telling.selector
    return [
        _origin(telling),
        selector and selector.prefix,
        selector and selector.suffix,
        telling.sha256,
        YES if telling.redacted else "",
        short_json([_step(step) for step in telling.chain]),
    ]


def _clock(clock: ClockRecord | None) -> list[object]:
    """The clock, and why it says so: a season leaves its days unsaid."""
    if clock is None:
        return ["", ""]
    why = {"words": clock.words, "from": clock.counted_from, "rule": clock.rule}
    if clock.season and clock.first and clock.last:
        why |= {"first": clock.first.isoformat(), "last": clock.last.isoformat()}
    return [clock.edtf, short_json({name: value for name, value in why.items() if value})]


def _origin(telling: TellingRecord) -> str:
    """The root by its name, for keys are this database's own: "publisher:Bloomberg@2025-01-29"."""
    if not telling.origin:
        return ""
    kind, further = telling.origin.partition(":")[0], _FURTHER.search(telling.origin)
    return f"{kind}:{telling.origin_label}{further[0] if further else ''}"


def _step(step: StepRecord) -> dict[str, str]:
    slug = step.address.rstrip("/").rpartition("/")[2]
    told = {"kind": step.kind, "name": step.name, "how": step.how, "words": step.words, "aside": step.aside}
    return {name: value for name, value in {**told, "slug": slug, "what": step.what, "url": step.url}.items() if value}
