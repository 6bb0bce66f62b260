"""Outlets that no list knows: whoever stands in ", X reported" is one, however odd the name."""

from collections.abc import Set
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.name import POSSESSIVES, Name
from claims.extraction.people import JOINTS, first_names, has_first_name
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

TELLS = frozenset(("wrote", "writes", "said", "says", "reported", "reports"))
REPORTS = frozenset(("reported", "reports"))
BEFORE_REPORTS = frozenset(("had", "has", "have", "first", "also", "later", "earlier", "then"))
ENDINGS = frozenset((",", "”", '"'))
MAX_TOKENS = 8


def with_press(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, those of unlisted outlets marked as such wherever they stand and added where they were missing."""
    names = [replace(name, is_outlet=True) if _is_called_outlet(doc, name) else name for name in names]
    runs = [run for token in doc if token.lower_ in REPORTS and (run := _run_before(doc, token.i))]
    named = {name.start for name in names}
    runs += [run for token in doc if token.lower_ in words_of("press") and (run := _run_behind(doc, token.i, named))]
    if not runs:
        return names
    outlets: dict[str, set[str]] = {}
    for start, end in runs:
        if _is_outlet(doc, start, end, names):
            outlets.setdefault(doc[start].text, set()).add(doc[start:end].text)
    found = [name for token in doc for words in outlets.get(token.text, ()) if (name := _at(doc, token.i, words))]
    taken = {i for name in found for i in range(name.start, name.end)}
    kept = [name for name in names if name.is_known or taken.isdisjoint(range(name.start, name.end))]
    known = {i for name in kept for i in range(name.start, name.end)}
    found = [name for name in found if known.isdisjoint(range(name.start, name.end))]
    return sorted([*kept, *found], key=lambda name: name.start)


def _is_called_outlet(doc: Doc, name: Name) -> bool:
    """ "The education site Chalkbeat", "the daily Der Standard": a name right behind the word for what it is."""
    is_guess = not name.is_known and name.kind in (PartyKind.ORGANISATION, PartyKind.PERSON)
    before = doc[name.start - 1] if name.start else None
    if not is_guess or before is None or before.tag_ not in ("NN", "JJ") or before.lower_ not in words_of("press"):
        return False
    is_sure = before.lower_ not in words_of("press-unsure") or doc[before.i - 1].lower_ == "news"
    return is_sure or doc[name.end : name.end + 1].text in REPORTS


def _run_before(doc: Doc, verb: int) -> tuple[int, int] | None:
    """The capitalised words between a comma and the verb, tokens `start` up to `end`; None where others are there."""
    end = verb
    while end > 0 and doc[end - 1].lower_ in BEFORE_REPORTS:
        end -= 1
    start = end
    while start > 0 and end - start < MAX_TOKENS and _may_belong(doc, start - 1):
        start -= 1
    if start == 0 or doc[start - 1].text not in ENDINGS:
        return None
    while start < end and not doc[start].text[0].isupper():
        start += 1
    return (start, end) if start < end and doc[end - 1].text[0].isupper() else None


def _run_behind(doc: Doc, noun: int, named: Set[int]) -> tuple[int, int] | None:
    """The capitalised words behind "the education site"; behind a word that may mean something else, if they report."""
    start = end = noun + 1
    while end < len(doc) and end - start < MAX_TOKENS and _may_belong(doc, end):
        end += 1
    while end > start and not doc[end - 1].text[0].isupper():
        end -= 1
    is_unsure = doc[noun].lower_ in words_of("press-unsure") and doc[max(noun - 1, 0)].lower_ != "news"
    if start in named or start == end or not doc[start].text[0].isupper():
        return None
    if is_unsure and doc[end : end + 1].text not in TELLS:
        return None
    return start, end


def _may_belong(doc: Doc, i: int) -> bool:
    token = doc[i]
    is_capital = token.text[0].isupper() or (token.text[0].isdigit() and token.text[-1].isalpha())
    return (is_capital and not token.is_space) or token.lower_ in JOINTS or token.lower_ in ("is", "in", "on")


def _is_outlet(doc: Doc, start: int, end: int, names: list[Name]) -> bool:
    """Neither a person, nor a country, nor a company as its name shows, nor made of names that a list knows."""
    words = doc[start:end].text
    last = words.split()[-1].rstrip(".").lower()
    is_other = last in words_of("company-suffix") or last in words_of("country") or has_first_name(words)
    inside = [name for name in names if name.start < end and name.end > start]
    is_titled = doc[start].text.rstrip(".") in words_of("title") or doc[start - 1].text in words_of("title")
    is_named = any(name.is_known and not (name.is_outlet and len(inside) == 1) for name in inside)
    is_covered = any(name.is_known and name.start <= start and name.end >= end for name in inside)
    return not (
        is_other or is_titled or is_named or is_covered or " and " in words or words.lower() in words_of("not-name")
    )


def _at(doc: Doc, start: int, words: str) -> Name | None:
    """The outlet of these words at token `start`, if they stand there."""
    end = start + 1
    while end < len(doc) and len(doc[start:end].text) < len(words):
        end += 1
    if doc[start:end].text != words:
        return None
    return Name(start, end, words, words, PartyKind.ORGANISATION, is_outlet=True)


def without_false_people(doc: Doc, names: list[Name]) -> list[Name]:
    """Firms that the model takes for people: ", Zed Roe wrote", no first name, never introduced as people are."""
    introduced = {name.canonical for name in names if name.kind is PartyKind.PERSON and _is_introduced(doc, name)}
    firms = {
        name.canonical
        for name in names
        if name.kind is PartyKind.PERSON and not name.is_known and name.canonical not in introduced
        if " " in name.canonical and not has_first_name(name.canonical) and _is_teller(doc, name)
    }
    return [replace(name, kind=PartyKind.ORGANISATION) if name.canonical in firms else name for name in names]


def without_lone_people(doc: Doc, names: list[Name]) -> list[Name]:
    """Single words that the model takes for people: the news brings people in by their full names, or by a title.

    A single word that is nobody's surname, no first name and stands behind no title is a firm or a product.
    """
    introduced = {name.canonical for name in names if name.kind is PartyKind.PERSON and _has_title(doc, name)}

    def is_lone(name: Name) -> bool:
        is_guess = name.kind is PartyKind.PERSON and not name.is_known
        return is_guess and " " not in name.canonical and name.canonical not in introduced | first_names().keys()

    return [replace(name, kind=PartyKind.ORGANISATION) if is_lone(name) else name for name in names]


def _has_title(doc: Doc, name: Name) -> bool:
    """A title or a role in front: "Senator Vance", "spokeswoman Bourgeois"."""
    before = doc[max(name.start - 1, 0)]
    return before.text.rstrip(".") in words_of("title") or before.lower_ in words_of("role")


def _is_introduced(doc: Doc, name: Name) -> bool:
    """A title, a role or an owner in front, or a description between commas behind it: that is how people are."""
    before, after = doc[max(name.start - 1, 0)], doc[name.end : name.end + 2].text.lower()
    return (
        _has_title(doc, name) or before.text in POSSESSIVES or after.startswith((", a", ", who", ", the", "of ", "at "))
    )


def _is_teller(doc: Doc, name: Name) -> bool:
    before, after = doc[max(name.start - 2, 0) : name.start].text.lower(), doc[name.end : name.end + 1].text
    return before.endswith("according to") or (before.endswith(",") and after in TELLS)
