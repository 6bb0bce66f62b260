"""Who speaks, claim by claim: a pronoun beside a reporting verb mostly means whoever spoke last."""

from dataclasses import replace

from claims.extraction.cast import Cast
from claims.extraction.chains import told_by
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
    paragraph = None
    for draft in drafts:
        first, here = draft.first(), reading.paragraph_at(draft.content.start)
        last = last if here == paragraph else None
        if id(first) not in speakers:
            speaker = next(reversed(told_by(first, cast)), None)
            speakers[id(first)] = _in_turn(speaker, last)
        last, paragraph = speakers[id(first)], here
    return speakers


def _in_turn(speaker: Speaker | None, last: Speaker | None) -> Speaker | None:
    """ "Vireo copied us, Halden said. The copies are many, it added": Halden again, though Vireo is the nearer name."""
    if speaker is None or last is None or last.canonical is None:
        return speaker
    word = speaker.words.lower()
    is_company = word.startswith("the ") and word[4:] in words_of("company") and not last.is_outlet
    is_body = (word == "it" or is_company) and last.kind in BODIES or word == "it" and last.medium is not None
    is_person = word in ("he", "she") and last.kind is PartyKind.PERSON and may_be(word, last.canonical)
    if not (is_body or is_person):
        return speaker
    return replace(last, words=speaker.words, title=None, medium=None)
