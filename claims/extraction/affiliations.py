"""For whom a person speaks, and as what, by what the text says beside the name."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claims.extraction.cast import Cast, Office
from claims.extraction.name import Name
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

MAX_IN_FRONT = 8
MAX_ASIDE = 16
MAX_BEHIND = 6
OF = frozenset(("of", "from", "at", "with"))
MORE_TAGS = frozenset(("DT", "NNPS", "VBG"))
THEIR_OWN = frozenset(("its", "their"))
HOUSES = frozenset((PartyKind.ORGANISATION, PartyKind.GOVERNMENT, PartyKind.COURT))


def office_of(name: Name, cast: Cast) -> Office:
    """The office of a person named here; where nothing beside this mention names a house, as another mention has it.

    "OpenAI's chief executive, Sam Altman, met ministers. … Altman said": the text introduces people once.
    """
    own = _beside(name, cast)
    if own.house is not None:
        return own
    if name.canonical not in cast.offices:
        offices = (_beside(mention, cast) for mention in cast.mentions_of(name))
        cast.offices[name.canonical] = next((office for office in offices if office.house is not None), None)
    return cast.offices[name.canonical] or own


def own_house(described: Token, cast: Cast) -> str | None:
    """Whose "its chief executive" is: of the company that "its" means there."""
    first = _first_of_description(described.doc, described.i)
    return _owner(described.doc, first, cast)


def _beside(name: Name, cast: Cast) -> Office:
    """What stands in front of a name, between commas behind it, or follows from "of" and "who heads"."""
    doc = cast.doc
    for low, high in _descriptions(name, doc):
        words = doc[low:high].text.strip(" ,")
        houses = [other for other in cast.names_in(low, high) if other.kind is not PartyKind.PERSON]
        if high == name.start:
            houses = [house for house in houses if doc[house.end].lower_ != "and"]  # "OpenAI and Ann Lee" are two
        if low > name.start or _is_judge(doc[low:high]):
            houses = [house for house in houses if not house.is_place]  # "an author from Oregon", "US District Judge"
        if houses or _has_role(doc[low:high]):
            house = _meant(houses, doc[low:high]) or _owner(doc, low, cast) or _spoken_for(words)
            return Office(house or _house_behind(name, cast), words or None)
    return Office(_house_behind(name, cast))


def _has_role(words: Span) -> bool:
    return any(token.lower_ in words_of("role") for token in words)


def _is_judge(words: Span) -> bool:
    return any(token.lower_ in ("judge", "justice") for token in words)


def _descriptions(name: Name, doc: Doc) -> Iterator[tuple[int, int]]:
    """Where words stand that may say who this is: in front, "its chief, Ann Lee", "Ann Lee, chief of Vireo"."""
    yield _first_of_description(doc, name.start), name.start
    root, comma = doc[name.start : name.end].root, name.start - 1
    if comma > 0 and doc[comma].text == "," and root.dep_ == "appos":
        first = _first_of_description(doc, comma)
        if _has_role(doc[first:comma]):
            yield first, comma
    aside = next((child for child in root.rights if child.dep_ == "appos"), None)
    if aside is not None and aside.right_edge.i - aside.left_edge.i < MAX_ASIDE:
        relative = (token.i for token in aside.subtree if token.tag_ in ("WDT", "WP"))  # ", an agency, which sued X"
        yield aside.left_edge.i, next(relative, aside.right_edge.i + 1)


def _first_of_description(doc: Doc, end: int) -> int:
    """Where the row of nouns and adjectives that ends in front of this token begins."""
    start = end
    while start > 0 and end - start < MAX_IN_FRONT and _is_description(doc[start - 1]):
        start -= 1
    return start


def _is_description(token: Token) -> bool:
    if token.tag_ in ("NN", "NNP", "JJ", "POS", "NNS", "HYPH") or token.text == "'s":
        return not token.is_space
    return token.lower_ in ("and", "of", "the") and token.i > 0 and token.nbor(-1).tag_ in ("NN", "NNP")


def _meant(houses: list[Name], words: Span) -> str | None:
    """The house of a description that names some: a lawyer's is whom "lawyer for" names, no maker's its product."""
    doc = words.doc
    bodies = [house for house in houses if house.kind is not PartyKind.PRODUCT] or houses
    if any(token.lower_ in words_of("counsel") | words_of("mouth") for token in words):
        bodies = [house for house in bodies if _follows_for(doc, house)] or bodies
    return bodies[0].canonical if bodies else None


def _follows_for(doc: Doc, house: Name) -> bool:
    at = house.start - 1
    return at > 0 and doc[at - (doc[at].lower_ == "the")].lower_ == "for"


def _owner(doc: Doc, start: int, cast: Cast) -> str | None:
    """Whose "its" is, which opens a description or stands in front of one that begins at this token."""
    owner = next((token for token in doc[max(start - 1, 0) : start + 1] if token.lower_ in THEIR_OWN), None)
    house = cast.last_company(owner) if owner is not None else None
    return house.canonical if house is not None else None


def _spoken_for(title: str) -> str | None:
    """Who an attorney or spokesperson without a named organisation speaks for, in the text's words."""
    return title.removeprefix("an ").removeprefix("a ").removeprefix("the ") if " for " in title else None


def _house_behind(name: Name, cast: Cast) -> str | None:
    """ "Ann Lee of Vireo", "Ann Lee KC, for Vireo", "Ann Lee, who heads the start-up Vireo"."""
    doc, at = cast.doc, name.end
    while at < len(doc) and doc[at].text.rstrip(".") in words_of("letters"):
        at += 1
    words = [token.lower_ for token in doc[at : at + 3]]
    if words[:1] and words[0] in OF and doc[at].head in doc[name.start : at]:
        at += 1
    elif words[:2] == [",", "for"]:
        at += 2
    elif words[:2] == [",", "who"] and words[2:] and words[2] in words_of("heading"):
        at += 3
    else:
        return None
    end = at
    while end < len(doc) and end - at < MAX_BEHIND and (_is_description(doc[end]) or doc[end].tag_ in MORE_TAGS):
        end += 1
    names = cast.names_in(at, end)
    return next((other.canonical for other in names if other.kind in HOUSES and not other.is_place), None)
