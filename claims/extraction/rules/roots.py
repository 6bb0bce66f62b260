"""Where a reported clause stands: the verb at its head, by the parse or, where that lost it, by the order of words."""

from spacy.tokens import Token

from claims.extraction.clauses import SUBJECTS
from claims.extraction.cues import FINITE_TAGS, Cue
from claims.extraction.documents import carrier_behind
from claims.extraction.extents import sentence_bounds
from claims.extraction.rules.nouns import noun_forms
from claims.extraction.wordlists import words_of
from claims.terms import CueClass

OPENING_TAGS = frozenset(("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "CD", "VBG", "EX"))
RELATIVES = frozenset(("who", "which", "that", "whose", "what", "where", "when"))
LOSABLE = frozenset((CueClass.SPEECH, CueClass.WRITING, CueClass.FILING, CueClass.BELIEF, CueClass.REPORT))
MAX_TO_THAT = 8
MAX_IN_PHRASE = 20
MAX_TO_VERB = 24


def clause_root(cue: Cue) -> Token | None:
    """The verb at the head of the clause that this cue reports, to its right; None when it reports none."""
    verb = cue.token
    if (lost := lost_clause(cue)) is not None:
        return lost
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.i >= cue.end and (clause := _clause_at(cue, child)) is not None:
            return clause
    if cue.has("infinitive"):
        deed = next((child for child in verb.rights if child.dep_ == "xcomp" and child.i >= cue.end), None)
        if deed is not None:
            return deed
    return _clause_after_that(cue) or _finite_behind(cue)


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
            clause = doc[i].head
            is_relative = clause.dep_ == "relcl" and (doc[i].dep_ in SUBJECTS or doc[i].dep_ in ("dobj", "pobj"))
            is_thing = carrier is None and not cue.has("addressee") and cue.token in clause.ancestors
            return None if is_relative and (is_thing or clause.head.head == cue.token) else clause
        if doc[i].tag_ in FINITE_TAGS and not (carrier is not None and doc[i].lower_ in words_of("filed")):
            return None
    return None


def _finite_behind(cue: Cue) -> Token | None:
    """ "said paying artists could help", "said chief engineer Ann Lee was wrong": tied by the parse to the cue itself.

    A subject in front of the cue, then words that can open a clause, then a verb whose subject they must be.
    """
    verb, doc = cue.token, cue.token.doc
    own = any(child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i for child in verb.lefts)
    if cue.entry.cue_class not in LOSABLE or not own or verb.tag_ not in FINITE_TAGS | {"VBN"}:
        return None
    end = min(sentence_bounds(verb)[1], cue.end + MAX_TO_VERB)
    if cue.end >= end or doc[cue.end].tag_ not in OPENING_TAGS:
        return None
    for i in range(cue.end + 1, end):
        if doc[i].lower_ in RELATIVES or doc[i].text in (":", ";", "“", '"') or _ends_with_day(doc[i]):
            return None
        if doc[i].tag_ in FINITE_TAGS:
            return _own_clause(cue, doc[i]) if doc[i - 1].text != "," else None
    return None


def _ends_with_day(conjunction: Token) -> bool:
    """ "reported the memo on Thursday and Reuters saw it": a day has nobody beside it, so another clause begins."""
    if conjunction.dep_ != "cc":
        return False
    before, behind = (conjunction.nbor(step).ent_type_ in ("DATE", "TIME") for step in (-1, 1))
    return before and not behind


def _own_clause(cue: Cue, verb: Token) -> Token | None:
    """The main verb of this finite one, unless its own words say that it opens a clause of another kind.

    "promised a plan he made", "noted the rule before it passed", "tweeted a picture and said" are no reports.
    """
    main = verb.head if verb.dep_ in ("aux", "auxpass") and verb.head.i > verb.i else verb
    subject = next((child for child in main.lefts if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.left_edge.i > cue.end and not _belongs_to_subject(cue, subject):
        return None
    is_marked = any(child.dep_ == "mark" or child.tag_ == "WRB" for child in main.lefts)
    return None if is_marked or main.dep_ == "conj" or verb.lower_ in words_of("says") else main


def is_tied_to(cue: Cue, root: Token) -> bool:
    """Whether the clause's subject is not where the parse has it: none of its own, or only its last words."""
    subject = next((child for child in root.lefts if child.dep_ in SUBJECTS), None)
    if subject is not None:
        return subject.left_edge.i > cue.end and _belongs_to_subject(cue, subject)
    is_finite = root.tag_ in FINITE_TAGS or any(child.tag_ in FINITE_TAGS for child in root.lefts)
    return is_finite and root.left_edge.lower_ != "that"


def _belongs_to_subject(cue: Cue, subject: Token) -> bool:
    """Whether the words between cue and subject are part of it: "engineer Ann Lee", "paying artists"."""
    doc = cue.token.doc
    between = [doc[i].tag_ for i in range(cue.end, subject.left_edge.i)]
    return between[0] == "VBG" or subject.tag_ == "NNP" and all(tag[:2] in ("JJ", "NN") for tag in between)


def lost_clause(cue: Cue) -> Token | None:
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
