"""From drafts to attitudes: whose they are, and whether they are quoted."""

from collections.abc import Iterator

from claims.extraction.attribution import directness
from claims.extraction.cast import Cast
from claims.extraction.chains import node_of
from claims.extraction.confidence import confidence_of
from claims.extraction.reading import Reading
from claims.extraction.results import Attitude
from claims.extraction.speakers import resolve
from claims.terms import AttitudeKind, How


def attitudes_of(reading: Reading, cast: Cast) -> Iterator[Attitude]:
    """The attitudes of the text, in text order."""
    for draft in reading.attitudes:
        speaker = resolve(draft.source, cast) if draft.source is not None else None
        yield Attitude(
            content=draft.content,
            cue=draft.cue_span,
            source=draft.source.span() if draft.source is not None else None,
            kind=AttitudeKind(draft.rule),
            directness=directness(reading.quotations, draft.content),
            speaker=node_of(speaker, How.SAID) if speaker is not None else None,
            confidence=confidence_of(draft, len(draft.content.of(reading.text).split())),
        )
