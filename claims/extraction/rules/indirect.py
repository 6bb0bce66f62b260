"""Reported clauses: "S said [that] P", "S told X P", "S claims to have …", "P, S said"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import DASHES, is_passive, is_unreal, phrase_of, source_of
from claims.extraction.cues import VERB_TAGS, Cue, verb_forms
from claims.extraction.documents import carrier_behind
from claims.extraction.extents import (
    behind_aside,
    cited_by,
    content_limit,
    content_span,
    is_readable,
    quotation_at,
    sentence_bounds,
)
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.rules.nouns import noun_forms
from claims.extraction.tails import holds_verb
from claims.extraction.wordlists import words_of
from claims.terms import CueClass

FINITE_TAGS = frozenset(("VBD", "VBP", "VBZ", "MD"))
BACKSHIFTED = frozenset(("would", "could", "might", "had", "should"))
MAX_TO_THAT = 8
MAX_IN_PHRASE = 20
STOPPERS = frozenset(("conj", "advcl", "parataxis"))


def find_indirect(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per reported clause; coordinated that-clauses give one each."""
    for cue in reading.cues:
        if "clause" not in cue.entry.frames or not _reports(reading, cue):
            continue
        yield from _drafts_of(reading, doc, cue)


def _reports(reading: Reading, cue: Cue) -> bool:
    token = cue.token
    if (
        token.tag_ not in VERB_TAGS
        and token.dep_ not in ("ROOT", "relcl", "advcl", "ccomp", "acl")
        and not _lost_clause(cue)
    ):
        return False
    inside = quotation_at(reading, token.idx)
    return is_readable(token) and not is_unreal(token) and inside is None


def _drafts_of(reading: Reading, doc: Doc, cue: Cue) -> Iterator[Draft]:
    quoted = _quoted_as_saying(cue.token)
    source = quoted[0] if quoted else _lost_subject(cue) or source_of(cue.token)
    if source is None and is_passive(cue.token):
        return
    for start, end in _clauses_after(reading, cue):
        content = content_span(reading, doc, start, end)
        if content is not None:
            span = span_of(doc, cue.token.i, cue.end)
            cited = quoted[1] if quoted else cited_by(reading, doc, cue)
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


def _lost_clause(cue: Cue) -> Token | None:
    """ "A new lawsuit claims it used …": where the tagger takes the verb for a noun, the clause right behind it."""
    token = cue.token
    is_noun = token.tag_ == "NNS" and token.i > 0 and token.nbor(-1).tag_ in ("NN", "NNP")
    if not is_noun or token.nbor(-1).head != token:
        return None
    clauses = (child for child in token.rights if child.dep_ in ("relcl", "acl", "ccomp") and not _is_about_noun(child))
    return next((clause for clause in clauses if clause.left_edge.i == cue.end and _is_clause(cue, clause)), None)


def _is_about_noun(clause: Token) -> bool:
    """ "the side claims that authors brought": "that" is what they brought, and the claims are things."""
    return clause.left_edge.lower_ == "that" and clause.left_edge.dep_ in ("dobj", "pobj")


def _lost_subject(cue: Cue) -> Source | None:
    if _lost_clause(cue) is None:
        return None
    return Source(cue.token.left_edge.i, cue.token.i, cue.token.nbor(-1))


def _clauses_after(reading: Reading, cue: Cue) -> list[tuple[int, int]]:
    """Token ranges of the clauses that the cue reports, to its right."""
    root = _clause_root(cue)
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


def _clause_root(cue: Cue) -> Token | None:
    verb = cue.token
    if (lost := _lost_clause(cue)) is not None:
        return lost
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.i >= cue.end and (clause := _clause_at(cue, child)) is not None:
            return clause
    if cue.has("infinitive"):
        deed = next((child for child in verb.rights if child.dep_ == "xcomp" and child.i >= cue.end), None)
        if deed is not None:
            return deed
    return _clause_after_that(cue)


def _clause_at(cue: Cue, root: Token) -> Token | None:
    """The clause itself, or the one in front of a closing attribution that the parser took for the clause."""
    inner = (child for child in root.lefts if child.dep_ == "ccomp" and child.i >= cue.end)
    return next((clause for clause in (root, *inner) if _is_clause(cue, clause)), None)


def _is_clause(cue: Cue, root: Token) -> bool:
    """A finite clause, or one with a subject; "said to be" and questions ("asked whether") are none."""
    marks = {child.lower_ for child in root.lefts if child.dep_ in ("mark", "advmod")}
    if marks & {"if", "whether", "how", "why", "when"} and cue.token.lower_ not in ("explained", "explains"):
        return False
    has_subject = any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "attr", "csubjpass") for child in root.lefts
    )
    is_finite = root.tag_ in FINITE_TAGS or any(child.dep_ in ("aux", "auxpass", "cop") for child in root.lefts)
    shows = cue.entry.cue_class is CueClass.OBSERVATION and root.tag_ == "VBG"
    return has_subject and (is_finite or shows or cue.has("quote")) or root.left_edge.lower_ == "that"


def _clause_after_that(cue: Cue) -> Token | None:
    """Where the parse lost the clause: a "that" soon behind the cue still opens it."""
    doc, end = cue.token.doc, sentence_bounds(cue.token)[1]
    carrier = carrier_behind(cue.token)
    first, reach = (cue.end, MAX_TO_THAT) if carrier is None else (carrier.i + 1, MAX_IN_PHRASE)
    for i in range(first, min(first + reach, end - 2)):
        if doc[i].lower_ in noun_forms() or doc[i - 1 : i + 1].text == "as saying":
            return None
        if doc[i].lower_ == "that" and doc[i].tag_ in ("IN", "WDT") and doc[i].head.i > i:
            return doc[i].head
        if doc[i].tag_ in FINITE_TAGS and not (carrier is not None and doc[i].lower_ in words_of("filed")):
            return None
    return None


def _clause_start(cue: Cue, root: Token) -> int:
    """Behind the last "that" between the cue and the clause's first word; adverbials in front of it stay in."""
    mark = next((child for child in root.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    if mark is not None and mark.i >= cue.end:
        return mark.i + 1
    return max(min(root.left_edge.i, root.i), cue.end)


def _behind_hearer(reading: Reading, cue: Cue, start: int, root: Token) -> int:
    """ "told a House committee DeepSeek copies": without a "that" the parser makes one phrase of hearer and subject."""
    doc = cue.token.doc
    if start != cue.end or not cue.has("addressee"):
        return start
    for i in range(start, min(start + MAX_TO_THAT, root.i - 1)):
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
    """Whether this part belongs to the narrator again: another main clause, another attribution, a day for the cue."""
    if part.lower_ in words_of("attributor") or part.lower_ in words_of("citing"):
        return True
    if part.dep_ == "cc":
        return not (_shares_subject(part) or _goes_on_reporting(cue, part))
    if part.dep_ in STOPPERS and part.tag_ in FINITE_TAGS | {"VBN", "VB"}:
        joint = part.doc[max(part.left_edge.i - 1, 0)]
        return joint.dep_ != "cc" or not (_shares_subject(joint) or _goes_on_reporting(cue, joint))
    opens_clause = part.tag_ in FINITE_TAGS and any(child.dep_ == "mark" for child in part.lefts)
    return opens_clause or (part.ent_type_ in ("DATE", "TIME") and part.head == cue.token)
