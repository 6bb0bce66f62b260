"""Names that the language model cannot be trusted with: companies, courts, outlets and products, as reviewable data.

A lexicon is a value that is passed in: the shipped one by default, the shipped one extended with the party aliases
of a database, or an empty one to see what is found without it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from claims.extraction.wordlists import read_table
from claims.terms import PartyKind

OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A name, what it is (a PartyKind value, or "outlet"), and the other forms it is written in."""

    canonical: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def is_outlet(self) -> bool:
        """Whether this is a publisher."""
        return self.kind == OUTLET

    @property
    def party_kind(self) -> PartyKind:
        """What it is when it acts in its own name: an outlet that sues or speaks is an organisation."""
        return PartyKind.parse(self.kind) or PartyKind.ORGANISATION


FIRST_WORD = re.compile(r"\w+")


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def name_key(words: str) -> str:
    """The form names are compared in: one kind of apostrophe, single spaces, no closing 's."""
    return _plain(words).removesuffix("'s").removesuffix("'")


def without_article(words: str) -> str:
    """The words without a leading "the"."""
    return words[4:] if words[:4].lower() == "the " else words


@dataclass(frozen=True)
class Lexicon:
    """Entries by every form of their names. Case counts, so that "Mint" is an outlet and "mint" is not."""

    entries: tuple[LexiconEntry, ...] = ()
    _by_name: dict[str, LexiconEntry] = field(default_factory=dict, repr=False, compare=False)
    _longest: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    @cache
    def load() -> "Lexicon":
        """The shipped lexicon, `data/lexicon.tsv`."""
        rows = read_table("lexicon")
        return Lexicon.empty().extended_with(
            LexiconEntry(r["canonical"], r["kind"], _split(r["aliases"])) for r in rows
        )

    @staticmethod
    @cache
    def empty() -> "Lexicon":
        """A lexicon that knows nobody."""
        return Lexicon()

    def extended_with(self, entries: Iterable[LexiconEntry]) -> "Lexicon":
        """This lexicon and `entries`, which win where both know a name. What is known already is not gone through."""
        new, names = tuple(entries), {}
        for entry in new:
            for form in (entry.canonical, *entry.aliases):
                names.setdefault(_plain(form) if _plain(form).endswith("'s") else name_key(form), entry)
        longest = self._longest.copy()
        for form in names:
            if first := FIRST_WORD.match(form):
                longest[first[0]] = max(longest.get(first[0], 0), len(form))
        return Lexicon((*new, *self.entries), self._by_name | names, longest)

    def lookup(self, words: str) -> LexiconEntry | None:
        """The entry that is written like this, or None; a leading "the" and a closing 's are let pass."""
        key = name_key(words)
        return self.lookup_exact(words) or self._by_name.get(without_article(key))

    def lookup_exact(self, words: str) -> LexiconEntry | None:
        """The entry that is written exactly like this, article included, or None."""
        return self._by_name.get(_plain(words)) or self._by_name.get(name_key(words))

    def holds_possessive(self, words: str) -> bool:
        """Whether the closing 's of these words is part of a name ("Mealey's")."""
        return _plain(words) in self._by_name

    def longest_from(self, word: str) -> int:
        """Upper bound, in code points, of the names that begin with this word (letters and digits); 0 for none."""
        return self._longest.get(word, 0)


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in aliases.split("|") if alias.strip())
