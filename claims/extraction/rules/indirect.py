"""Reported clauses: "S said [that] P", "S told X P", "S claims to have …", "P, S said"."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import DASHES, NOBODY, SUBJECTS, is_passive, is_unreal, phrase_of, source_of
from claims.extraction.cues import FINITE_TAGS, VERB_TAGS, Cue, verb_forms
from claims.extraction.extents import (
    behind_aside,
    cited_by,
    content_span,
    is_readable,
    quotation_at,
    sentence_bounds,
)
from claims.extraction.limits import BACKSHIFTED, content_limit
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.rules.according import cited_behind
from claims.extraction.rules.roots import clause_root, is_tied_to, lost_clause
from claims.extraction.tails import holds_verb
from claims.extraction.wordlists import words_of

MAX_TO_HEARER = 8
MAX_ASIDE = 14
STOPPERS = frozenset(("conj", "advcl", "parataxis"))


def find_indirect(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per reported clause; coordinated that-clauses give one each."""
    for cue in reading.cues:
        if not cue.entry.frames & {"clause", "infinitive"} or not _reports(reading, cue):
            continue
        yield from _drafts_of(reading, doc, cue)


def _reports(reading: Reading, cue: Cue) -> bool:
    token = cue.token
    if (
        token.tag_ not in VERB_TAGS
        and token.dep_ not in ("ROOT", "relcl", "advcl", "ccomp", "acl")
        and not lost_clause(cue)
    ):
        return False
    inside = quotation_at(reading, token.idx)
    if token.dep_ == "amod" or _interrupts(reading, token):
        return False
    return is_readable(token) and not is_unreal(token) and inside is None


def _interrupts(reading: Reading, token: Token) -> bool:
    """ "Lee, he told the Times, had agreed that …": what follows belongs to the sentence around."""
    i = bisect_right(reading.tails, token.i, key=lambda tail: tail.start) - 1
    tail = reading.tails[i] if i >= 0 else None
    if tail is None or tail.is_last or tail.cue is None or tail.cue.token != token:
        return False
    return quotation_at(reading, token.doc[tail.start - 1].idx) is None


def _drafts_of(reading: Reading, doc: Doc, cue: Cue) -> Iterator[Draft]:
    quoted = _quoted_as_saying(cue.token)
    source = quoted[0] if quoted else _lost_subject(cue) or source_of(cue.token) or _name_before(reading, cue.token)
    if source is None and is_passive(cue.token) or source is not None and source.head.lower_ in NOBODY:
        return
    for start, end in _clauses_after(reading, cue):
        content = content_span(reading, doc, start, end)
        if content is not None:
            span = span_of(doc, cue.token.i, cue.end)
            cited = quoted[1] if quoted else cited_by(reading, doc, cue) or cited_behind(reading, cue, source)
            yield Draft(content, "reported-clause", 0.8 if source else 0.5, cue, span, source, cited=cited)


def _quoted_as_saying(verb: Token) -> tuple[Source, Source] | None:
    """ "X quoted Y as saying that …", "Y was quoted by X as saying that …": X who tells it, and Y who said it."""
    doc, first = verb.doc, verb.sent.start
    if verb.lower_ != "saying" or verb.i == first or doc[verb.i - 1].lower_ != "as":
        return None
    quoting = next((doc[i] for i in range(verb.i - 2, first, -1) if doc[i].lower_ in words_of("quoting")), None)
    if quoting is None:
        return None
    passive = next((child for child in quoting.lefts if child.dep_ == "nsubjpass"), None)
    said = passive or next((child for child in quoting.rights if child.dep_ in ("dobj", "nsubj")), None)
    teller = source_of(quoting)
    return (teller, phrase_of(said)) if teller is not None and said is not None else None


def _lost_subject(cue: Cue) -> Source | None:
    if lost_clause(cue) is None:
        return None
    return Source(cue.token.left_edge.i, cue.token.i, cue.token.nbor(-1))


def _name_before(reading: Reading, verb: Token) -> Source | None:
    """Where the parse knows no subject: who is named right in front of the verb, or in front of the aside before it.

    "former president Bill Clinton said", "an engineer, Lise Ormond, said", "the Times, citing an official, said"; also
    a pronoun for somebody.
    """
    doc, i = verb.doc, verb.i - 1
    if i < 1 or verb.tag_ == "VBG":
        return None
    if doc[i].text == ",":
        opening = next((k for k in range(i - 1, max(i - MAX_ASIDE, 0), -1) if doc[k].text == ","), None)
        is_citing = opening is not None and doc[opening + 1].lower_ in words_of("citing")
        i = opening - 1 if is_citing else i - 1
    name = reading.name_ending_at(i + 1)
    if name is not None:
        return Source(name.start, name.end, doc[i])
    return Source(i, i + 1, doc[i]) if doc[i].tag_ == "PRP" else None


def _clauses_after(reading: Reading, cue: Cue) -> list[tuple[int, int]]:
    """Token ranges of the clauses that the cue reports, to its right."""
    root = clause_root(cue)
    if root is None:
        return []
    start = _behind_hearer(reading, cue, _clause_start(cue, root), root)
    end = _clause_end(reading, cue, root)
    return _parted(reading, cue.token.doc, start, end)


