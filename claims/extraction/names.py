"""Names in a document: the lexicon's, then the language model's, corrected; short forms are led back to full ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from claims.extraction.lexicon import FIRST_WORD, Lexicon, LexiconEntry, name_key, without_article
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
NAME_TAGS = frozenset(("NNP", "NNPS"))
KIND_BY_LABEL = {
    "PERSON": PartyKind.PERSON,
    "ORG": PartyKind.ORGANISATION,
    "GPE": PartyKind.GOVERNMENT,
    "PRODUCT": PartyKind.PRODUCT,
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `start` up to, not including, `end`. `is_place` marks a place, a party only where it acts."""

    start: int
    end: int
    words: str
    canonical: str
    kind: PartyKind
    is_outlet: bool = False
    is_place: bool = False
    is_known: bool = False


def find_names(doc: Doc, lexicon: Lexicon) -> list[Name]:
    """All names in text order, without overlaps."""
    known = list(_known_names(doc, lexicon))
    taken = {i for name in known for i in range(name.start, name.end)}
    titled = [name for name in _titled_people(doc) if taken.isdisjoint(range(name.start, name.end))]
    taken |= {i for name in titled for i in range(name.start, name.end)}
    shaped = [name for name in _shaped_names(doc) if taken.isdisjoint(range(name.start, name.end))]
    taken |= {i for name in shaped for i in range(name.start, name.end)}
    guessed = [name for name in _guessed_names(doc, taken) if taken.isdisjoint(range(name.start, name.end))]
    names = sorted([*known, *titled, *shaped, *guessed], key=lambda name: name.start)
    return _unified(_with_one_kind(names))


def _known_names(doc: Doc, lexicon: Lexicon) -> Iterator[Name]:
    reach = 0
    for token in doc:
        if token.i < reach:
            continue
        if found := _longest_known(doc, token, lexicon):
            entry, reach = found
            words = doc[token.i : reach].text
            yield Name(token.i, reach, words, entry.canonical, entry.party_kind, entry.is_outlet, is_known=True)


def _longest_known(doc: Doc, token: Token, lexicon: Lexicon) -> tuple[LexiconEntry, int] | None:
    first = FIRST_WORD.match(token.text)
    length = lexicon.longest_from(first[0]) if first else 0
    best = None
    for end in range(token.i + 1, len(doc) + 1) if length else ():
        last = doc[end - 1]
        if last.idx + len(last) - token.idx > length + 1 or last.is_space:
            break
        if last.text in POSSESSIVES:
            continue
        entry = lexicon.lookup_exact(doc[token.i : end].text)
        if entry and _is_meant(doc, token, end, entry):
            best = entry, end
    return best


def _is_meant(doc: Doc, token: Token, end: int, entry: LexiconEntry) -> bool:
    """A known name that is part of a longer one ("Bloomberg" in "Michael Bloomberg") or a plain word is not meant."""
    if end - token.i > 1 or not token.is_title:
        return True
    before, after = (doc[token.i - 1] if token.i else None), (doc[end] if end < len(doc) else None)
    in_longer = (
        after is not None and after.tag_ in NAME_TAGS and after.ent_type_ == "PERSON" and token.ent_type_ == "PERSON"
    )
    if in_longer and entry.kind != PartyKind.PERSON:
        return False
    if before is not None and before.ent_type_ == token.ent_type_ == "PERSON" and token.ent_iob_ == "I":
        return entry.kind == PartyKind.PERSON
    return token.tag_ in NAME_TAGS or token.lower_ not in words_of("plain")


def _titled_people(doc: Doc) -> Iterator[Name]:
    """ "Judge Vince Chhabria", "spokeswoman Liz Bourgeois": whoever follows a title is a person."""
    titles, roles = words_of("title"), words_of("role")
    for token in doc:
        if not (token.text.rstrip(".") in titles or token.lower_ in roles) or token.i + 1 >= len(doc):
            continue
        end = token.i + 1
        while (
            end < len(doc)
            and end - token.i <= 4
            and _is_name_word(doc[end])
            and doc[end].text.rstrip(".") not in titles
        ):
            end += 1
        start = token.i + 1
        if end > start and doc[end - 1].text not in words_of("title"):
            words = doc[start:end].text
            yield Name(start, end, words, words, PartyKind.PERSON)


