"""What extraction found, as the columns of the tables."""

from dataclasses import asdict

from claims.extraction.results import Attribution
from claims.models import days
from claims.text.dates import FuzzyDate, TimeExpression
from claims.text.spans import Span


def columns_of(found: Attribution, text: str) -> dict:
    """The columns of an Appearance that come from the reading of its text, apart from run, article and key."""
    return {
        "content": found.content.of(text),
        "source_words": found.source.of(text) if found.source else "",
        "cue_words": found.cue.of(text)[:200] if found.cue else "",
        "cue_class": found.cue_class,
        "medium": (found.medium or "")[:60],
        "directness": found.kind,
        "reading": _reading(found),
        "certainty": found.certainty,
        "certainty_words": _words(found.certainty_words, text),
        "negated": found.negated,
        "negation_words": _words(found.negation_words, text),
        "confidence": found.confidence,
        "rule": found.rule,
        **_clock("happened", found.happened),
        **_clock("said", found.said),
    }


def version_reading(found: Attribution, text: str, place: Span) -> dict:
    """How the claim is told in one version, for its anchor there: what a comparison of versions looks at.

    ``words`` is there where the claim reaches further, or less far, than the words at its ``place``.
    """
    reading = {
        "speaker": speaker_of(found),
        "cue": found.cue.of(text)[:200] if found.cue else "",
        "directness": found.kind,
        "certainty": found.certainty,
        "certainty_words": _words(found.certainty_words, text),
        "negated": found.negated,
        "negation_words": _words(found.negation_words, text),
    }
    return reading if found.content == place else {**reading, "words": found.content.of(text)}


def speaker_of(found: Attribution) -> str | None:
    """The name that the speaker resolves to in this text; None for unnamed people and where nobody is named."""
    return found.speaker.canonical if found.speaker else None


def _words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


def _reading(found: Attribution) -> dict:
    """What linking needs to know of this text: who speaks, by way of whom, about whom."""
    return {
        "speaker": asdict(found.speaker) if found.speaker else None,
        "speaker_kind": found.speaker_kind,
        "affiliation": found.speaker_affiliation,
        "title": found.speaker_title,
        "via": [asdict(node) for node in found.via],
        "about": list(found.about),
    }


def _clock(name: str, time: TimeExpression | None) -> dict:
    if time is None:
        return {name: None, f"{name}_why": {}}
    return {name: days(time.date.first, time.date.last), f"{name}_why": why(time.date, time.text)}


def why(found: FuzzyDate, words: str) -> dict:
    """What a clock's ``_why`` column holds: the words, the rule, EDTF and the day it was resolved against."""
    anchor_on = found.anchor_on.isoformat() if found.anchor_on else None
    return {"words": words, "rule": found.rule, "edtf": found.edtf, "anchor_on": anchor_on}
