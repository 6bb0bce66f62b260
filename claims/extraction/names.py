"""Names in a document: the lexicon's, then the language model's, corrected; short forms are led back to full ones."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.extraction.actors import acting_names, acts
from claims.extraction.descriptions import behind_description, described_names
from claims.extraction.kinds import with_shown_kinds
from claims.extraction.lexicon import FIRST_WORD, Lexicon, LexiconEntry
from claims.extraction.name import NAME_TAGS, POSSESSIVES, Name
from claims.extraction.people import has_first_name, is_city, kind_shown_by, without_letters
from claims.extraction.press import with_press, without_false_people, without_lone_people
from claims.extraction.shapes import behind_hyphens, canonical_of, shaped_names
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

MAX_NAME_TOKENS = 7
# What a text loses before it is parsed leaves a run of spaces, and typed quotation marks become straight ones.
HOLES = ("  ", '"')
MAX_NAME_CHARS = 100
TRAILING_TAGS = frozenset(("POS", "CD", "IN", "CC", "DT"))
KIND_BY_LABEL = {
    "PERSON": PartyKind.PERSON,
    "ORG": PartyKind.ORGANISATION,
    "GPE": PartyKind.GOVERNMENT,
    "PRODUCT": PartyKind.PRODUCT,
}


def find_names(doc: Doc, lexicon: Lexicon) -> list[Name]:
    """All names in text order, without overlaps."""
    names: list[Name] = []
    taken: set[int] = set()
    finders = (
        _known_names(doc, lexicon),
        shaped_names(doc),
        _guessed_names(doc, taken),
        described_names(doc, taken),
        acting_names(doc, taken),
    )
    for finder in finders:
        for name in finder:
            is_whole = not any(hole in name.words for hole in HOLES)
            if is_whole and taken.isdisjoint(range(name.start, name.end)):
                names.append(name)
                taken.update(range(name.start, name.end))
    names = _unified(with_press(doc, sorted(names, key=lambda name: name.start)))
    names = sorted([*names, *_met_again(doc, names), *_handles(doc, names)], key=lambda name: name.start)
    return without_lone_people(doc, without_false_people(doc, with_shown_kinds(doc, names)))


def _met_again(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """The places that the model passed over: a surname, or a name of one word, that it knew elsewhere in the text."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known = {name.words.split()[-1]: name for name in names if name.kind is PartyKind.PERSON and " " in name.words}
    known |= {name.words: name for name in names if " " not in name.words and not name.is_place}
    for token in doc:
        is_free = token.i not in taken and (token.tag_ in NAME_TAGS or acts(token))
        name = known.get(token.text) if is_free else None
        if name is not None and token.text[0].isupper() and token.lower_ not in words_of("stop"):
            yield replace(name, start=token.i, end=token.i + 1, words=token.text)


def _handles(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """The accounts that stand in brackets behind their owner's name, "Sam Altman (@sama)", wherever they are named."""
    owners = {
        doc[name.end + 1].text: name
        for name in names
        if name.end + 2 < len(doc) and doc[name.end].text == "(" and doc[name.end + 1].text.startswith("@")
    }
    for token in doc if owners else ():
        if token.text in owners:
            yield replace(owners[token.text], start=token.i, end=token.i + 1, words=token.text)


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
        if last.text in POSSESSIVES and not lexicon.holds_possessive(doc[token.i : end].text):
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
    return token.tag_ in NAME_TAGS or token.lower_ not in words_of("plain") or acts(token)


def _guessed_names(doc: Doc, taken: Set[int]) -> Iterator[Name]:
    for ent in doc.ents:
        kind = KIND_BY_LABEL.get(ent.label_)
        owner = kind and _owner_in_front(ent, taken)
        if owner:
            ent, kind = ent[owner:], PartyKind.PERSON
        for part in _between_commas(ent) if kind else ():
            if (trimmed := _trimmed(part)) is not None:
                words = trimmed.text
                known_kind = kind_shown_by(words, kind)
                is_place = (ent.label_ == "GPE" and known_kind is kind) or is_city(words)
                known_kind = PartyKind.GOVERNMENT if is_place else known_kind
                canonical = canonical_of(without_letters(words) if known_kind is PartyKind.PERSON else words)
                yield Name(trimmed.start, trimmed.end, words, canonical, known_kind, is_place=is_place)


def _between_commas(ent: Span) -> list[Span]:
    """ "X, Tech Startups" is two names; the "Inc." behind a comma belongs to its company."""
    doc, cuts = ent.doc, [ent.start]
    for token in ent[1:-1]:
        after = token.nbor().text.rstrip(".").lower()
        if token.text == "," and after not in words_of("company-suffix"):
            cuts.append(token.i + 1)
    return [doc[start:end] for start, end in zip(cuts, [*(cut - 1 for cut in cuts[1:]), ent.end], strict=True)]


def _owner_in_front(ent: Span, taken: Set[int]) -> int:
    """How many tokens of "OpenAI's Niko Felix" are the known owner in front of a person's name."""
    at = next((i for i, token in enumerate(ent) if token.text in POSSESSIVES), None)
    if at is None or ent.end - 1 in taken or at + 1 >= len(ent):
        return 0
    is_person = ent.label_ == "PERSON" or has_first_name(ent[at + 1 :].text)
    return at + 1 if ent.start in taken or (is_person and len(ent) - at > 2) else 0


def _trimmed(ent: Span) -> Span | None:
    """A guessed entity without article, possessive and stray marks; None for one that is no name at all."""
    start, end = behind_description(ent.doc, ent.start, ent.end), ent.end
    while start < end and _is_lead_in(ent.doc[start], end - start):
        start += 1
    opening = next((i for i in range(start, end) if ent.doc[i].text == "("), end)
    end = opening if ent.doc[start:end].text.count("(") > ent.doc[start:end].text.count(")") else end
    while end > start and (ent.doc[end - 1].tag_ in TRAILING_TAGS or not ent.doc[end - 1].text[-1].isalnum()):
        end -= 1
    span = ent.doc[start : behind_hyphens(ent.doc, end)] if start < end else ent.doc[start:start]
    if (
        not 1 < len(span.text) <= MAX_NAME_CHARS
        or len(span) > MAX_NAME_TOKENS
        or span.text.lower() in words_of("not-name")
        or span.text in words_of("title")
        or span[-1].text in words_of("law-suffix")
        or "\n" in span.text
    ):
        return None
    is_named = any(token.tag_ in NAME_TAGS and token.text[0].isupper() for token in span)
    return span if is_named and span.text[0].isalnum() else None


def _is_lead_in(token: Token, n_left: int) -> bool:
    """An article, a mark, "its" or, in front of a full name, a title: "its CTO Hye-jin Brandt"."""
    if token.tag_ in ("DT", "PRP$") or not token.text[0].isalnum():
        return True
    return n_left > 2 and (token.text.rstrip(".") in words_of("title") or token.lower_ in words_of("role"))


def _unified(names: list[Name]) -> list[Name]:
    """Surnames and first words led back to the longest name in the text that they belong to; a place is itself."""
    full = _full_forms(names)
    outlets = {name.canonical for name in names if name.is_outlet}
    return [name if name.is_known or name.is_place else _led_back(name, full, outlets) for name in names]


def _led_back(name: Name, full: dict[str, str], outlets: Set[str]) -> Name:
    canonical = full.get(name.canonical, name.canonical)
    return replace(name, canonical=canonical, is_outlet=name.is_outlet or canonical in outlets)


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