def _shaped_names(doc: Doc) -> Iterator[Name]:
    """ "Securus Technologies", "Smiths Group": capitalised words that end in what companies and bodies are called."""
    for token in doc:
        is_press = token.text in words_of("press-suffix")
        if token.i == 0 or not (is_press or token.text in words_of("suffix")):
            continue
        start = token.i
        while (
            start > 0 and token.i - start < 4 and doc[start - 1].text[0].isupper() and doc[start - 1].tag_ in NAME_TAGS
        ):
            start -= 1
        if start < token.i and doc[start].text not in words_of("title"):
            words = doc[start : token.i + 1].text
            yield Name(
                start, token.i + 1, words, _canonical_of(words), _kind_of(words, PartyKind.ORGANISATION), is_press
            )


def _is_name_word(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.tag_ in NAME_TAGS
        and not token.is_space
        and token.lower_ not in words_of("role")
    )


def _guessed_names(doc: Doc, taken: Set[int]) -> Iterator[Name]:
    for ent in doc.ents:
        kind = KIND_BY_LABEL.get(ent.label_)
        owner = kind and _owner_in_front(ent, taken)
        if owner:
            ent, kind = ent[owner:], PartyKind.PERSON
        trimmed = _trimmed(ent) if kind else None
        if trimmed is None:
            continue
        words = trimmed.text
        yield Name(
            trimmed.start, trimmed.end, words, _canonical_of(words), _kind_of(words, kind), is_place=ent.label_ == "GPE"
        )


def _owner_in_front(ent: Span, taken: Set[int]) -> int:
    """How many tokens of "OpenAI's Niko Felix" are the known owner in front of a person's name."""
    at = next((i for i, token in enumerate(ent) if token.text in POSSESSIVES), None)
    return at + 1 if at is not None and ent.start in taken and ent.end - 1 not in taken else 0


def _canonical_of(words: str) -> str:
    return without_article(name_key(words))


def _kind_of(words: str, kind: PartyKind) -> PartyKind:
    """The model's "organisation" made finer by the words of the name itself."""
    if kind is not PartyKind.ORGANISATION:
        return kind
    lowered = set(words.lower().split())
    if lowered & {"court", "circuit", "tribunal"}:
        return PartyKind.COURT
    return PartyKind.GOVERNMENT if lowered & words_of("government") else kind


def _trimmed(ent: Span) -> Span | None:
    """A guessed entity without article, possessive and stray marks; None for one that is no name at all."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].tag_ == "DT" or not ent.doc[start].text[0].isalnum()):
        start += 1
    while end > start and (ent.doc[end - 1].tag_ in ("POS", "CD") or not ent.doc[end - 1].text[-1].isalnum()):
        end -= 1
    span = ent.doc[start:end]
    if (
        start >= end
        or len(span) > 7
        or span.text.lower() in words_of("not-name")
        or span.text in words_of("title")
        or "\n" in span.text
    ):
        return None
    is_named = any(token.tag_ in NAME_TAGS and token.text[0].isupper() for token in span)
    return span if is_named and span.text[0].isalnum() else None


def _with_one_kind(names: list[Name]) -> list[Name]:
    """The model calls one company a person here and an organisation there: the more frequent answer counts for all."""
    votes: dict[str, Counter[PartyKind]] = {}
    for name in names:
        votes.setdefault(name.canonical, Counter())[name.kind] += 1
    return [replace(name, kind=votes[name.canonical].most_common(1)[0][0]) for name in names]


def _unified(names: list[Name]) -> list[Name]:
    """Surnames and first words led back to the longest name in the text that they belong to."""
    full = _full_forms(names)
    return [
        name if name.is_known else replace(name, canonical=full.get(name.canonical, name.canonical)) for name in names
    ]


def _full_forms(names: Iterable[Name]) -> dict[str, str]:
    full: dict[str, str] = {}
    for name in names:
        parts = name.canonical.split()
        if len(parts) < 2 or name.is_place:
            continue
        short = parts[-1] if name.kind is PartyKind.PERSON or name.is_outlet else parts[0]
        if len(short) > 2 and short.lower() not in words_of("stop"):
            full.setdefault(short, name.canonical)
    return full
