"""Sentences that tell a claim, with the places of their parts."""

from dataclasses import dataclass
from random import Random

from claims.terms import Certainty, CueClass, Directness
from tests.bench.chance import Lottery
from tests.bench.words import WORDS

_DIRECTNESS = Lottery.of({Directness.INDIRECT: 55, Directness.MIXED: 25, Directness.DIRECT: 20})
# The rungs that are told by the cue; "may" and "stated" are told by the verb.
_RUNG_CUES = {
    Certainty.UNKNOWN: ("did not know whether", CueClass.BELIEF),
    Certainty.SUSPECTED: ("suspected that", CueClass.BELIEF),
    Certainty.BELIEVED: ("believed that", CueClass.BELIEF),
    Certainty.EVIDENCE: ("had evidence that", CueClass.OBSERVATION),
}
_QUOTABLE = (CueClass.SPEECH, CueClass.DENIAL)


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who did what with what: the matter of a claim."""

    actor: str
    verb: tuple[str, str, str]
    amount: str
    things: str
    archive: str
    purpose: str

    @classmethod
    def draw(cls, rng: Random, actor: str, archive: str) -> "Proposition":
        """A new one about this actor and this archive."""
        words = WORDS["propositions"]
        pick = rng.choice
        return cls(
            actor, pick(words["verbs"]), pick(words["amounts"]), pick(words["things"]), archive, pick(words["purposes"])
        )

    def but(self, **fields) -> "Proposition":
        """The same with other ``fields``."""
        return Proposition(**{name: fields.get(name, getattr(self, name)) for name in self.__slots__})

    def worded(self, certainty: Certainty, negated: bool, quoted: bool = False, when: str = "") -> str:
        """Its words, without a full stop; ``quoted`` sets the object in quotation marks."""
        base, past, participle = self.verb
        done = f"did not {base}" if negated else f"may have {participle}" if certainty == Certainty.MAY else past
        what = f"{self.amount} {self.things} from the {self.archive}"
        if quoted:
            what = f"“{what}”"
        return f"{self.actor} {done} {what} {self.purpose}{when and ' ' + when}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells a claim, and how: ``opening`` stands before it and names those it came through."""

    source: str
    cue_class: CueClass
    certainty: Certainty
    negated: bool
    opening: str = ""
    may_quote: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; the offsets of its parts count code points from its beginning."""

    text: str
    content: str
    content_at: int
    source: str
    source_at: int
    cue: str
    cue_at: int
    cue_class: CueClass
    directness: Directness
    certainty: Certainty
    certainty_words: tuple[str, ...]
    negation_words: tuple[str, ...]


def phrase(rng: Random, proposition: Proposition, voice: Voice, said: str, happened: str) -> Sentence:
    """Tell ``proposition`` in this voice; ``said`` and ``happened`` are words for days, or empty."""
    cue, cue_class = _cue(rng, voice)
    direct = _DIRECTNESS.draw(rng)
    if direct == Directness.DIRECT and not (voice.may_quote and cue_class in _QUOTABLE):
        direct = Directness.INDIRECT
    content = proposition.worded(voice.certainty, voice.negated, direct == Directness.MIXED, happened)
    bare_cue = cue.removesuffix(" that").removesuffix(" whether")
    before = f"{voice.opening}{voice.source} "
    joint = f"{said and ' ' + said}{_joint(cue, direct)}"
    at = len(before) + len(bare_cue) + len(joint)
    return Sentence(
        text=f"{before}{bare_cue}{joint}{content}{'.”' if direct == Directness.DIRECT else '.'}",
        content=content,
        content_at=at,
        source=voice.source,
        source_at=len(voice.opening),
        cue=bare_cue,
        cue_at=len(before),
        cue_class=cue_class,
        directness=direct,
        certainty=voice.certainty,
        certainty_words=_certainty_words(voice.certainty, voice.negated, bare_cue),
        negation_words=("did not",) if voice.negated else (),
    )


def _cue(rng: Random, voice: Voice) -> tuple[str, CueClass]:
    if voice.cue_class == CueClass.SPEECH and voice.certainty in _RUNG_CUES:
        return _RUNG_CUES[voice.certainty]
    cues = WORDS["reporting"][voice.cue_class.value]
    return f"{rng.choice(cues)} that", CueClass.DENIAL if voice.negated else voice.cue_class


def _joint(cue: str, directness: Directness) -> str:
    if directness == Directness.DIRECT:
        return ": “"
    return " whether " if cue.endswith(" whether") else " that "


def _certainty_words(certainty: Certainty, negated: bool, cue: str) -> tuple[str, ...]:
    if certainty == Certainty.STATED or negated:
        return ()
    return ("may have",) if certainty == Certainty.MAY else (cue,)
