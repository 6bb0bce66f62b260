"""Names of outlets as texts call them: "Folha do Tejo (English edition)" is Folha do Tejo."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from claims.text.names import fold

_WORD = re.compile(r"\w+")


def plain_house(name: str) -> str:
    """The name without what stands in brackets and without a leading article."""
    return re.sub(r"\s*\([^)]*\)", "", re.sub(r"^[Tt]he ", "", name)).strip()


@lru_cache(maxsize=5_000)
def house_of(name: str) -> str:
    """What two spellings of one outlet's name share."""
    return fold(plain_house(name))


def same_house(one: str, other: str) -> bool:
    """Whether two names are one outlet's."""
    return house_of(one) == house_of(other)


class NamesIn:
    """Finds which of some outlets a few words name, in time that does not grow with the number of outlets."""

    def __init__(self, houses: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._house = {}
        for house in houses:
            words = tuple(_WORD.findall(house))
            if words:
                self._by_first_word[words[0]].append(words)
                self._house[words] = house

    def of(self, words: str) -> list[str]:
        """The houses, as given, whose whole names stand there; of a name within a longer one only the longer."""
        said, at, found = tuple(_WORD.findall(fold(words))), 0, []
        while at < len(said):
            names = [name for name in self._by_first_word.get(said[at], ()) if said[at : at + len(name)] == name]
            longest = max(names, key=len, default=None)
            found += [self._house[longest]] if longest else []
            at += len(longest) if longest else 1
        return found
