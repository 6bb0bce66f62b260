"""What a text shows those to be whom it names, against what the language model takes them for."""

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.extraction.actors import acts
from claims.extraction.descriptions import nouns_for
from claims.extraction.name import Name
from claims.extraction.people import is_city
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

KNOWN_WEIGHT = 1_000
TRAINS = frozenset(("train", "trains", "trained", "training"))


def with_shown_kinds(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, each of one kind throughout: places that act are none, what is trained is a product."""
    return _with_one_kind(_with_described_kinds(doc, _without_false_places(doc, names)))


def _without_false_places(doc: Doc, names: list[Name]) -> list[Name]:
    """What the model calls a place, and the text names as somebody elsewhere, or tells the deeds of, is no place."""
    places = [name for name in names if name.is_place and not name.is_known and not _is_listed(name)]
    able = [replace(name, kind=PartyKind.ORGANISATION, is_place=False) for name in places if _is_able(doc, name)]
    others = [name for name in names if not name.is_place and not name.is_known]
    somebody = {name.words: name for name in (*able, *others)}
    false = {name.start: somebody[name.words] for name in places if name.words in somebody}
    return [
        replace(false[name.start], start=name.start, end=name.end) if name.start in false else name for name in names
    ]


def _is_able(doc: Doc, place: Name) -> bool:
    return acts(doc[place.end - 1]) or _is_called(doc, place, "company")


def _is_listed(place: Name) -> bool:
    return place.words.lower() in words_of("country") or is_city(place.words)


def _with_described_kinds(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, the guessed ones made what the text shows them to be, wherever they stand.

    "Start-up Palette Forge" is no person, and "its model Brisk", which "was trained", no company unless it speaks.
    """
    guessed = [name for name in names if not name.is_known]
    firms = {name.canonical for name in guessed if name.kind is PartyKind.PERSON and _is_called(doc, name, "company")}
    speaking = {name.canonical for name in guessed if acts(doc[name.end - 1])}
    made = {name.canonical for name in guessed if _is_called(doc, name, "product") or _is_trained(doc[name.end - 1])}
    kinds = dict.fromkeys(firms, PartyKind.ORGANISATION) | dict.fromkeys(made - speaking, PartyKind.PRODUCT)
    return [replace(name, kind=kinds.get(name.canonical, name.kind)) for name in names]


def _is_called(doc: Doc, name: Name, kind: str) -> bool:
    return any(noun.lower_ in words_of(kind) for noun in nouns_for(doc, name))


def _is_trained(token: Token) -> bool:
    """ "Brisk was trained on it", "trained Brisk"."""
    return token.dep_ in ("nsubjpass", "dobj") and token.head.lower_ in TRAINS


def _with_one_kind(names: list[Name]) -> list[Name]:
    """The model calls one company a person here and an organisation there: the more frequent answer counts for all.

    What a list knows outweighs every guess, a full name its short forms.
    """
    votes: dict[str, Counter[PartyKind]] = {}
    for name in names:
        is_full = name.words == name.canonical and " " in name.words
        votes.setdefault(name.canonical, Counter())[name.kind] += KNOWN_WEIGHT if name.is_known else 1 + is_full
    return [replace(name, kind=votes[name.canonical].most_common(1)[0][0]) for name in names]
