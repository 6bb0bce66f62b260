"""What a sentence comes to, without what it says by the way.

Left out is what describes those whom it names ("the Chinese start-up DeepSeek"), what explains a word ("distillation, a
technique in which …"), the clauses that only add something (", which has backed it"), and what stands in brackets. News
says these things of everybody in every article: by them alone, two sentences about the same company look alike.
"""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import chain

from spacy.tokens import Doc, Token

from claims.extraction.descriptions import describes

_BRACKETS = re.compile(r"\([^()]*\)")
_LOOSE_MARK = re.compile(r"\s+(?=[,.;:!?”])")
_MARKS = frozenset((",", "–", "—", "--"))
_HOW_MUCH = frozenset(("all", "any", "both", "each", "every", "half", "no", "some"))

#: What may stand between a determiner and the noun that describes a name: "a fast-growing, San Francisco-based".
_DESCRIPTIVE_TAGS = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "VBN", "VBG", "CD", "HYPH"))
_POSSESSIVE = frozenset(("PRP$", "POS"))
_DESCRIPTIVE_NAMES = frozenset(("NORP", "GPE"))

#: A sentence of which fewer words are left has said it by the way.
LEAST_WORDS = 4


def gist_of(doc: Doc, names: Iterable[str]) -> str:
    """The parsed sentence without its asides; itself where little else would be left.

    `names` are all forms of the names that may stand in it: they stay, what describes them goes.
    """
    named = _tokens_of(doc, names)
    left_out = {*chain(*_added(doc, named), *_descriptions(doc, named)), *_at(doc, _BRACKETS)}
    kept = "".join(" " if token.i in left_out else token.text_with_ws for token in doc)
    gist = _LOOSE_MARK.sub("", " ".join(kept.split()))
    return gist if len(gist.split()) >= LEAST_WORDS else doc.text


def _tokens_of(doc: Doc, names: Iterable[str]) -> set[int]:
    forms = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name)
    return _at(doc, re.compile(rf"(?<!\w)(?:{forms})(?!\w)")) if forms else set()


def _at(doc: Doc, pattern: re.Pattern[str]) -> set[int]:
    """The tokens where the text fits the pattern."""
    places = [found.span() for found in pattern.finditer(doc.text)]
    return {token.i for token in doc if any(start <= token.idx < end for start, end in places)}


def _added(doc: Doc, named: Set[int]) -> Iterator[range]:
    """Explanations and relative clauses behind a mark; of "its rival, Corvane, …" what stands before the name."""
    for token in doc:
        start, end = token.left_edge.i, token.right_edge.i + 1
        if token.dep_ not in ("appos", "relcl") or not _is_set_off(doc, start):
            continue
        if token.dep_ == "appos" and token.i in named:
            yield from _before_name(doc, token.head, start, end, named)
        elif token.dep_ == "relcl" or _explains(doc[start]):
            yield range(start - _is_mark(doc, start - 1), end + _is_mark(doc, end))


def _is_set_off(doc: Doc, start: int) -> bool:
    """Whether a comma or a dash stands in front of this token, behind it perhaps a closing quotation mark."""
    before = start - 1
    while before > 0 and doc[before].is_quote:
        before -= 1
    return before >= 0 and doc[before].text in _MARKS


def _explains(first: Token) -> bool:
    """Whether what begins so says what something is: "a technique", "its chatbot"; not "only notes", "all of it"."""
    return first.tag_ in ("DT", "PRP$") and first.lower_ not in _HOW_MUCH or first.lower_ == "one"


def _is_mark(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].text in _MARKS


def _before_name(doc: Doc, noun: Token, start: int, end: int, named: Set[int]) -> Iterator[range]:
    described = range(noun.left_edge.i, start)
    if noun.tag_ in ("NN", "NNS") and named.isdisjoint(described):
        yield described
        if _is_mark(doc, end):
            yield range(end, end + 1)


def _descriptions(doc: Doc, named: Set[int]) -> Iterator[range]:
    """In front of each name: "the Chinese artificial intelligence start-up"; "its model Ibis" stays as it is."""
    for i in sorted(named):
        if i and i - 1 not in named and _is_described(doc[i - 1], named):
            start = i - 1
            while start and _is_descriptive(doc[start - 1], named):
                start -= 1
            before = doc[start - 1].tag_ if start else ""
            if before not in _POSSESSIVE:
                yield range(start - (before == "DT"), i)


def _is_described(before: Token, named: Set[int]) -> bool:
    """Whether this word says what the name behind it is: by our lists, or as the parser sees it."""
    is_linked = before.dep_ in ("compound", "amod", "nmod") and before.head.i in named and before.head.i > before.i
    return describes(before) or (is_linked and before.tag_ in ("NN", "JJ"))


def _is_descriptive(token: Token, named: Set[int]) -> bool:
    return token.ent_type_ in _DESCRIPTIVE_NAMES or (token.tag_ in _DESCRIPTIVE_TAGS and token.i not in named)
