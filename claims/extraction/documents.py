"""Whose words a document holds: a complaint's are its filer's, an order's its judge's, a post's its author's."""

from spacy.tokens import Doc, Token

from claims.extraction.cast import Cast, Owner
from claims.extraction.clauses import is_passive, phrase_of, subject_of, verbs_above
from claims.extraction.cues import VERB_TAGS, verb_forms
from claims.extraction.name import NAME_TAGS, Name
from claims.extraction.reading import Draft, Source
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

BY = frozenset(("by", "from", "of", "in"))
CARRIERS = frozenset(("in", "through", "throughout", "via", "on", "by"))
SUES = frozenset(("sue", "sues", "sued", "suing"))
FILES = frozenset(("filed", "files", "file", "filing", "brought", "brings", "lodged", "submitted"))
WRITES = frozenset(("wrote", "writes", "written"))
AGAIN = frozenset(("the", "that", "this"))
MAX_PHRASE = 30
MAX_BEFORE_CARRIER = 7
MAX_IN_CARRIER = 9
MODIFIER_TAGS = frozenset(("DT", "PRP$", "JJ", "NN", "NNP", "NNS", "POS", "CD", "VBN", "VBG", "HYPH", "RB", "$"))


def note_filers(doc: Doc, cast: Cast) -> None:
    """Goes through the text for who sues, and for whose the papers are that it tells of: "the lawsuit" can be told."""
    for token in doc:
        if (sued := _sued_by(token, cast)) is not None:
            cast.note_sued(token.i, sued)
        if token.lower_ in SUES or (token.lower_ in FILES and _files_suit(token)):
            subject = subject_of(token)
            is_first = cast.last_filer(token) is None
            if subject is not None and (is_first or cast.name_at(subject)) and (filer := _filer_at(subject, cast)):
                cast.note_filer(token.i, filer)
        elif token.lower_ in words_of("suit") and token.tag_ in ("NN", "NNS"):
            _note_litigant(token, cast)
            owner = _named_owner(phrase_of(token), cast) or _says_in(token, cast)
            if owner is not None and not owner.is_outlet and not _is_side(token, cast):
                cast.note_filer(token.i, owner.canonical)
        elif token.lower_ in words_of("document") and token.tag_ in ("NN", "NNS"):
            _note_litigant(token, cast)
            _note_owner(token, cast)


def _is_side(suit: Token, cast: Cast) -> bool:
    """ "A similar lawsuit by Disney", behind the one in question."""
    is_known = cast.last_filer(suit) is not None
    return is_known and any(child.lower_ in words_of("side") for child in suit.lefts)


def _note_owner(document: Token, cast: Cast) -> None:
    """ "A letter by Lee", "Lee published a paper": so that "the letter" can be told."""
    source = phrase_of(document)
    owner = _named_owner(source, cast) or _brings_out(document, cast)
    if owner is not None or _is_new(source):
        cast.note_owner(document, owner)


def _brings_out(document: Token, cast: Cast) -> Owner | None:
    """ "Researchers at Yale published a paper": who did."""
    verb = document.head
    if document.dep_ != "dobj" or verb.lower_ not in words_of("filed") | words_of("sent") | WRITES:
        return None
    subject = subject_of(verb)
    name = cast.name_at(subject) if subject is not None else None
    if name is not None:
        return Owner(name.canonical, name.kind, name.is_outlet)
    is_group = subject is not None and subject.lower_ in words_of("people") | words_of("group")
    return Owner(phrase_of(subject).text(), PartyKind.GROUP) if is_group else None


def _says_in(filing: Token, cast: Cast) -> Owner | None:
    """ "The group said in a filing that …": whose filing it is."""
    verb = filing.head.head if filing.dep_ == "pobj" and filing.head.lower_ in CARRIERS else None
    if verb is None or verb.lower_ not in verb_forms():
        return None
    subject = subject_of(verb)
    if subject is None:
        return None
    name = cast.name_at(subject)
    if name is None and subject.lower_ in words_of("group") | words_of("company"):
        name = cast.last_company(subject)
    return Owner(name.canonical, name.kind, name.is_outlet) if name is not None else None


