"""The word lists of ``words.toml``, and names put together from their syllables."""

import tomllib
from pathlib import Path
from random import Random

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_NAMES = WORDS["names"]


class Names:
    """Made-up names, none given out twice by the same object."""

    def __init__(self, rng: Random):
        self._rng = rng
        self._taken: set[str] = set()

    def stem(self) -> str:
        """A word that looks like a surname or a place; not unique."""
        pick = self._rng.choice
        return pick(_NAMES["onsets"]) + pick(_NAMES["middles"]) + pick(_NAMES["endings"])

    def person(self) -> str:
        """A first name and a surname."""
        return self._unique(lambda: f"{self._rng.choice(_NAMES['first'])} {self.stem()}")

    def compound(self, suffixes: str) -> str:
        """A stem followed by one of the words listed under ``suffixes``: "Velamar Labs" for "organisations"."""
        return self._unique(lambda: f"{self.stem()} {self._rng.choice(_NAMES[suffixes])}")

    def _unique(self, make) -> str:
        while (name := make()) in self._taken:
            pass
        self._taken.add(name)
        return name
