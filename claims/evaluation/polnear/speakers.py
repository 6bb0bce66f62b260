"""When two mentions of a speaker mean the same, by their words alone: "Mr. Trump's" and "Donald Trump" do."""

import re
from dataclasses import dataclass
from functools import cache

from claims.evaluation.tokens import CONTRACTED
from claims.evaluation.words import words_of

ALIKE = 0.5
POSSESSIVE = re.compile(r"['’]s\b")
APPOSITION = re.compile(r"\s*[,;(–—]\s*|\s-\s")
ATTACHMENT = re.compile(rf"\s+(?:{'|'.join(words_of('attachment'))})\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """`core`: the words up to a comma or bracket; `head`: the last word of its noun; `every`: all words. No fillers."""

    core: tuple[str, ...]
    head: str
    every: frozenset[str]


@cache
def mention_of(words: str) -> Mention:
    """What a mention is compared by: for "a spokesman for the FBI, Jim Lee" spokesman fbi, spokesman, and all four."""
    bare = POSSESSIVE.sub("", words.lower())
    core = APPOSITION.split(bare.strip())[0] or bare
    noun = ATTACHMENT.split(core)[0] or core
    core_words, noun_words = _telling(core), _telling(noun)
    head = (noun_words or core_words or ("",))[-1]
    return Mention(core_words, head, frozenset(CONTRACTED.findall(bare)) - words_of("filler").keys())


def _telling(words: str) -> tuple[str, ...]:
    """The words without fillers; all of them where there are only fillers ("he")."""
    every = CONTRACTED.findall(words)
    return tuple(word for word in every if word not in words_of("filler")) or tuple(every)


def same_mention(gold: str, found: str) -> bool:
    """Whether the two mean the same: the same core, the same head, each other's heads within them, or half their words.

    Naming nobody is right exactly where the gold names nobody.
    """
    gold, found = gold.strip(), found.strip()
    return _alike(mention_of(gold), mention_of(found)) if gold and found else gold == found


def _alike(one: Mention, other: Mention) -> bool:
    if one.core == other.core or (one.head and one.head == other.head):
        return True
    common = one.every & other.every
    if common and other.head in one.every and one.head in other.every:
        return True
    return len(common) / len(one.every | other.every) >= ALIKE if one.every and other.every else False
