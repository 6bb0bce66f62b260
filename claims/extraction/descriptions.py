"""What a text calls those whom it names: "Ann Lee, a photographer", "chipmaker Nvidia", "Getty is an agency"."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS
from claims.extraction.name import NAME_TAGS, Name
from claims.extraction.people import kind_shown_by
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
    described = (i for i in range(end - 2, start - 1, -1) if describes(doc[i]) and doc[i + 1].text[0].isupper())
    return next(described, start - 1) + 1


def described_names(doc: Doc, taken: Set[int]) -> Iterator[Name]:
    """What the text says the name of: "the start-up Lyrio", "an analyst who goes by Mothwing".

    `taken` are the tokens that are names already.
    """
    for token in doc[:-1]:
        start = token.i + 1
        noun = christened_by(doc, start) or (token if token.tag_ == "NN" and describes(token) else None)
        if noun is None or (noun is token and noun.lower_ in words_of("role") | words_of("press")):
            continue
        end = next((i for i in range(start, len(doc)) if not _is_name_word(doc[i])), len(doc))
        if 0 < end - start <= MAX_TOKENS and taken.isdisjoint(range(start, end)) and not doc[start].is_sent_start:
            words = doc[start:end].text
            kind = PartyKind.PERSON if noun.lower_ in words_of("role") else PartyKind.ORGANISATION
            yield Name(start, end, words, words, kind_shown_by(words, kind))


def _is_name_word(token: Token) -> bool:
    return token.tag_ in NAME_TAGS and token.text[0].isupper()


def describes(token: Token) -> bool:
    """Whether this word in small letters says what a name behind it names: "chipmaker", "analyst"."""
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
    noun = christened_by(doc, name.start)
    if noun is not None:
        yield from _nouns(noun)


def christened_by(doc: Doc, start: int) -> Token | None:
    """The noun for what the words at token `start` are the name of, by the verb in front of them."""
    before = doc[max(start - 2, 0) : start]
    verb = next((token for token in before if token.dep_ in ("acl", "relcl")), None)
    return verb.head if verb is not None and CHRISTENED.search(before.text) else None


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