def _parted(reading: Reading, doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The range cut at each "and that" which opens a clause beside the first; one inside a quotation opens none."""
    ranges, first = [], start
    for i in range(start + 2, end - 2):
        if not _opens_second(doc, i) or quotation_at(reading, doc[i].idx) is not None:
            continue
        if holds_verb(doc, first, i - 1) and not any(doc[j].text == ":" for j in range(first, i)):
            ranges.append((first, i - 1))
            first = i
    return [*ranges, (first, end)]


def _opens_second(doc: Doc, i: int) -> bool:
    """Whether token `i` is the "that" of "…, and that the contractor had been let go"."""
    return doc[i].lower_ == "that" and doc[i].tag_ == "IN" and doc[i - 1].lower_ in ("and", "but", "or")


def _clause_start(cue: Cue, root: Token) -> int:
    """Behind the last "that" between the cue and the clause's first word; adverbials in front of it stay in."""
    subjects = [child.i for child in root.lefts if child.dep_ in SUBJECTS]
    thats = [child.i for child in root.lefts if child.lower_ == "that" and child.i >= cue.end]
    for i in thats:
        if root.doc[i].dep_ == "mark" or any(subject > i for subject in subjects):
            return i + 1
    if not is_tied_to(cue, root):
        return max(min(root.left_edge.i, root.i), cue.end)
    doc = root.doc
    return next((i for i in range(cue.end, root.i) if doc[i].ent_type_ not in ("DATE", "TIME")), cue.end)


def _behind_hearer(reading: Reading, cue: Cue, start: int, root: Token) -> int:
    """ "told a House committee DeepSeek copies": without a "that" the parser makes one phrase of hearer and subject."""
    doc = cue.token.doc
    if start != cue.end or not cue.has("addressee"):
        return start
    for i in range(start, min(start + MAX_TO_HEARER, root.i - 1)):
        is_hearer = doc[i].lower_ in words_of("hearer") or reading.ends_name(i)
        opens = doc[i + 1].tag_ in ("NNP", "PRP", "DT") or (doc[i].tag_ == "NNS" and doc[i + 1].tag_ in ("NN", "NNS"))
        if is_hearer and opens:
            return i + 1
    return start


def _clause_end(reading: Reading, cue: Cue, root: Token) -> int:
    """The end of the clause; what the parser hung on the cue though it stands behind the clause is taken in as well."""
    doc, limit = cue.token.doc, content_limit(reading, cue.token.doc, cue.end, sentence_bounds(cue.token)[1])
    end = min(root.right_edge.i + 1, limit)
    while end < limit:
        behind = behind_aside(doc, end, limit)
        following = _next_part(doc, behind, limit)
        if following is None:
            return limit
        if not _resumes(doc, behind) and _leaves_content(cue, following):
            return end
        end = max(following.right_edge.i + 1, following.i + 1, end + 1)
    return min(end, limit)


def _goes_on_reporting(cue: Cue, conjunction: Token) -> bool:
    """ ", but it would appeal": the tense of the next clause is that of reported speech, or words in it are quoted.

    After a past cue that is a backshifted auxiliary, after a present one the present.
    """
    doc, end = conjunction.doc, conjunction.sent.end
    verb = next(
        (doc[i] for i in range(conjunction.i + 1, min(conjunction.i + 14, end)) if doc[i].tag_ in FINITE_TAGS), None
    )
    if verb is None or verb.lower_ in verb_forms():
        return False
    if cue.token.tag_ in ("VBD", "VBN"):
        return verb.lower_ in BACKSHIFTED
    return verb.tag_ in ("VBZ", "VBP", "MD")


def _shares_subject(conjunction: Token) -> bool:
    """ "… is aware of it but refuses to stop": the verb behind the conjunction has no subject and reports nothing."""
    doc, sent_end = conjunction.doc, conjunction.sent.end
    for i in range(conjunction.i + 1, min(conjunction.i + 4, sent_end)):
        if doc[i].tag_ in FINITE_TAGS:
            return doc[i].lower_ not in verb_forms()
        if doc[i].tag_ != "RB":
            return False
    return False


def _next_part(doc: Doc, start: int, limit: int) -> Token | None:
    """The topmost word of what begins at the next word behind `start`."""
    for i in range(start, limit):
        token = doc[i]
        if token.is_punct or token.is_space:
            continue
        while token.head.i >= start and token.head != token and token.head.i < limit:
            token = token.head
        return token
    return None


def _resumes(doc: Doc, i: int) -> bool:
    """Whether a verb right behind a dash takes the sentence up again after an aside."""
    return doc[i - 1].text in DASHES and doc[i].tag_ in VERB_TAGS


def _leaves_content(cue: Cue, part: Token) -> bool:
    """Whether this part belongs to the narrator again: another main clause, another attribution, a day for the cue.

    Of "those who agree that P were angry" that is the verb whose subject the cue stands in.
    """
    if cue.token.dep_ == "relcl" and part in cue.token.ancestors:
        return True
    if part.lower_ in words_of("attributor") or part.lower_ in words_of("citing"):
        return True
    if part.dep_ == "cc":
        return not (_shares_subject(part) or _goes_on_reporting(cue, part))
    if part.dep_ in STOPPERS and part.tag_ in FINITE_TAGS | {"VBN", "VB"}:
        joint = part.doc[max(part.left_edge.i - 1, 0)]
        return joint.dep_ != "cc" or not (_shares_subject(joint) or _goes_on_reporting(cue, joint))
    opens_clause = part.tag_ in FINITE_TAGS and any(child.dep_ == "mark" for child in part.lefts)
    return opens_clause or (part.ent_type_ in ("DATE", "TIME") and part.head == cue.token)
