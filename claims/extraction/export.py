"""An extraction as the JSON of the `extract` command, in the shape of the evaluation folders."""

from typing import Any

from claims.extraction.results import Attitude, Attribution, Extraction
from claims.extraction.speakers import described


def as_json(extraction: Extraction, text: str, id: str) -> dict[str, Any]:
    """The whole result as plain values: strings, numbers, booleans, lists and dicts."""
    return {
        "id": id,
        "language": extraction.language,
        "claims": [_claim(found, text) for found in extraction.attributions],
        "attitudes": [_attitude(found, text) for found in extraction.attitudes],
        "parties": [
            {"canonical": party.canonical, "type": party.kind.value, "mentions": list(party.mentions)}
            for party in extraction.parties
        ],
        "sources": [{"name": source.name, "kind": source.kind, "url": source.url} for source in extraction.sources],
        "times": [
            {"text": time.text, "start": time.span.start, "end": time.span.end, "value": time.date.value}
            for time in extraction.times
        ],
    }


def _claim(found: Attribution, text: str) -> dict[str, Any]:
    speaker = found.speaker
    return {
        "content": found.content.of(text),
        "start": found.content.start,
        "end": found.content.end,
        "kind": found.kind.value,
        "cue": found.cue.of(text) if found.cue else None,
        "speaker": found.source.of(text) if found.source else speaker.words if speaker else None,
        "speaker_canonical": (speaker.canonical or described(speaker.words)) if speaker else None,
        "speaker_affiliation": found.speaker_affiliation,
        "via": [node.canonical or node.words for node in found.via],
        "about": list(found.about),
        "hedged": found.hedged,
        "negated": found.negated,
        "certainty": found.certainty.value,
        "confidence": found.confidence,
        "rule": found.rule,
        "metonymy": found.metonymy,
        "evidence": [{"role": role, "start": span.start, "end": span.end} for role, span in found.evidence()],
    }


def _attitude(found: Attitude, text: str) -> dict[str, Any]:
    speaker = found.speaker
    return {
        "content": found.content.of(text),
        "start": found.content.start,
        "end": found.content.end,
        "attitude": found.kind.value,
        "kind": found.directness.value,
        "cue": found.cue.of(text),
        "speaker": found.source.of(text) if found.source else None,
        "speaker_canonical": (speaker.canonical or described(speaker.words)) if speaker else None,
        "confidence": found.confidence,
    }
