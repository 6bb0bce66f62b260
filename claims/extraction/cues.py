"""The reporting verbs of `data/cues.tsv`, and where they stand in a document."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.wordlists import read_table
from claims.terms import Certainty, CueClass

VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
FINITE_TAGS = frozenset(("VBD", "VBP", "VBZ", "MD"))


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One reporting verb: its class, the rung it claims by itself, and the frames it stands in."""

    lemma: str
    cue_class: CueClass
    certainty: Certainty
    frames: frozenset[str]
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a document: tokens `start` up to, not including, `end`."""

    entry: CueEntry
    token: Token
    end: int

    def has(self, frame: str) -> bool:
        """Whether the verb stands in this frame (a word of the column `frames`)."""
        return frame in self.entry.frames


def find_cues(doc: Doc) -> list[Cue]:
    """Every reporting verb of the document, in text order, whether or not it reports anything here."""
    return [cue for token in doc if token.lower_ in verb_forms() and (cue := _cue_at(doc, token))]


def _cue_at(doc: Doc, token: Token) -> Cue | None:
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    entries = verb_forms()[token.lower_]
    for entry in entries:
        if entry.particle == following:
            return Cue(entry, token, token.i + 2)
    plain = next((entry for entry in entries if not entry.particle), None)
    return Cue(plain, token, token.i + 1) if plain else None


@cache
def verb_forms() -> dict[str, tuple[CueEntry, ...]]:
    """Every form of every reporting verb, in lower case."""
    forms: dict[str, tuple[CueEntry, ...]] = {}
    for row in read_table("cues"):
        lemma, _, particle = row["cue"].partition(" ")
        entry = CueEntry(
            row["cue"],
            CueClass(row["class"]),
            Certainty(row["certainty"]),
            frozenset(row["frames"].split()),
            particle or None,
        )
        for form in inflected(lemma, row["irregular"].split()):
            forms[form] = (*forms.get(form, ()), entry)
    return forms


def inflected(lemma: str, irregular: list[str]) -> set[str]:
    """The forms of an English verb, irregular ones beside the regular ones; a form that is no word does no harm."""
    stem = lemma.removesuffix("e")
    regular = {lemma, lemma + "s", stem + "ed", stem + "ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        regular |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if lemma.endswith(("s", "sh", "ch", "x")):
        regular.add(lemma + "es")
    if len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou":
        regular |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return regular | set(irregular)
