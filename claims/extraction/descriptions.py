"""What a text calls those whom it names: "Ann Lee, a photographer", "chipmaker Nvidia", "Getty is an agency"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS
from claims.extraction.name import Name

COPULAS = frozenset(("is", "was", "'s", "’s"))
CHRISTENED = re.compile(r"(?:called|named|dubbed|known as|go(?:es|ing) by|call(?:s|ing) itself)$")
LINKED_ON = frozenset(("compound", "nmod", "amod", "npadvmod"))


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
