"""What a text calls those whom it names: "Ann Lee, a photographer", "chipmaker Nvidia", "Getty is an agency"."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS
from claims.extraction.name import NAME_TAGS, Name
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

#: Kinds of words.tsv that stand in front of a name to say what it names.
DESCRIBING = ("company", "press", "role", "describing")
MAX_TOKENS = 4
COPULAS = frozenset(("is", "was", "'s", "’s"))
CHRISTENED = re.compile(r"(?:called|named|dubbed|known as|go(?:es|ing) by|call(?:s|ing) itself)$")
LINKED_ON = frozenset(("compound", "nmod", "amod", "npadvmod"))


def behind_description(doc: Doc, start: int, end: int) -> int:
    """Where a name begins that stands in tokens `start` up to `end` behind what it names: "Shenzhen start-up Qiaoling".

    The description is in small letters, save for a word that begins a sentence ("Chipmaker Nvidia").
    """
    described = (i for i in range(end - 2, start - 1, -1) if _describes(doc[i]) and doc[i + 1].text[0].isupper())
    return next(described, start - 1) + 1


def described_names(doc: Doc, taken: Set[int]) -> Iterator[Name]:
    """What stands right behind the noun for a company ("the start-up Lyrio"), unless its tokens are `taken` already."""
    for token in doc[:-1]:
        start = end = token.i + 1
        if token.tag_ != "NN" or not _describes(token) or token.lower_ not in words_of("company"):
            continue
        while end < len(doc) and end - start < MAX_TOKENS and doc[end].tag_ in NAME_TAGS and doc[end].text[0].isupper():
            end += 1
        if start < end and taken.isdisjoint(range(start, end)) and not doc[start].is_sent_start:
            words = doc[start:end].text
            yield Name(start, end, words, words, PartyKind.ORGANISATION)


def _describes(token: Token) -> bool:
    is_plain = token.text[0].islower() or token.is_sent_start
    return is_plain and any(token.lower_ in words_of(kind) for kind in DESCRIBING)


def nouns_for(doc: Doc, name: Name) -> Iterator[Token]:
    """The nouns that describe one at this mention of the name: "photographer"."""
    head = doc[name.end - 1]
    yield from _in_front(doc, name, head)
    yield from _behind(head)
    yield from _christened(doc, name)


def _in_front(doc: Doc, name: Name, head: Token) -> Iterator[Token]:
    """ "the painter Marchetti", "Senator Grant", "a former engineer at Calvera, Jun Matsuo"."""
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.tag_ in ("NN", "NNP"):
        is_linked = before.dep_ in LINKED_ON and before.head.i > before.i
        if is_linked or before.head == head.head and before.dep_ in SUBJECTS:
            yield before
    if head.dep_ == "appos" and head.head.i < name.start:
        yield from _nouns(head.head)


def _christened(doc: Doc, name: Name) -> Iterator[Token]:
    """ "A startup called Corvane", "a group that calls itself Fair Play", "the analyst who goes by Mothwing"."""
    before = doc[max(name.start - 2, 0) : name.start]
    verb = next((token for token in before if token.dep_ in ("acl", "relcl")), None)
    if verb is not None and CHRISTENED.search(before.text):
        yield from _nouns(verb.head)


def _behind(head: Token) -> Iterator[Token]:
    """ "Ann Lee, a photographer and teacher", "Getty is an agency", "Pimenta, who is an engineer"."""
    for child in head.rights:
        if child.dep_ == "appos":
            yield from _nouns(child)
        elif child.dep_ == "relcl":
            yield from _said_to_be(child)
    if head.dep_ == "nsubj" and head.i < head.head.i:
        yield from _said_to_be(head.head)


def _said_to_be(verb: Token) -> Iterator[Token]:
    is_said = verb.lower_ in COPULAS and not any(child.dep_ == "neg" for child in verb.children)
    for child in verb.rights if is_said else ():
        if child.dep_ == "attr":
            yield from _nouns(child)


def _nouns(noun: Token) -> Iterator[Token]:
    return (token for token in (noun, *noun.conjuncts) if token.tag_ == "NN")
