"""From the words that name a source to who that is: names, titles, affiliations, back-references, documents, groups."""

from collections.abc import Set
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from claims.extraction.affiliations import HOUSES, office_of, own_house
from claims.extraction.cast import NOBODY, Cast
from claims.extraction.clauses import SUBJECTS, phrase_of
from claims.extraction.documents import AGAIN, medium_of, owner_of_document
from claims.extraction.lexicon import without_article
from claims.extraction.name import Name
from claims.extraction.reading import Draft, Source
from claims.extraction.wordlists import words_of
from claims.terms import NodeKind, PartyKind

SINGULAR_PERSON = frozenset(("he", "she", "him", "her", "his"))
ORGANISATION_PRONOUNS = frozenset(("it", "its"))
REPORTING = frozenset(("reported", "reports"))
MARKS = frozenset("“\"‘'")
OWN = frozenset(("its", "their", "his", "her", "the"))
COURTS = frozenset(("court", "tribunal", "jury"))
UNSURE = frozenset(("they", "we", "i", "you", "who", "which", "that", "this", "these", "those", "their"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `canonical` joins several names by "; " and is None when nobody can be named.

    `is_called` says that the words are what the text calls this one: "the developer" of "AI developer Anthropic".
    """

    words: str
    canonical: str | None
    kind: PartyKind | None
    node_kind: NodeKind = NodeKind.PARTY
    affiliation: str | None = None
    title: str | None = None
    medium: str | None = None
    is_outlet: bool = False
    metonymy: str | None = None
    is_called: bool = False


def resolve(source: Source, cast: Cast, said: Span | None = None) -> Speaker:
    """Who is meant by these words, at this place of the text.

    `said` is what they are said to say. Where that stands in front ("Vireo copied us, it said"), the one who speaks is
    sooner somebody named before it. Where it stands behind ("it said that Vireo copied us"), it is nobody named in it.
    """
    head = source.head
    named = cast.name_at(head)
    plain = Speaker(source.text(), None, None)
    if head.lower_ == "paper" and (outlet := cast.last_outlet(head, near=True)) is not None:
        return _as_name(plain, outlet)
    if head.lower_ in words_of("document") and (named is None or not (named.is_known or named.is_outlet)):
        return _through_document(source, cast, plain)
    if named is not None and named.start >= source.start:
        return _named(source, named, cast, plain)
    if head.tag_ in ("PRP", "PRP$", "WP", "WDT", "DT") or head.lower_ in UNSURE:
        return _pronoun(head, cast, plain, said)
    if head.lower_ in ("judge", "justice") and head.doc[source.start].lower_ in ("the", "judge", "justice"):
        named = introduced_after(source, cast)
        return _introduced(source, named, [], cast) if named else _as_name(plain, cast.last_judge(head))
    return _described(source, cast, plain, said)


def plaintiff_in(draft: Draft, cast: Cast) -> Speaker | None:
    """Who "the company" is that "alleges in its complaint": whoever sues, however far back the name stands."""
    source, suit = draft.source, medium_of(draft)
    is_bare = source.head.tag_ == "PRP" or (source.head.lower_ in words_of("company") and _is_told_again(source))
    if suit is None or not is_bare or suit.lower_ not in words_of("suit"):
        return None
    filer = cast.last_filer(suit) if any(child.lower_ in OWN for child in suit.lefts) else None
    return filer and Speaker(source.text(), filer, cast.kind_of(filer), is_called=True)


def _in_front(said: Span | None, word: Token) -> Token | None:
    """The first token of what is said, where that stands in front of the words for who says it."""
    return said[0] if said is not None and said.end <= word.i else None


def _others(said: Span | None, word: Token, cast: Cast) -> Set[str | None]:
    """Those who act under their names in what is reported behind a word for its speaker: that is none of them.

    A quotation may name its own speaker.
    """
    if said is None or said.start <= word.i or said.text[0] in MARKS:
        return NOBODY
    doc, names = word.doc, cast.names_in(said.start, said.end)
    return frozenset(name.canonical for name in names if doc[name.end - 1].dep_ in SUBJECTS)


def _as_name(plain: Speaker, name: Name | None) -> Speaker:
    if name is None:
        return replace(plain, canonical=described(plain.words))
    node_kind = NodeKind.PUBLISHER if name.is_outlet else NodeKind.PARTY
    known = replace(plain, canonical=name.canonical, kind=name.kind, node_kind=node_kind, is_outlet=name.is_outlet)
    return replace(known, metonymy=_metonymy(name))


def _metonymy(name: Name) -> str | None:
    """What stands for people: a product for its makers ("ChatGPT said"), a place for its rulers ("Washington said")."""
    if name.is_place:
        return "place"
    return "product" if name.kind is PartyKind.PRODUCT else None


def described(words: str) -> str | None:
    """A description as a name: "the music publishers" gives "music publishers", a pronoun None."""
    plain = words.strip(" ,")
    for article in ("a ", "an "):
        if plain.lower().startswith(article):
            plain = plain[len(article) :]
    return None if plain.lower() in words_of("pronoun") else without_article(plain) or None


def _named(source: Source, named: Name, cast: Cast, plain: Speaker) -> Speaker:
    names = cast.names_in(source.start, source.end)
    joined = [name for name in names if _is_joined(named, name, source)]
    speaker = _as_name(plain, named)
    if len(joined) > 1:
        speaker = replace(speaker, canonical="; ".join(dict.fromkeys(name.canonical for name in joined)))
    if named.kind is not PartyKind.PERSON:
        return speaker
    return _in_office(speaker, named, cast)


def _in_office(speaker: Speaker, person: Name, cast: Cast) -> Speaker:
    office = office_of(person, cast)
    return replace(speaker, affiliation=office.house, title=office.title)


def _is_joined(named: Name, other: Name, source: Source) -> bool:
    """Whether another name of the phrase stands beside the first as its equal: "Disney and Universal"."""
    if other == named:
        return True
    last = source.head.doc[other.end - 1]
    return last.dep_ == "conj" and other.kind is named.kind and source.head in (last.head, *last.ancestors)


def _pronoun(head: Token, cast: Cast, plain: Speaker, said: Span | None) -> Speaker:
    word, since, others = head.lower_, _in_front(said, head), _others(said, head, cast)
    if word in SINGULAR_PERSON:
        name, role = cast.last_person(head, since, others), cast.last_role(head)
        if role is not None and (name is None or name.end <= role.i):
            return resolve(phrase_of(role), cast)
    elif word in ORGANISATION_PRONOUNS:
        outlet = cast.last_outlet(head) if head.head.lower_ in REPORTING else None
        name = outlet or cast.last_company(head, others, since=since)
    elif word in ("they", "their", "them"):
        return _several(head, cast, plain)
    else:
        name = None
    if name is None:
        return plain
    speaker = _as_name(plain, name)
    return _in_office(speaker, name, cast) if name.kind is PartyKind.PERSON else speaker


def _several(head: Token, cast: Cast, plain: Speaker) -> Speaker:
    """Whom "they" means: the last people that acted, described ("the writers") or named together."""
    group = cast.last_group(head)
    if group is None:
        return plain
    names = cast.names_in(group.left_edge.i, group.i + 1)
    own = cast.name_at(group)
    if own is not None and own in names and group.conjuncts:
        return replace(plain, canonical="; ".join(dict.fromkeys(name.canonical for name in names)), kind=own.kind)
    return resolve(phrase_of(group), cast)


def _through_document(source: Source, cast: Cast, plain: Speaker) -> Speaker:
    """A complaint speaks for who filed it, an order for its judge, a study for its authors where they are named."""
    medium = source.head.lower_
    owner = owner_of_document(source, cast)
    if owner is not None:
        node_kind = NodeKind.PUBLISHER if owner.is_outlet else NodeKind.PARTY
        known = replace(plain, canonical=owner.canonical, kind=owner.kind, is_outlet=owner.is_outlet)
        return replace(known, node_kind=node_kind, medium=medium)
    return replace(plain, words=_in_full(source, cast), node_kind=NodeKind.DOCUMENT, medium=medium)


def _described(source: Source, cast: Cast, plain: Speaker, said: Span | None) -> Speaker:
    head = source.head
    names = cast.names_in(source.start, source.end)
    behind = head.nbor() if head.i + 1 < len(head.doc) else head
    following = cast.name_at(behind) if behind != head and behind.dep_ in ("appos", "compound", "nmod") else None
    following = next((name for name in names if name.start == head.i + 1), following)
    if following is not None and following.kind is PartyKind.PERSON:
        return _introduced(source, [following], names, cast)
    if following is not None:
        return _as_name(plain, following)
    introduced = introduced_after(source, cast) or [name for name in [cast.named_beside(head)] if name is not None]
    if introduced:
        return _introduced(source, introduced, names, cast)
    called = _called(source, cast) if not any(not name.is_place for name in names) else None
    if called is not None:
        return replace(_as_name(plain, called), is_called=True)
    if (side := _side(source, cast)) is not None:
        return replace(plain, canonical=side, kind=cast.kind_of(side), is_called=True)
    if head.lower_ in words_of("companies") and _is_told_again(source) and (row := cast.row_meant(head)):
        return replace(plain, canonical="; ".join(row), kind=cast.kind_of(row[0]), is_called=True)
    if head.lower_ in words_of("press") and not names:
        outlet = cast.last_outlet(head, near=head.lower_ in words_of("press-unsure"))
        if outlet is not None:
            return _as_name(plain, outlet)
    if head.lower_ in words_of("company") and head.doc[source.start].lower_ not in ("a", "an", "another", "some"):
        return _company(source, cast, plain, names, said)
    if head.lower_ in words_of("unnamed") and not names:
        words = _in_full(source, cast)
        return replace(plain, words=words, kind=PartyKind.UNNAMED, node_kind=NodeKind.UNNAMED, canonical=None)
    if not names and _is_generic(source):
        return replace(plain, kind=PartyKind.GROUP, node_kind=NodeKind.UNNAMED, canonical=None)
    affiliation = next((name.canonical for name in names if not name.is_place), None)
    if affiliation is None and head.lower_ in words_of("mouth") | words_of("counsel"):
        return _mouth(source, cast, plain)
    kind = PartyKind.GROUP if head.tag_ in ("NNS", "NNPS") or head.lower_ in words_of("group") else None
    if head.lower_ in words_of("role"):
        kind = kind or PartyKind.PERSON
    elif head.lower_ in COURTS:
        kind = PartyKind.COURT
    elif head.tag_ in ("NNP", "NNPS"):
        kind = PartyKind.ORGANISATION
    return replace(plain, canonical=described(_in_full(source, cast)), kind=kind, affiliation=affiliation)


def _mouth(source: Source, cast: Cast, plain: Speaker) -> Speaker:
    """ "A spokesman for the startup", "the company's lawyers", "a spokesperson": of the house that is meant."""
    head = source.head
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None) or _spoken_for(head)
    if owner is not None:
        house = resolve(phrase_of(owner), cast)
        canonical = house.canonical if house.kind in HOUSES else None
    else:
        name = cast.last_company(head) if head.lower_ in words_of("mouth") else None
        canonical = name.canonical if name is not None else None
    is_named = owner is not None and canonical is not None
    kind = PartyKind.GROUP if head.tag_ == "NNS" else PartyKind.PERSON
    words = f"{canonical} {head.lower_}" if is_named else described(_in_full(source, cast))
    return replace(plain, canonical=words, kind=kind, affiliation=canonical)


def _spoken_for(head: Token) -> Token | None:
    """The "startup" of "a spokesman for the startup"."""
    prepositions = (child for child in head.rights if child.lower_ == "for")
    return next((part for child in prepositions for part in child.rights if part.dep_ == "pobj"), None)


def _is_told_again(source: Source) -> bool:
    """ "The photographer", "that account": somebody whom the text has spoken of."""
    head, opens = source.head, source.head.doc[source.start]
    is_bare = source.end == head.i + 1 and not any(child.dep_ == "poss" for child in head.lefts)
    return is_bare and opens.lower_ in AGAIN


def _side(source: Source, cast: Cast) -> str | None:
    """Who "the plaintiffs" or "the defendant" are: whoever sues, or is sued, in the suit that was told of last."""
    word = source.head.lower_
    sides = {"plaintiff": cast.last_filer, "defendant": cast.last_sued}
    side = sides.get(word.removesuffix("s")) if _is_told_again(source) else None
    return side(source.head) if side is not None else None


def _called(source: Source, cast: Cast) -> Name | None:
    """Whom "the photographer" means: somebody named who is called that, unless one without a name came in later."""
    head = source.head
    if head.tag_ != "NN" or not _is_told_again(source):
        return None
    name, nameless = cast.last_called(head), cast.introduction_of(head)
    if name is None and head.lower_ in words_of("authority"):
        name = cast.last_authority(head)
    return name if name is None or nameless is None or nameless.i < name.end else None


def _in_full(source: Source, cast: Cast) -> str:
    """ "The contractor" in the words that first told of "a former contractor"."""
    is_bare = source.end - source.start == 2 and source.head.doc[source.start].lower_ in AGAIN
    introduction = cast.introduction_of(source.head) if is_bare else None
    if introduction is None:
        return source.text()
    first = phrase_of(introduction)
    words = [word for word in introduction.doc[first.start + 1 : first.end] if word.lower_ not in words_of("nameless")]
    return "the " + "".join(word.text_with_ws for word in words).strip()


def introduced_after(source: Source, cast: Cast) -> list[Name]:
    """Whom a description is followed by: "the label's lawyer, Dominic Asante, told …", "its founders, X and Y"."""
    doc = source.head.doc
    is_described = source.head.tag_ == "NN" or source.head.lower_ in words_of("role") | words_of("people")
    if not (is_described or source.head.text in words_of("title")):
        return []
    if source.end >= len(doc) or doc[source.end].text != ",":
        return []
    at = source.end + 1
    at += at + 1 < len(doc) and doc[at].lower_ == "the" and doc[at + 1].lower_ in words_of("role")
    while at < len(doc) and (doc[at].text.rstrip(".") in words_of("title") or doc[at].lower_ in words_of("role")):
        at += 1
    name = cast.name_at(doc[at]) if at < len(doc) else None
    if name is None or name.start != at:
        return []
    if name.kind is not PartyKind.PERSON:
        is_closed = name.end < len(doc) and doc[name.end].text == ","
        return [name] if is_closed and not name.is_place and name.kind is PartyKind.ORGANISATION else []
    second = cast.name_at(doc[name.end + 1]) if doc[name.end : name.end + 1].text == "and" else None
    return [name, second] if second is not None and second.kind is PartyKind.PERSON else [name]


def _introduced(source: Source, people: list[Name], names: list[Name], cast: Cast) -> Speaker:
    """The people of these names, with the description as title and whoever it names as affiliation."""
    plain = Speaker(source.text(), None, None)
    bodies = (other.canonical for other in names if other.kind is not PartyKind.PERSON and not other.is_place)
    house = next(bodies, None) or own_house(source.head, cast) or office_of(people[0], cast).house
    joined = "; ".join(name.canonical for name in people)
    return replace(_as_name(plain, people[0]), canonical=joined, affiliation=house, title=plain.words)


def _is_generic(source: Source) -> bool:
    """ "lawyers", "some critics", "their lawyers": a group that nothing tells from others of its kind."""
    words = [
        token.lower_ for token in source.head.doc[source.start : source.end] if token.tag_ not in ("DT", "PRP$", "CD")
    ]
    return source.head.lower_ in words_of("group") and all(
        word in words_of("group") | words_of("number") for word in words
    )


def _company(source: Source, cast: Cast, plain: Speaker, names: list[Name], said: Span | None) -> Speaker:
    """ "The company", "its makers", "Anthropic's lab": a name in the phrase only counts where it owns the company."""
    if any(token.lower_ == "law" for token in source.head.lefts):
        return plain
    owner = next((name for name in names if source.head.doc[name.end - 1].dep_ == "poss"), None)
    first = source.head.doc[source.start]
    name = owner or cast.last_company(first, _others(said, first, cast), since=_in_front(said, first))
    if name is None:
        return replace(plain, kind=PartyKind.ORGANISATION)
    return _as_name(plain, name)
