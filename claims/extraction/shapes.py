"""Names told by their shape alone: what follows a title, what ends in "Group" or "Herald", the address of a site."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.cues import VERB_TAGS
from claims.extraction.descriptions import behind_description
from claims.extraction.lexicon import name_key, without_article
from claims.extraction.name import NAME_TAGS, Name
from claims.extraction.people import is_body, kind_shown_by
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

HYPHENS = frozenset(("-", "‑", "–"))
# A tagger that has never met "Araceli" or "Ona" takes it for one of these.
UNSURE_TAGS = frozenset(("NN", "NNS", "JJ", "FW", "UH", "VBN", "VBD"))
MAX_PERSON_TOKENS = 4
MAX_SMALL_PART = 5
DOMAIN = re.compile(r"(?=[a-z0-9.-]*[a-z]{2})[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?P<end>[a-z]{2,6})$")


def shaped_names(doc: Doc) -> Iterator[Name]:
    """All of them, each kind in text order; those of one kind never overlap."""
    yield from _titled_people(doc)
    bodies = list(_bodies(doc))
    longer = {i for body in bodies for i in range(body.start + 1, body.end)}
    yield from (body for body in bodies if body.end not in longer)
    yield from _sites(doc)


def canonical_of(words: str) -> str:
    """The form a name is kept in: without article and possessive."""
    return without_article(name_key(words))


def behind_hyphens(doc: Doc, end: int) -> int:
    """The token behind a name that ends at `end`, its double part ("Martinez-Olguin") included."""
    while (
        end + 1 < len(doc)
        and doc[end].text in HYPHENS
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and _is_second_part(doc, end + 1)
    ):
        end += 2
    return end


def _is_second_part(doc: Doc, i: int) -> bool:
    """The "Olguin" of a double name, or the "jin" of "Hye-jin Brandt"."""
    is_small = doc[i].text.isalpha() and len(doc[i]) <= MAX_SMALL_PART
    is_before_surname = i + 1 < len(doc) and doc[i + 1].tag_ in NAME_TAGS and doc[i + 1].text[0].isupper()
    return doc[i].text[0].isupper() or (is_small and is_before_surname)


def _titled_people(doc: Doc) -> Iterator[Name]:
    """ "Judge Vince Chhabria", "spokeswoman Liz Bourgeois": whoever follows a title is a person."""
    titles, roles = words_of("title"), words_of("role")
    for token in doc:
        is_title = token.text.rstrip(".") in titles
        if not (is_title or token.lower_ in roles) or token.i + 2 >= len(doc):
            continue
        start = end = token.i + 1
        if token.lower_ in roles and doc[start].text == ",":
            yield from _person_in_aside(doc, start + 1)
            continue
        while end < len(doc) and end - token.i <= MAX_PERSON_TOKENS and _is_name_word(doc[end], is_title):
            end = behind_hyphens(doc, end + 1)
        words = doc[start:end].text
        if end > start and not is_body(words):
            yield Name(start, end, words, words, PartyKind.PERSON)


def _person_in_aside(doc: Doc, start: int) -> Iterator[Name]:
    """ "The label's lawyer, Dominic Asante, …": two to four capitalised words between the commas."""
    end = start
    while end < len(doc) and end - start <= MAX_PERSON_TOKENS and _is_name_word(doc[end], True):
        end = behind_hyphens(doc, end + 1)
    words = doc[start:end].text
    if (
        end - start > 1
        and end < len(doc)
        and (doc[end].text == "," or doc[end].tag_ in VERB_TAGS)
        and not is_body(words)
    ):
        yield Name(start, end, words, words, PartyKind.PERSON)


def _is_name_word(token: Token, is_behind_title: bool) -> bool:
    is_tagged = token.tag_ in NAME_TAGS or (is_behind_title and token.tag_ in UNSURE_TAGS)
    is_other = token.lower_ in words_of("role") or token.text.rstrip(".") in words_of("title")
    return is_tagged and token.text[:1].isupper() and not token.is_space and not is_other


def _bodies(doc: Doc) -> Iterator[Name]:
    """ "Securus Technologies", "Even Keel News": capitalised words that end in what companies and papers are called."""
    for token in doc:
        is_press = token.text in words_of("press-suffix")
        if token.i == 0 or not (is_press or token.text in words_of("suffix")):
            continue
        start = token.i
        while start > 0 and token.i - start < MAX_PERSON_TOKENS and _may_lead(doc[start - 1]):
            start -= 1
        start = behind_description(doc, start, token.i + 1)
        if start < token.i and doc[start].text not in words_of("title"):
            words, kind = doc[start : token.i + 1].text, PartyKind.ORGANISATION
            yield Name(start, token.i + 1, words, canonical_of(words), kind_shown_by(words, kind), is_press)


def _may_lead(token: Token) -> bool:
    """A capitalised word in front of such an ending; one that only opens a sentence has to be tagged as a name."""
    if not token.text[0].isupper() or token.is_space:
        return False
    return token.tag_ in NAME_TAGS or not (token.is_sent_start or token.lower_ in words_of("stop") | words_of("opener"))


def _sites(doc: Doc) -> Iterator[Name]:
    """ "example.news": a page named by its address is an outlet."""
    for token in doc:
        found = DOMAIN.match(token.text) if "." in token.text else None
        if found and found["end"] in words_of("domain"):
            yield Name(token.i, token.i + 1, token.text, token.text, PartyKind.ORGANISATION, is_outlet=True)