def _note_litigant(filing: Token, cast: Cast) -> None:
    """ "The Times alleged in its complaint": an outlet that goes to court is one of those whom "it" may mean."""
    if filing.lower_ not in words_of("filing") or not any(child.lower_ == "its" for child in filing.lefts):
        return
    verb = next((above for above in verbs_above(filing) if above.tag_ in VERB_TAGS), None)
    subject = subject_of(verb) if verb is not None else None
    name = cast.name_at(subject) if subject is not None else None
    if name is not None:
        cast.note_litigant(name.canonical)


def _files_suit(verb: Token) -> bool:
    """ "Filed a suit", "the suit was filed"."""
    return any(child.dep_ in ("dobj", "nsubjpass") and child.lower_ in words_of("filing") for child in verb.children)


def _sued_by(token: Token, cast: Cast) -> str | None:
    """Who is sued, by a verb ("sued Meta") or in a noun's phrase ("the suit against Meta"): names joined by "; "."""
    if token.lower_ in SUES:
        wanted = ("nsubjpass",) if is_passive(token) else ("dobj",)
        heads = [child for child in token.children if child.dep_ in wanted]
    elif token.lower_ in words_of("suit") or (token.lower_ in FILES and _files_suit(token)):
        against = [child for child in token.rights if child.lower_ == "against"]
        heads = [part for child in against for part in child.rights if part.dep_ == "pobj"]
    else:
        return None
    names = [name for head in heads for name in cast.names_in(head.left_edge.i, head.right_edge.i + 1)]
    names = [name for name in names if not name.is_place]
    return "; ".join(dict.fromkeys(name.canonical for name in _row(names, token.doc))) or None


def _filer_at(subject: Token, cast: Cast) -> str | None:
    """The names of who files, joined by "; ", or the words for a group."""
    phrase = phrase_of(subject)
    names = [name for name in cast.names_in(phrase.start, phrase.end) if not name.is_place]
    if names and (cast.name_at(subject) is not None):
        return "; ".join(dict.fromkeys(name.canonical for name in _row(names, subject.doc)))
    return phrase.text().removeprefix("A ").removeprefix("a ") if subject.tag_ in ("NNS", "NN") else None


def medium_of(draft: Draft) -> Token | None:
    """The document that the words came in, where the sentence names one beside the cue: "said in a filing"."""
    if draft.cue is None:
        return None
    for child in draft.cue.token.children:
        if child.lower_ not in CARRIERS or draft.content.start <= child.idx < draft.content.end:
            continue
        noun = next((part for part in child.rights if part.dep_ == "pobj"), None)
        if noun is not None and noun.lower_ in words_of("document"):
            return noun
    carrier = carrier_behind(draft.cue.token)
    is_outside = carrier is not None and not draft.content.start <= carrier.idx < draft.content.end
    return carrier if is_outside and carrier.lower_ in words_of("document") else None


def carrier_behind(verb: Token) -> Token | None:
    """The document that a reporting verb names before it comes to its clause: "alleged in its complaint that".

    The parser hangs such a clause on the document, as if the complaint were about it; the words' order tells better.
    """
    doc, limit = verb.doc, min(verb.i + MAX_BEFORE_CARRIER, verb.sent.end - 1)
    carrier = next(
        (i for i in range(verb.i + 1, limit) if doc[i].lower_ in CARRIERS and _is_beside(verb, doc[i])), None
    )
    for i in range(carrier + 1, min(carrier + MAX_IN_CARRIER, verb.sent.end)) if carrier is not None else ():
        is_carrying = doc[i].lower_ in words_of("document") | words_of("talk")
        if is_carrying and not (i + 1 < len(doc) and doc[i + 1].lower_ in words_of("document")):
            return doc[i]
        if doc[i].tag_ not in MODIFIER_TAGS:
            return None
    return None


def _is_beside(verb: Token, preposition: Token) -> bool:
    """Whether only adverbs and days stand between the two."""
    between = verb.doc[verb.i + 1 : preposition.i]
    return all(token.tag_ in ("RB", "IN", "CD") or token.ent_type_ in ("DATE", "TIME") for token in between)


