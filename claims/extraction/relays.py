"""Outlets that the words came by: whom they were told to, who saw the papers, who had it first."""

from spacy.tokens import Doc, Token

from claims.extraction.cast import Cast
from claims.extraction.clauses import phrase_of, subject_of, verbs_above
from claims.extraction.cues import VERB_TAGS, Cue
from claims.extraction.documents import owner_of_document
from claims.extraction.name import Name
from claims.extraction.reading import Draft
from claims.extraction.results import Node
from claims.extraction.wordlists import words_of
from claims.terms import How, NodeKind, PartyKind

HEARERS = frozenset(("to", "with", "by", "on", "in"))
MAX_TO_SEEN = 14
MAX_NAME = 6
MOST_MENTIONS = 3


def hearers(draft: Draft, cast: Cast) -> list[Name]:
    """The outlets that the words were given to, by the verb's object or "in an interview with"."""
    if draft.cue is None:
        return []
    verb, found = draft.cue.token, []
    for child in verb.children:
        is_fronted = child.i < verb.i and (child.lower_ in ("in", "on") or child.dep_ == "advcl")
        if (is_fronted or child.i >= draft.cue.end) and _is_outside(draft, child):
            found += _heard_by(child, draft.cue, cast)
    if not found and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp"):
        found = [name for talk in _talks_before(verb) for name in _names_under(talk, cast) if name.is_outlet]
    return found


def _talks_before(verb: Token) -> list[Token]:
    """ "denied it in an email to X, saying that …": the talk that the main verb names goes for its participle, too."""
    return [token for token in verb.doc[verb.head.i : verb.i] if token.lower_ in words_of("talk")]


def _is_outside(draft: Draft, token: Token) -> bool:
    return not draft.content.start <= token.idx < draft.content.end


def _heard_by(child: Token, cue: Cue, cast: Cast) -> list[Name]:
    if child.dep_ in ("dobj", "dative") and cue.has("addressee"):
        return _listed(child, cast)
    if child.dep_ == "advcl" and child.lower_ in ("speaking", "talking", "writing"):
        return [name for name in _names_under(child, cast) if name.is_outlet]
    if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "with", "in"):
        objects = [part for part in child.rights if part.dep_ == "pobj"]
        if child.lower_ == "to" and cue.has("to"):
            return [name for part in objects for name in _listed(part, cast) if name.is_outlet]
        talks = [part for part in objects if part.lower_ in words_of("talk")]
        return [name for talk in talks for name in _names_under(talk, cast) if name.is_outlet]
    return []


def _listed(token: Token, cast: Cast) -> list[Name]:
    """The outlet that this word names and those joined to it; an organisation counts where it can only be an outlet."""
    if cast.name_at(token) is None and (meant := outlet_meant(token, cast)) is not None:
        return [meant]
    names = [cast.name_at(part) for part in (token, *token.conjuncts)]
    return [name for name in names if name is not None and (name.is_outlet or _may_be_outlet(name, cast))]


def outlet_meant(token: Token, cast: Cast) -> Name | None:
    """Which outlet "the newspaper", "the news agency dpa" or, as who is told, "it" stands for; None for no outlet."""
    if token.lower_ == "it":
        outlet, company = cast.last_outlet(token), cast.last_company(token)
        return outlet if outlet is not None and (company is None or company.start < outlet.start) else None
    following = cast.name_at(token.nbor()) if token.i + 1 < len(token.doc) else None
    before = {child.lower_ for child in token.lefts}
    if token.lower_ not in words_of("press") or not before & {"the"}:
        return None
    if following is not None and following.start == token.i + 1 and following.is_outlet:
        return following
    return cast.last_outlet(token, near=token.lower_ in words_of("press-unsure") and not before & {"news"})


def _may_be_outlet(name: Name, cast: Cast) -> bool:
    """An unlisted body that the text is not about."""
    is_unlisted = name.kind is PartyKind.ORGANISATION and not name.is_known
    return is_unlisted and cast.n_mentions(name) <= MOST_MENTIONS


def _names_under(talk: Token, cast: Cast) -> list[Name]:
    ways = [talk, *(child for child in talk.rights if child.lower_ in words_of("sent"))]
    parts = [part for way in ways for part in way.rights]
    prepositions = [part for part in parts if part.dep_ in ("prep", "dative") and part.lower_ in HEARERS]
    objects = [part for preposition in prepositions for part in preposition.rights if part.dep_ == "pobj"]
    return [name for part in objects for name in _listed(part, cast)]


