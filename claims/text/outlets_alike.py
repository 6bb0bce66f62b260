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
    OutletMatchKind.SHORTENED: 0.5,
}
#: What more outlets than this have in common says nothing of any two: such a site has room for whoever comes.
MOST_AT_ONE = 6
_SHORTEST_INITIALS = 3
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "et", "der", "und"))
_WORD = re.compile(r"[^\W_]+")


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
    named, short, labelled, housed = (defaultdict(dict) for _ in range(4))
    for outlet in outlets:
        called = site_of(outlet.name.lower())
        for site in sorted({*map(site_of, outlet.domains), called} - {None}):
            housed[site].setdefault(outlet.key, site)
            for label in _labels(site):
                labelled[label].setdefault(outlet.key, site)
        if called is None and (words := _WORD.findall(house_of(outlet.name))):
            named["".join(words)][outlet.key] = outlet.name
            for form in _short_forms(words):
                short[form].setdefault(outlet.key, outlet.name)
    found: dict[tuple[int, int], Alike] = {}
    for kind, groups in (
        (OutletMatchKind.SAME_NAME, ((each, each) for each in named.values())),
        (OutletMatchKind.SPELT, ((each, labelled[key]) for key, each in named.items() if key in labelled)),
        (OutletMatchKind.SAME_SITE, ((each, each) for each in housed.values())),
        (OutletMatchKind.SHORTENED, ((each, labelled[key]) for key, each in short.items() if key in labelled)),
    ):
        for alike in _pairs(kind, groups):
            found.setdefault((alike.one, alike.other), alike)
    return list(found.values())


def _pairs(kind: OutletMatchKind, groups: Iterable[tuple[dict[int, str], dict[int, str]]]) -> Iterator[Alike]:
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
