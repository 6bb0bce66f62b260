"""How far a reported clause can reach: where the narrator, or another attribution, takes over."""

from bisect import bisect_left

from spacy.tokens import Doc

from claims.extraction.clauses import SUBJECTS
from claims.extraction.cues import FINITE_TAGS, VERB_TAGS, verb_forms
from claims.extraction.extents import has_clause, quotation_at
from claims.extraction.reading import Reading
from claims.extraction.wordlists import words_of
from claims.terms import CueClass

BACKSHIFTED = frozenset(("would", "could", "might", "had", "should"))
REMARKS = frozenset(("although", "though"))
MAX_SUBJECT = 4


def content_limit(reading: Reading, doc: Doc, start: int, limit: int) -> int:
    """The token behind which no content that is under way at token `start` can lie.

    That is `limit`, the end of the sentence, unless a closing attribution comes before it, the colon in front of a
    quotation that stands by itself, or the words with which the next attribution begins.
    """
    i = bisect_left(reading.tails, start + 1, key=lambda tail: tail.start)
    if i < len(reading.tails) and reading.tails[i].start < limit:
        limit = reading.tails[i].start
    is_aside = _opens_aside(doc, start)
    is_relative = start > 0 and (doc[start - 1].dep_ == "relcl" or doc[start - 1].tag_ == "VBG")
    for i in range(start, limit - 1):
        if doc[i].text == ";" and quotation_at(reading, doc[i].idx) is None and _has_finite(doc, i + 1, limit):
            return i
        if is_relative and doc[i].text == "," and doc[i + 1].tag_ in FINITE_TAGS and _has_finite(doc, start, i):
            return i
        if _passes_on(reading, doc, start, i) or _is_disputed(doc, i, limit):
            return i
        if doc[i].text in (",", ":", "and", "but") and _ends_at(reading, doc, i, start, limit, is_aside=is_aside):
            return i
    return limit


def _ends_at(reading: Reading, doc: Doc, i: int, start: int, limit: int, *, is_aside: bool) -> bool:
    """Whether the mark or conjunction at token `i` is the last thing that is not another attribution's."""
    if doc[i].text == ":":
        quotation = quotation_at(reading, doc[i + 1].idx)
        return quotation is not None and quotation.is_sentence(reading.text)
    if quotation_at(reading, doc[i].idx) is not None:
        return False
    if doc[i].text != ",":
        return _says_again(doc, i, start, limit)
    if doc[i + 1].lower_ in ("while", "whereas") and _reports_anew(doc, i + 1, limit):
        return True
    if doc[i + 1].lower_ in REMARKS and doc[start - 1].tag_ == "VBD":
        return _leaves_the_past(doc, i + 2, limit)
    return is_aside and _says_it(doc, i, limit)


def _leaves_the_past(doc: Doc, start: int, limit: int) -> bool:
    """Whether a clause follows, and not in the tense of reported speech behind a past cue ("had", "would")."""
    verb = next((doc[i] for i in range(start, limit) if doc[i].tag_ in FINITE_TAGS), None)
    return verb is not None and verb.lower_ not in BACKSHIFTED


def _passes_on(reading: Reading, doc: Doc, start: int, i: int) -> bool:
    """ "…, citing two people", "…," adding that Q": the speaker goes on, behind a comma and perhaps a closing mark."""
    token = doc[i]
    if token.tag_ != "VBG" or token.lower_ not in words_of("citing") | words_of("adding"):
        return False
    if token.lower_ in words_of("citing") and not _has_finite(doc, start, i):
        return False  # "reported, citing two people, that P"
    before = doc[i - 2 : i].text
    return (before.endswith(",") or before[:1] == ",") and quotation_at(reading, token.idx) is None


def _is_disputed(doc: Doc, i: int, limit: int) -> bool:
    """ "…, which Lee denies": what somebody else says of the claim."""
    if doc[i].text != "," or i + 3 >= limit or doc[i + 1].lower_ != "which":
        return False
    verb = next((doc[j] for j in range(i + 2, min(i + 3 + MAX_SUBJECT, limit)) if doc[j].tag_ in FINITE_TAGS), None)
    entries = verb_forms().get(verb.lower_, ()) if verb is not None and verb.i > i + 2 else ()
    return any(entry.cue_class is CueClass.DENIAL for entry in entries)


def _has_finite(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].tag_ in FINITE_TAGS for i in range(start, end))


def _says_again(doc: Doc, conjunction: int, start: int, limit: int) -> bool:
    """ "He said the base was full and said help was sent", "She says he left and calls it a pity".

    The second verb has no subject of its own; other verbs than those of saying must also be in the first one's tense.
    """
    verb = next((doc[i] for i in range(conjunction + 1, min(conjunction + 3, limit)) if doc[i].tag_ != "RB"), None)
    if verb is None or verb.tag_ not in VERB_TAGS or any(child.dep_ in SUBJECTS for child in verb.lefts):
        return False
    if verb.lower_ in words_of("says") and has_clause(verb):
        return True
    return verb.lower_ in words_of("calls") and verb.tag_ == doc[start - 1].tag_


def _reports_anew(doc: Doc, start: int, limit: int) -> bool:
    """Whether the clause that opens at `start` has a reporting verb of its own that reports a clause."""
    return any(
        doc[i].lower_ in verb_forms() and any(child.dep_ == "ccomp" for child in doc[i].rights)
        for i in range(start + 1, limit)
    )


def _opens_aside(doc: Doc, start: int) -> bool:
    """Whether the cue in front of token `start` stands in a clause that leads up to another: "While Comey said …"."""
    if start == 0:
        return False
    verb = doc[start - 1]
    return any(child.dep_ == "mark" and child.lower_ in words_of("leads-up") for child in verb.lefts)


def _says_it(doc: Doc, comma: int, limit: int) -> bool:
    """Whether a subject and a reporting verb follow the comma: ", he said there is …"."""
    for i in range(comma + 1, min(comma + 2 + MAX_SUBJECT, limit)):
        if doc[i].lower_ in verb_forms() and doc[i].tag_ in ("VBD", "VBZ", "VBP"):
            return i > comma + 1
        if doc[i].tag_ in VERB_TAGS | {"MD"}:
            return False
    return False
