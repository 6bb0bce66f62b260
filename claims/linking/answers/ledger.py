"""The ledger of one accusation: an entry for each answer of each accused party, with its words and its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.linking.answers.silences import Silence
from claims.terms import RelationKind, ReplyKind

#: How sure a sentence is that says that no answer came: it names who was asked, though perhaps about something else.
_SURE_OF_SILENCE = 0.7


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of the accused that stands against the accusation: the telling, and what the relation rests on."""

    appearance: int
    claim: int
    kind: RelationKind
    words: str
    is_filed: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. ``evidence`` is the telling, ``answer`` the claim, where it is one."""

    kind: ReplyKind
    evidence: int
    words: str
    rule: str
    confidence: float
    answer: int | None = None


def entries_of(told: Iterable[Told], silences: Iterable[tuple[int, Silence]]) -> list[Entry]:
    """What one accused party answered, by its own claims, and by sentences that stand beside tellings.

    Where it would not say something, what it denied is an answer in part. That it did not respond is said of the moment
    at which a text was written: it is kept beside an answer that came elsewhere.
    """
    silences = list(silences)
    withheld = next((silence for _, silence in silences if silence.kind == ReplyKind.PARTIAL), None)
    answers = [_answer(each, withheld) for each in told]
    return [*answers, *_silent(silences, has_answered=bool(answers))]


def _answer(told: Told, withheld: Silence | None) -> Entry:
    if told.is_filed:
        kind, rule = ReplyKind.IN_COURT, "answer in a filing"
    elif told.kind == RelationKind.ANSWERS or withheld:
        kind, rule = ReplyKind.PARTIAL, "answer to a part"
    else:
        kind, rule = ReplyKind.DENIED, "answer against it"
    words = withheld.words if withheld and kind == ReplyKind.PARTIAL else told.words
    return Entry(kind, told.appearance, words, rule, told.confidence, told.claim)


def _silent(silences: Iterable[tuple[int, Silence]], *, has_answered: bool) -> Iterator[Entry]:
    """The first sentence of each kind beside each telling; an answer takes in what was withheld."""
    seen = set()
    for appearance, silence in silences:
        kind = silence.kind
        if kind == ReplyKind.PARTIAL:
            if has_answered:
                continue
            kind = ReplyKind.DECLINED
        if (appearance, kind) not in seen:
            seen.add((appearance, kind))
            yield Entry(kind, appearance, silence.words, "sentence that no answer came", _SURE_OF_SILENCE)
