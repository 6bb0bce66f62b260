"""Things admitted, confirmed or shown without a clause: "admitted downloading the books", "polls show her ahead"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import is_negated, is_passive, is_unreal, source_of
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.extents import content_span, is_readable, quotation_at, sentence_bounds
from claims.extraction.limits import content_limit
from claims.extraction.reading import Draft, Reading, Source, span_of
from claims.extraction.wordlists import words_of
from claims.terms import CueClass

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
MIN_TOKENS = 3


def find_matters(reading: Reading, doc: Doc) -> Iterator[Draft]:
    """One draft per verb of the frame `matter` with such an object, and somebody, or a paper, that says so."""
    taken = {draft.cue.token.i for draft in reading.drafts if draft.cue}
    for cue in reading.cues:
        verb = cue.token
        if not cue.has("matter") or verb.i in taken or verb.tag_ not in VERB_TAGS or not is_readable(verb):
            continue
        if is_unreal(verb) or is_passive(verb) or is_negated(verb) or quotation_at(reading, verb.idx):
            continue
        if verb.tag_ == "VBG" and verb.lower_ in words_of("citing"):  # it names whose word we have, not what was said
            continue
        source, matter = source_of(verb), _matter(cue)
        if source is None or matter is None or not _may_tell(reading, cue, source):
            continue
        limit = content_limit(reading, doc, cue.end, sentence_bounds(verb)[1])
        content = content_span(reading, doc, max(matter.left_edge.i, cue.end), min(_reach(cue, matter), limit))
        if content is not None and (_has_own_subject(verb) or not reading.covers(content)):
            yield Draft(content, "object-matter", 0.6, cue, span_of(doc, verb.i, cue.end), source)


def _has_own_subject(verb: Token) -> bool:
    """ "X said that Y admitted copying it": within another's words, the verb must say itself whose claim it is."""
    return any(child.dep_ == "nsubj" and child.tag_ not in ("PRP", "WP", "WDT") for child in verb.lefts)


def _matter(cue: Cue) -> Token | None:
    """The deed ("downloading the books", "to having read them") or the thing, if it says more than a name does."""
    told = cue.has("addressee")
    for child in cue.token.rights:
        if told and child.dep_ in ("dobj", "dative"):  # who is warned, perhaps with "of what" hung on it
            of = next((part for part in child.rights if part.lower_ in ("of", "about")), None)
            if of is not None:
                return _behind_preposition(of)
            continue
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            return child
        if child.dep_ == "prep" and child.lower_ in ("to", "of", "about"):
            return _behind_preposition(child)
        if child.dep_ in ("dobj", "ccomp") and child.i >= cue.end:
            return child if child.tag_ in NOUN_TAGS | {"VBG"} and _says_enough(child) else None
    return None


def _behind_preposition(preposition: Token) -> Token | None:
    """ "admitted to having read them", "warned of a flood of copies", "complained about Bard learning from it"."""
    deed = next((part for part in preposition.rights if part.dep_ == "pcomp"), None)
    if deed is not None or preposition.lower_ == "to":
        return deed
    thing = next((part for part in preposition.rights if part.dep_ == "pobj"), None)
    return thing if thing is not None and _says_enough(thing) else None


def _says_enough(thing: Token) -> bool:
    return thing.right_edge.i - thing.left_edge.i + 1 >= MIN_TOKENS or thing.left_edge.tag_ == "VBG"


def _reach(cue: Cue, matter: Token) -> int:
    """Where the thing ends; what is shown may go on with how it is: "shows her with a big lead"."""
    end = matter.right_edge.i + 1
    if cue.entry.cue_class is not CueClass.OBSERVATION:
        return end
    parts = [part for part in cue.token.rights if part.i >= end and part.dep_ in ("prep", "advmod", "acomp", "advcl")]
    return max([end, *(part.right_edge.i + 1 for part in parts)])


def _may_tell(reading: Reading, cue: Cue, source: Source) -> bool:
    """A verb of observation needs a paper, a poll or a record: people show each other all manner of things."""
    if cue.entry.cue_class is CueClass.OBSERVATION:
        return source.head.lower_ in words_of("document") | words_of("figures")
    return reading.in_name(source.head.i) or source.head.tag_ in ("PRP", "WP", *NOUN_TAGS)
