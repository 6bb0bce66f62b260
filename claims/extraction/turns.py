"""Who speaks, claim by claim: a pronoun beside a reporting verb mostly means whoever spoke last."""

from dataclasses import replace

from claims.extraction.cast import Cast, Owner
from claims.extraction.chains import told_by
from claims.extraction.documents import medium_of
from claims.extraction.people import may_be
from claims.extraction.reading import Draft, Reading
from claims.extraction.speakers import Speaker
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

BODIES = frozenset((PartyKind.ORGANISATION, PartyKind.GOVERNMENT, PartyKind.COURT))


def speakers_of(reading: Reading, drafts: list[Draft], cast: Cast) -> dict[int, Speaker | None]:
    """By the id of each row's first draft: who speaks, or None where nobody is named. `drafts` in text order."""
    speakers: dict[int, Speaker | None] = {}
    last: Speaker | None = None
    before: Draft | None = None
    for draft in drafts:
        first = draft.first()
        if id(first) not in speakers:
            speaker = next(reversed(told_by(first, cast)), None)
            speakers[id(first)] = _in_turn(speaker, last, is_here=_follows(draft, before, reading, cast))
            _note_carrier(first, speakers[id(first)], cast)
        last, before = speakers[id(first)], draft
    return speakers


def _follows(draft: Draft, before: Draft | None, reading: Reading, cast: Cast) -> bool:
    """Whether a claim stands in the paragraph of the one before it, and nobody else came on stage between them."""
    if before is None or reading.paragraph_at(draft.content.start) != reading.paragraph_at(before.content.start):
        return False
    source = draft.first().source
    return source is None or not cast.enters(_end_of(before), min(source.span().start, draft.content.start))


def _end_of(draft: Draft) -> int:
    """The code point behind a claim and the words that attribute it."""
    source = draft.first().source
    return max(span.end for span in (draft.content, draft.cue_span, source and source.span()) if span is not None)


def _note_carrier(draft: Draft, speaker: Speaker | None, cast: Cast) -> None:
    """ "Lee wrote in a letter that …": "the letter" is Lee's from here on."""
    carrier = medium_of(draft)
    if carrier is None or speaker is None or speaker.canonical is None:
        return
    if speaker.kind is PartyKind.GROUP or cast.kind_of(speaker.canonical) is not None:
        cast.note_owner(carrier, Owner(speaker.canonical, speaker.kind, speaker.is_outlet))


def _in_turn(speaker: Speaker | None, last: Speaker | None, is_here: bool) -> Speaker | None:
    """ "Vireo copied us, Halden said. The copies are many, it added": Halden again, though Vireo is the nearer name.

    Only "they" may follow in a later paragraph, on people without a name.
    """
    if speaker is None or last is None or not (is_here or last.kind is PartyKind.UNNAMED):
        return speaker
    if speaker.is_called or not _goes_on(speaker.words.lower(), last):
        return speaker
    if last.canonical is None:
        return last
    return replace(last, words=speaker.words, title=None, medium=None)


def _goes_on(word: str, last: Speaker) -> bool:
    """Whether this word may stand for whoever spoke last."""
    if last.words.lower() in words_of("pronoun") and last.canonical is None:
        return False
    if word in ("he", "she"):
        return last.kind is PartyKind.PERSON and last.canonical is not None and may_be(word, last.canonical)
    if word == "they":
        return last.kind in (PartyKind.GROUP, PartyKind.UNNAMED)
    is_one = last.canonical is None or ";" not in last.canonical
    is_company = is_one and word.startswith("the ") and word[4:] in words_of("company") and not last.is_outlet
    return word == "it" and last.medium is not None or (word == "it" or is_company) and last.kind in BODIES
