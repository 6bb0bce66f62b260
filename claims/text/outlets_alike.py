"""Why two outlets may be one: their names and domains say so. It says maybe, never surely."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from claims.terms import OutletMatchKind
from claims.text.houses import house_of
from claims.text.names import fold
from claims.text.urls import site_of

#: How likely each makes it that two are one, 0 to 1.
SCORES = {
    OutletMatchKind.SAME_NAME: 0.9,
    OutletMatchKind.SPELT: 0.8,
    OutletMatchKind.SAME_SITE: 0.7,
    OutletMatchKind.MISTYPED: 0.6,
    OutletMatchKind.SHORTENED: 0.5,
}
#: What more outlets than this have in common says nothing of any two: such a site has room for whoever comes.
MOST_AT_ONE = 6
_SHORTEST_INITIALS = 3
#: A word has so many letters at least where a slip of the pen in it is told from another word; so many of them stand
#: behind the slip: "Charleston" and "Charlestown" are two places.
_LONG_WORD, _BEHIND = 8, 3
#: Before these one letter makes another place: "Greenville" and "Greeneville".
_ENDINGS = frozenset((
    "burg", "burgh", "bury", "dorf", "field", "ford", "ham", "heim", "land", "mouth", "port", "stad", "ton", "town",
    "ville", "wood",
))  # fmt: skip
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "et", "der", "und"))
_WORD = re.compile(r"[^\W_]+")

_ByForm = dict[str, dict[int, str]]
_Group = tuple[dict[int, str], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of an outlet: its key, what it is called, where it is."""

    key: int
    name: str
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two outlets that may be one, the lower key first; ``words`` are what was compared, the name before the site."""

    one: int
    other: int
    kind: OutletMatchKind
    words: tuple[str, str]


def find_alike(outlets: Iterable[Outlet]) -> list[Alike]:
    """Those of these outlets that may be one, each pair with the best reason. In time that grows with their number."""
    forms = _Forms()
    for outlet in outlets:
        forms.add(outlet)
    found: dict[tuple[int, int], Alike] = {}
    for kind, groups in forms.groups():
        for alike in _pairs(kind, groups):
            found.setdefault((alike.one, alike.other), alike)
    return list(found.values())


class _Forms:
    """Outlets by all the forms in which they may be written: each form with the keys, and with what was compared."""

    def __init__(self) -> None:
        self._named: _ByForm = defaultdict(dict)
        self._short: _ByForm = defaultdict(dict)
        self._labelled: _ByForm = defaultdict(dict)
        self._housed: _ByForm = defaultdict(dict)
        self._cut: dict[tuple[str, ...], dict[int, Outlet]] = defaultdict(dict)

    def add(self, outlet: Outlet) -> None:
        """Note the forms of one; a name that is an address counts as one alone."""
        called = site_of(outlet.name.lower())
        for site in sorted({*map(site_of, outlet.domains), called} - {None}):
            self._housed[site].setdefault(outlet.key, site)
            for label in _labels(site):
                self._labelled[label].setdefault(outlet.key, site)
        if called is None and (words := _WORD.findall(house_of(outlet.name))):
            self._named["".join(words)][outlet.key] = outlet.name
            for form in _short_forms(words):
                self._short[form].setdefault(outlet.key, outlet.name)
            for form in _cut_forms(words):
                self._cut[form][outlet.key] = outlet

    def groups(self) -> Iterator[tuple[OutletMatchKind, Iterable[_Group]]]:
        """Those of one form and those that each of them may be, with why; the best reason first."""
        yield OutletMatchKind.SAME_NAME, ((each, each) for each in self._named.values())
        yield OutletMatchKind.SPELT, self._labelled_as(self._named)
        yield OutletMatchKind.SAME_SITE, ((each, each) for each in self._housed.values())
        yield OutletMatchKind.MISTYPED, (group for each in self._cut.values() for group in _mistyped(each))
        yield OutletMatchKind.SHORTENED, self._labelled_as(self._short)

    def _labelled_as(self, forms: _ByForm) -> Iterator[_Group]:
        return ((each, self._labelled[form]) for form, each in forms.items() if form in self._labelled)


def _pairs(kind: OutletMatchKind, groups: Iterable[_Group]) -> Iterator[Alike]:
    """The pairs of each group; of what too many have in common none."""
    for left, right in groups:
        if len(left.keys() | right.keys()) > MOST_AT_ONE:
            continue
        for one, other in _of_two(left, right):
            yield Alike(min(one, other), max(one, other), kind, (left[one], right[other]))


def _of_two(left: Collection[int], right: Collection[int]) -> Iterable[tuple[int, int]]:
    if left is right:
        return combinations(sorted(left), 2)
    return ((one, other) for one, other in product(sorted(left), sorted(right)) if one != other)


def _labels(site: str) -> set[str]:
    """How a name may stand in a domain: "the-verge.com" → "theverge", "verge"."""
    label = "".join(_WORD.findall(fold(site.partition(".")[0])))
    return {label, label.removeprefix("the")} - {""}


def _short_forms(words: list[str]) -> set[str]:
    """How a long name may be shortened: "new york times" → "nyt", "nytimes"."""
    words = [word for word in words if word not in _SMALL_WORDS]
    if len(words) < _SHORTEST_INITIALS:
        return set()
    initials = "".join(word[0] for word in words)
    return {initials, initials[:-1] + words[-1]}


def _cut_forms(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The name, and each of what is left of it without one letter of a long word: two of which one is a slip of the
    pen for the other share one of these."""
    yield tuple(words)
    for at, word in enumerate(words):
        if len(word) >= _LONG_WORD - 1:
            yield from {(*words[:at], word[:cut] + word[cut + 1 :], *words[at + 1 :]) for cut in range(1, len(word))}


def _mistyped(outlets: dict[int, Outlet]) -> Iterator[_Group]:
    """Those of outlets with one cut form of which one is a slip for the other. Two that have a site each are two."""
    if len(outlets) > MOST_AT_ONE:
        return
    for one, other in combinations(outlets.values(), 2):
        if not (one.domains and other.domains) and _is_slip(one.name, other.name):
            yield {one.key: one.name}, {other.key: other.name}


def _is_slip(one: str, other: str) -> bool:
    """Whether the names differ in one letter of a long word alone: left out, put in, or changed places with the next.

    Not where it is another letter ("Post" and "Host", "Boston" and "Bolton"), nor at the ends of the word.
    """
    pairs = list(zip(_WORD.findall(house_of(one)), _WORD.findall(house_of(other)), strict=True))
    differing = [sorted(pair, key=len) for pair in pairs if pair[0] != pair[1]]
    if len(differing) != 1 or not all(word.isalpha() for word in differing[0]):
        return False
    short, long = differing[0]
    before = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short):
        turned = short[:before] + short[before : before + 2][::-1] + short[before + 2 :]
        is_slip, behind = turned == long, long[before + 2 :]
    else:
        is_slip, behind = short == long[:before] + long[before + 1 :], long[before + 1 :]
    return is_slip and len(long) >= _LONG_WORD and before > 0 and len(behind) >= _BEHIND and behind not in _ENDINGS
