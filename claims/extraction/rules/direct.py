"""Direct speech: a quotation that stands by itself, with its cue behind, before or between, or carried over.

The quotation gives the content exactly; the rule only has to find whose it is. In the order tried: a cue right
behind it in its paragraph, a cue right in front of it, and, when all other rules are through, the speaker before it.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.clauses import SUBJECTS, is_unreal, phrase_of, source_of, subject_of
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.quotes import Quotation
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

MAX_TOKENS_TO_CUE = 24
MIN_WORDS = 3
END_MARKS = (".", ",", "!", "?")


def find_direct(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per quotation that stands by itself and whose speaker can be told."""
    starts = [token.idx for token in doc]
    for quotation in reading.quotations:
        if not _stands_alone(reading, quotation):
            continue
        first, behind = bisect_left(starts, quotation.span.start), bisect_left(starts, quotation.span.end)
        draft = _attributed(reading, doc, quotation, first, behind)
        if draft is not None:
            yield draft


def find_carried(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per quotation that stands by itself, has no cue and goes on with what was said just before it."""
    found = sorted(reading.drafts, key=lambda draft: draft.content.start)
    asked = {draft.content for draft in reading.attitudes}
    starts = [token.idx for token in doc]
    for quotation in reading.quotations:
        if not _stands_alone(reading, quotation) or reading.covers(quotation.span) or quotation.span in asked:
            continue
        if not (_begins_sentence(reading, quotation) or _begins_paragraph(reading, quotation)):
            continue  # the title of a programme, a word that somebody used
        i = bisect_left(found, quotation.span.start, key=lambda draft: draft.content.start)
        draft = _carried(reading, quotation, found[i - 1]) if i else None
        draft = draft or _floating(reading, doc, quotation, bisect_left(starts, quotation.span.start))
        if draft is not None:
            found.insert(i, draft)
            yield draft


def _stands_alone(reading: Reading, quotation: Quotation) -> bool:
    """A sentence of its own, or whatever is left of one cut by its attribution; not a scare quote or a title."""
    if quotation.is_title(reading.text) and not _begins_sentence(reading, quotation):
        return False
    if quotation.n_words(reading.text) < MIN_WORDS:
        return quotation.inner.of(reading.text)[-1:] in END_MARKS and _begins_sentence(reading, quotation)
    return quotation.is_sentence(reading.text) or _begins_paragraph(reading, quotation) or not quotation.is_closed


def _begins_sentence(reading: Reading, quotation: Quotation) -> bool:
    before = reading.text[max(quotation.span.start - 5, 0) : quotation.span.start].rstrip()[-1:]
    return before in ("", ".", "!", "?", ",", ":", "”", '"')


def _begins_paragraph(reading: Reading, quotation: Quotation) -> bool:
    return reading.paragraph_at(quotation.span.start).start == quotation.span.start


def _attributed(reading: Reading, doc: Doc, quotation: Quotation, first: int, behind: int) -> Draft | None:
    paragraph = reading.paragraph_at(quotation.span.start)
    cue = _cue_behind(reading, doc, quotation, behind, paragraph.end) or _cue_before(
        reading, doc, first, paragraph.start
    )
    if cue is None:
        source = _before_colon(reading, doc, first, paragraph.start)
        return Draft(quotation.span, "direct", 0.7, source=source) if source is not None else None
    has_subject = any(child.dep_ in SUBJECTS for child in cue.token.lefts)
    parsed = source_of(cue.token) if cue.token.tag_ in VERB_TAGS or has_subject else None
    if parsed is not None and quotation.span.contains(parsed.span()):  # what is talked about does not talk
        parsed = None
    named = _name_behind(reading, cue) if parsed is None or parsed.start >= cue.end else None
    if named and parsed and parsed.start <= named.head.i < parsed.end:
        named = None
    source = named or parsed or _noun_beside(doc, cue, behind)
    return Draft(quotation.span, "direct", 0.9 if source else 0.5, cue, span_of(doc, cue.token.i, cue.end), source)


def _cue_behind(reading: Reading, doc: Doc, quotation: Quotation, behind: int, limit: int) -> Cue | None:
    """ "…," S said. The quotation must not have ended its own sentence, unless the cue follows at once."""
    inner = quotation.inner.of(reading.text).rstrip()
    if inner.endswith(".") and not inner.endswith("..."):
        return None
    stop = min(behind + MAX_TOKENS_TO_CUE, len(doc))
    for cue in _cues_within(reading, behind, stop):
        if cue.token.idx >= limit or _has_break(doc, behind, cue.token.i):
            return None
        if _can_quote(cue) or _closes_sentence(doc, cue):
            return cue
    return None


def _closes_sentence(doc: Doc, cue: Cue, stops: str = ".,") -> bool:
    """ "…," the lawsuit states. The tagger takes such a verb for a noun; its place gives it away."""
    follows = doc[cue.end].text if cue.end < len(doc) else "."
    return "quote" in cue.entry.frames and _is_misread(cue) and follows in stops


def _is_misread(cue: Cue) -> bool:
    """Whether the tagger took the sentence's verb for a noun: "the lawsuit states", "the two write"."""
    return cue.token.tag_ == "NNS" or cue.token.tag_ == "NN" and cue.token.dep_ == "ROOT"


def _cue_before(reading: Reading, doc: Doc, first: int, paragraph_start: int) -> Cue | None:
    """S said: "…" and S said, "…"; the mark or a comma or colon stands in front."""
    before = first - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before >= 0 and doc[before].text == ":":
        paragraph_start = min(paragraph_start, reading.paragraph_at(doc[before].idx).start)
    if before < 0 or doc[before].idx < paragraph_start:
        return None
    if doc[before].text not in (",", ":") and not _can_be_cue(reading, before):
        return None
    start = max(before - MAX_TOKENS_TO_CUE, 0)
    for cue in reversed(_cues_within(reading, start, first)):
        if doc[cue.token.i].idx < paragraph_start or _has_break(doc, cue.token.i, before):
            return None
        if _can_quote(cue) or (cue.end == before and doc[before].text == ":" and _closes_sentence(doc, cue, ":")):
            return cue
    return None


def _before_colon(reading: Reading, doc: Doc, first: int, paragraph_start: int) -> Source | None:
    """Whose words follow a colon without a reporting verb: "More from Pat Smith: “…”", "She had this to say: “…”".

    The name in front of the colon, or else the one who acts in its sentence: somebody named, or a pronoun for people.
    """
    colon = first - 1
    while colon >= 0 and doc[colon].is_space:
        colon -= 1
    if colon < 1 or doc[colon].text != ":" or doc[colon].idx < paragraph_start:
        return None
    name = reading.name_ending_at(colon)
    if name is not None:
        return Source(name.start, name.end, doc[name.end - 1])
    root = doc[colon].sent.root
    subject = (
        subject_of(root) if root.tag_ in VERB_TAGS and root.i < colon and root.lower_ not in words_of("asks") else None
    )
    speaks = subject is not None and (reading.in_name(subject.i) or subject.lower_ in ("he", "she", "they"))
    return phrase_of(subject) if speaks else None


def _can_be_cue(reading: Reading, i: int) -> bool:
    return any(_can_quote(cue) for cue in _cues_within(reading, i, i + 1))


def _can_quote(cue: Cue) -> bool:
    return "quote" in cue.entry.frames and cue.token.tag_ in VERB_TAGS and not is_unreal(cue.token)


def _cues_within(reading: Reading, start: int, end: int) -> list[Cue]:
    low = bisect_left(reading.cues, start, key=lambda cue: cue.token.i)
    high = bisect_left(reading.cues, end, key=lambda cue: cue.token.i)
    return reading.cues[low:high]


def _has_break(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence ends, or another quotation stands, between the two."""
    return any(doc[i].text in (".", "!", "?", "“", "”", '"') or "\n" in doc[i].text for i in range(start, end))


def _name_behind(reading: Reading, cue: Cue) -> Source | None:
    """ "…," said senior engineer Ann Lee: the name soon behind the verb, with what stands in front of it."""
    doc = cue.token.doc
    for i in range(cue.end, min(cue.end + 6, len(doc))):
        if doc[i].is_punct or doc[i].tag_ in VERB_TAGS - {"VBG"} | {"IN", "POS"}:
            return None
        name = reading.name_at(i)
        if name is not None and name.kind is PartyKind.PERSON:
            goes_on = name.end < len(doc) and doc[name.end].tag_ in ("POS", "NN", "NNS")
            return Source(cue.end, name.end, doc[name.end - 1]) if not goes_on else None
    return None


def _noun_beside(doc: Doc, cue: Cue, behind: int) -> Source | None:
    """Where the parse knows no subject: the name between quotation and cue, or right behind the cue."""
    for low, high in ((behind, cue.token.i), (cue.end, min(cue.end + 6, len(doc)))):
        nouns = [doc[i] for i in range(low, high) if doc[i].tag_ in ("NNP", "NN", "NNS", "PRP", "CD")]
        if nouns:
            last = nouns[0]
            while last.i + 1 < high and doc[last.i + 1].tag_ in ("NNP", "NN", "NNS", "POS", "JJ"):
                last = doc[last.i + 1]
            return Source(nouns[0].i, last.i + 1, last)
    return None


def _floating(reading: Reading, doc: Doc, quotation: Quotation, first: int) -> Draft | None:
    """ "Ollivander was not persuaded. “Rule 8 asks for little.”": the person who acts in the sentence before speaks."""
    if not quotation.is_sentence(reading.text) or _begins_paragraph(reading, quotation):
        return None
    last = first - 1
    while last > 0 and doc[last].is_space:
        last -= 1
    if last < 1 or doc[last].text != "." or doc[last].idx < reading.paragraph_at(quotation.span.start).start:
        return None
    root = doc[last].sent.root
    subject = next((child for child in root.lefts if child.dep_ in SUBJECTS), None)
    name = reading.name_at(subject.i) if subject is not None else None
    is_person = name is not None and name.kind is PartyKind.PERSON
    if subject is None or not (is_person or subject.lower_ in ("he", "she")):
        return None
    return Draft(quotation.span, "floating", 0.6, source=phrase_of(subject))


def _carried(reading: Reading, quotation: Quotation, previous: Draft) -> Draft | None:
    """In the paragraph of what was said before, or filling the next one; behind reported speech only the latter."""
    here, there = reading.paragraph_at(quotation.span.start), reading.paragraph_at(previous.content.start)
    is_next = not reading.text[there.end : here.start].strip() and _begins_paragraph(reading, quotation)
    fills = quotation.span.start == here.start and len(here) - len(quotation.span) <= 2
    is_speech = previous.rule in ("direct", "carried-over", "stray")
    is_beside = here == there and (is_speech or quotation.is_sentence(reading.text))
    if not (is_beside or is_speech and is_next or is_next and fills):
        return None
    return Draft(quotation.span, "carried-over", 0.7, leader=previous.first())