def owner_of_document(source: Source, cast: Cast) -> Owner | None:
    """The one who speaks through the document that these words name, or None."""
    head = source.head
    named = _named_owner(source, cast) or _brings_out(head, cast)
    if named is not None:
        return named
    if head.lower_ in words_of("ruling"):
        judge = cast.last_judge(head) or cast.last_court(head)
        return Owner(judge.canonical, judge.kind) if judge is not None else None
    if head.lower_ in words_of("filing") and not _is_new(source):
        filer = cast.last_filer(head)
        own = cast.last_owner(head) if head.lower_ not in words_of("suit") else None
        return own or (Owner(filer, cast.kind_of(filer)) if filer else None)
    return cast.last_owner(head) if head.doc[source.start].lower_ in AGAIN else None


def _is_new(source: Source) -> bool:
    """ "a lawsuit" or "another complaint" is one that the reader has not met yet; "court papers" may be anybody's."""
    words = {token.lower_ for token in source.head.doc[source.start : source.head.i]}
    return bool(words & {"a", "an", "another", "court"})


def _named_owner(source: Source, cast: Cast) -> Owner | None:
    """ "Lyon's lawsuit", "the OpenAI brief", "a lawsuit filed by three artists", "an article by Reuters"."""
    head = source.head
    for child in head.lefts:
        if child.dep_ in ("poss", "compound", "nmod") and (name := cast.name_at(child)) is not None:
            return Owner(name.canonical, name.kind, name.is_outlet)
        if child.dep_ == "poss" and child.lower_ in ("its", "his", "her"):
            filer = cast.last_filer(child) if head.lower_ in words_of("suit") else None
            if filer is not None:
                return Owner(filer, cast.kind_of(filer))
            name = cast.last_company(child) if child.lower_ == "its" else cast.last_person(child)
            return Owner(name.canonical, name.kind) if name is not None else None
    return _maker(head, cast)


def _maker(head: Token, cast: Cast) -> Owner | None:
    """Whoever stands behind "by", "from" or "on behalf of" in the phrase that the document heads."""
    doc, end = head.doc, min(head.right_edge.i + 1, head.i + MAX_PHRASE)
    for i in range(head.i + 1, end):
        if doc[i].lower_ not in BY or doc[i].head.tag_.startswith("NNP") or doc[i - 1].lower_ in words_of("seen-by"):
            continue
        if doc[i].head.dep_ == "relcl" and doc[i].head.tag_ != "VBN":
            continue  # "a lawsuit that accuses X of Y"
        maker = next((child for child in doc[i].rights if child.dep_ == "pobj"), None)
        if maker is None or maker.lower_ == "behalf" or (doc[i].lower_ == "in" and not _prints(head, maker, cast)):
            continue
        names = [name for name in cast.names_in(doc[i].i, min(maker.right_edge.i + 1, end)) if not name.is_place]
        people = [name for name in names if name.kind is names[0].kind and name.start <= maker.right_edge.i]
        if people:
            joined = "; ".join(dict.fromkeys(name.canonical for name in _row(people, doc)))
            return Owner(joined, people[0].kind, people[0].is_outlet)
        if maker.tag_ == "NN" and (name := _company_meant(maker, cast)) is not None:
            return Owner(name.canonical, name.kind, name.is_outlet)
        if maker.tag_ == "NNS":
            words = doc[maker.left_edge.i : maker.i + 1].text
            return Owner(words, PartyKind.GROUP)
    return None


def _company_meant(noun: Token, cast: Cast) -> Name | None:
    """Whom "the agency" means."""
    is_again = any(child.lower_ in AGAIN for child in noun.lefts)
    if not is_again or noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in NAME_TAGS:
        return None
    return cast.last_called(noun) or (cast.last_company(noun) if noun.lower_ in words_of("company") else None)


def _prints(document: Token, place: Token, cast: Cast) -> bool:
    """ "A report in The Information" is the outlet's; a paper in Nature is its authors'."""
    name = cast.name_at(place)
    return document.lower_ in words_of("story") and name is not None and name.is_outlet


def _row(people: list, doc) -> list:
    """The first name and those joined to it by commas and "and"."""
    row = people[:1]
    for name in people[1:]:
        between = doc[row[-1].end : name.start].text.strip()
        if between not in (",", "and", ", and", "&"):
            break
        row.append(name)
    return row
