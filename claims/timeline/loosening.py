"""A search that found no claim: which of its words to give up, and what that would find."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from claims.models import Claim
from claims.text.names import name_key
from claims.timeline.counting import NumberOf
from claims.timeline.words import query_of

_TERMS = re.compile(r'-?"[^"]*"?|\S+')
_OR = "or"
#: Each is one more count, so there is an end to them, and to each of them.
_MOST_TERMS, MOST_COUNTED = 6, 500
#: So many terms, none longer, are still a search that is taken (``forms.search``).
_MOST_OF_ANY, _LONGEST_OF_ANY = 10, 15
#: As alike as "depseek" and "DeepSeek" (.93) or "blomberg" and "Bloomberg" (.94); "court" and "Count" are .8.
_MISSPELT = 0.82
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Looser:
    """Another search: what to do to get it, in words, its own words, and how many claims it finds; where it ``is_cut``
    there are more."""

    how: str
    words: str
    n: int
    is_cut: bool


def looser(words: str, finding: Callable[[SearchQuery, int], QuerySet]) -> list[Looser]:
    """Searches with a term less than ``words`` that find claims, those that find fewest first; where none does, one for
    any of the terms. Two queries at most.

    ``finding`` gives the claims that a query finds, as many as are asked for, or a few more.
    """
    return _finding_some(ways_without(words), finding) or _finding_some(ways_with_any(words), finding)


def _finding_some(ways: list[tuple[str, str]], finding: Callable[[SearchQuery, int], QuerySet]) -> list[Looser]:
    if not ways:
        return []
    counts = [NumberOf(finding(query_of(other), MOST_COUNTED + 1)) for _, other in ways]
    row = Claim.objects.order_by("pk").values_list(*counts)[:1]
    found = [
        Looser(how, words, min(n, MOST_COUNTED), n > MOST_COUNTED)
        for (how, words), n in zip(ways, next(iter(row), [0] * len(ways)), strict=True)
        if n
    ]
    return sorted(found, key=lambda one: (one.n, one.words))


def respelt(words: str, names: Iterable[str]) -> str | None:
    """``words`` with one of them spelt as in the first of ``names`` that has nearly the same; None where none has."""
    for name in names:
        for part in name.split():
            for word in re.findall(r"\w+", words):
                if _is_misspelt(word, part):
                    return re.sub(rf"\b{word}\b", lambda _, part=part: part, words, count=1)
    return None


def ways_with_any(words: str) -> list[tuple[str, str]]:
    """How to search for any of several words, and the words for it; at most one way."""
    bare = dict.fromkeys(term.strip(",.;:?!") for term in _terms(words) if _seeks(term))
    terms = [term for term in bare if _tells(term)][:_MOST_OF_ANY]
    return [("with any of the words", f" {_OR} ".join(terms))] if len(terms) > 1 else []


def _terms(words: str) -> list[str]:
    return [term for term in _TERMS.findall(words) if term.strip('"-')]


def ways_without(words: str) -> list[tuple[str, str]]:
    """How to search for less than ``words``, and the words for it."""
    return list(dict.fromkeys(_ways(words)))


def _ways(words: str) -> Iterator[tuple[str, str]]:
    terms = _terms(words)
    if sum(term.lower() != _OR for term in terms) > _MOST_TERMS:
        return
    for number, term in enumerate(terms):
        if term.lower() == _OR:
            continue
        rest = terms[:number] + terms[number + 1 :]
        if any(_seeks(other) for other in rest):
            yield f"without {_quoted(term)}", _joined(rest)
        if term.startswith('"') and " " in term:
            yield f"{term} as single words", _joined([*terms[:number], term.strip('"'), *terms[number + 1 :]])


def _quoted(term: str) -> str:
    return term if '"' in term else f"“{term}”"


def _tells(term: str) -> bool:
    """Whether a term may say something beside others; "was" and "who" hardly do, "AI" does."""
    return len(term) <= _LONGEST_OF_ANY and (len(term) > _SHORTEST_WORD - 1 or not term.islower())


def _seeks(term: str) -> bool:
    """Whether a term finds something by itself: "-Nvidia" alone would find all that is about anything else."""
    return not term.startswith("-") and term.lower() != _OR


def _joined(terms: list[str]) -> str:
    """As one search again, without an "or" that has nothing on one side of it."""
    joined = " ".join(terms)
    return re.sub(r"^(?:or )+|(?: or)+$|(?<= )or (?=or )", "", joined, flags=re.IGNORECASE).strip()


def _is_misspelt(word: str, part: str) -> bool:
    one, other = name_key(word), name_key(part)
    if one == other or min(len(one), len(other)) < _SHORTEST_WORD:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _MISSPELT
