"""The same claims turned round: "X was accused by S of Y", "X, whom S accuses of Y", "a step described by S as Y".

Who is accused stands far from the deed; the claim's words are the deed's.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import is_passive, is_unreal, source_of
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.reading import Draft, Reading, span_of

PREPOSITIONS = {"of": ("of", "over"), "for": ("for", "over"), "as": ("as",)}
MAX_TO_DEED = 30


def find_passives(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per such verb that says by whom and of what."""
    taken = {draft.cue.token.i for draft in reading.drafts if draft.cue}
    for cue in reading.cues:
        verb = cue.token
        if verb.i in taken or verb.tag_ not in VERB_TAGS or not is_readable(verb) or is_unreal(verb):
            continue
        frame = next((frame for frame in PREPOSITIONS if cue.has(frame)), None)
        source = source_of(verb) if frame and _is_turned(verb) and not quotation_at(reading, verb.idx) else None
        deed = _deed(cue, frame) if source is not None else None
        content = content_span(reading, doc, deed.i + 1, _end(verb, deed)) if deed is not None else None
        if content is not None:
            yield Draft(content, f"turned-{frame}", 0.7, cue, span_of(doc, verb.i, cue.end), source)


def _is_turned(verb: Token) -> bool:
    """A passive with "by", also one without its auxiliary, or a verb whose object is a "whom" or "which" before it."""
    has_agent = any(child.dep_ == "agent" for child in verb.rights)
    is_bare = verb.dep_ in ("acl", "relcl", "advcl") and verb.tag_ == "VBN"
    before = any(child.dep_ in ("dobj", "pobj") and child.tag_ in ("WP", "WDT") for child in verb.lefts)
    return has_agent and (is_passive(verb) or is_bare) or before


def _deed(cue: Cue, frame: str) -> Token | None:
    """The preposition in front of the deed; "sued for damages" names none."""
    doc, end = cue.token.doc, sentence_bounds(cue.token)[1]
    for i in range(cue.end, min(cue.end + MAX_TO_DEED, end - 1)):
        if doc[i].lower_ in PREPOSITIONS[frame] and (_is_beside(doc[i], cue.token) or doc[i + 1].tag_ == "VBG"):
            return doc[i] if frame != "for" or doc[i + 1].tag_ == "VBG" else None
    return None


def _is_beside(preposition: Token, verb: Token) -> bool:
    """Hung on the verb, or by mistake on whoever is named behind "by" ("accused by Nvidia of theft")."""
    return preposition.head == verb or (preposition.head.dep_ == "pobj" and preposition.head.head.dep_ == "agent")


def _end(verb: Token, deed: Token) -> int:
    """Behind the deed, or where a comma gives the sentence back to the narrator."""
    doc = verb.doc
    end = max(deed.right_edge.i + 1, deed.i + 2)
    return next(
        (i for i in range(deed.i + 2, end) if doc[i].text == "," and doc[i + 1].lower_ in ("which", "who")), end
    )