def tellers_in_asides(draft: Draft, cast: Cast) -> list[Node]:
    """The outlets of "as reported earlier by S", "which was first reported by S" and "X said, according to S, that"."""
    if draft.cue is None:
        return []
    nodes = []
    for token in draft.cue.token.sent:
        if token.lower_ == "reported" and (agent := _agent(token)) is not None:
            names = [name for name in _listed(agent, cast) if name.is_outlet]
            nodes += [_wrote(name) for name in names]
    return [*nodes, *_shown(draft, cast), *map(_wrote, [*_between(draft, cast), *_interjected(draft, cast)])]


def _shown(draft: Draft, cast: Cast) -> list[Node]:
    """ "Axios got hold of a memo in which X tells its staff that P": who shows, or reads out, the paper."""
    clause = next((token for token in (draft.cue.token, *verbs_above(draft.cue.token)) if token.dep_ == "relcl"), None)
    paper = _paper_of(clause) if clause is not None else None
    if paper is None:
        return []
    owner = owner_of_document(phrase_of(paper), cast)
    if owner is not None and owner.is_outlet:
        return [Node(owner.canonical, owner.canonical, NodeKind.PUBLISHER, How.WROTE)]
    verb = next((token for token in verbs_above(paper) if token.tag_ in VERB_TAGS), None)
    subject = subject_of(verb) if verb is not None else None
    name = cast.name_at(subject) if subject is not None else None
    if name is None or not (name.is_outlet or verb.lower_ in words_of("quoting")):
        return []
    return [_wrote(name) if name.is_outlet else Node(name.words, name.canonical, NodeKind.PARTY, How.CITES)]


def _paper_of(clause: Token) -> Token | None:
    """The paper, talk or picture that a relative clause describes, by whomever it is: "a report by X which found …"."""
    author = clause.head.head if clause.head.dep_ == "pobj" and clause.head.head.lower_ == "by" else None
    papers = words_of("document") | words_of("figures") | words_of("talk")
    return next((word for word in (clause.head, author and author.head) if word and word.lower_ in papers), None)


def _interjected(draft: Draft, cast: Cast) -> list[Name]:
    """ "Lee, the Times reported, warned that P": the outlet between subject and verb."""
    verb, doc = draft.cue.token, draft.cue.token.doc
    if verb.i < 3 or doc[verb.i - 1].text != "," or doc[verb.i - 2].lower_ not in words_of("telling") | {"reported"}:
        return []
    name = cast.name_at(doc[verb.i - 3])
    return [name] if name is not None and name.is_outlet else []


def seen_by(draft: Draft, cast: Cast) -> list[Node]:
    """The outlets that saw what the words come from: "messages reviewed by S", "people cited by S and T"."""
    source, found = draft.source, []
    if source is None:
        return found
    doc, head = source.head.doc, source.head
    for i in range(head.i + 1, min(head.i + MAX_TO_SEEN, head.sent.end - 1)):
        if doc[i].lower_ in words_of("spoke") and (
            outlet := outlet_meant(doc[i - 1], cast) or cast.name_at(doc[i - 1])
        ):
            return [_wrote(outlet)] if outlet.is_outlet else []
        if doc[i].lower_ in words_of("spoke") and doc[i + 1].lower_ in ("to", "with"):
            found += [_wrote(name) for name in _outlets_behind(doc, i + 2, cast)]
        if doc[i].lower_ in words_of("seen-by") and doc[i + 1].lower_ == "by":
            found += [_wrote(name) for name in _outlets_behind(doc, i + 2, cast) if _wrote(name) not in found]
        if doc[i].is_punct or doc[i].tag_ in ("VBD", "VBZ", "VBP"):
            break
    return found


def _outlets_behind(doc: Doc, start: int, cast: Cast) -> list[Name]:
    return [name for name in cast.names_in(start, min(start + MAX_NAME, len(doc))) if name.is_outlet]


def _wrote(name: Name) -> Node:
    return Node(name.words, name.canonical, NodeKind.PUBLISHER, How.WROTE)


def _between(draft: Draft, cast: Cast) -> list[Name]:
    """ "X said, according to S, that P": the outlet in the aside between verb and clause."""
    doc, start = draft.cue.token.doc, draft.cue.end
    aside = doc[start : start + 3]
    if aside.text.lower() != ", according to" or doc[start].idx > draft.content.start:
        return []
    end = min(start + 3 + MAX_NAME, len(doc))
    names = cast.names_in(start + 3, end)
    names = names or [outlet for token in doc[start + 3 : end] if (outlet := outlet_meant(token, cast)) is not None]
    return [name for name in names if name.is_outlet and doc[name.start].idx < draft.content.start]


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "on", "in"):
            for part in child.rights:
                if part.dep_ == "pobj":
                    return part
                if part.lower_ == "by":
                    return next((deep for deep in part.rights if deep.dep_ == "pobj"), None)
    return None
