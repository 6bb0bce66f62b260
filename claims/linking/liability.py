"""Whether a claim charges somebody with a wrong ("used without permission") or clears them of one ("was fair use").

Words of general law tell it; the lists are in ``data/signals.tsv``. A negative word before one in its clause turns it
round, and a second one back: "did not dispute that it copied without permission" charges. What only names a charge
("the infringement claim", "alleged theft"), leaves open whether it was lawful, or says that it should be ("must comply
with the law"), tells nothing.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from claims.linking.signals import pattern_of

_CHARGE = r"(?:claim|charge|accusation|allegation|argument|assertion|complaint|defen[cs]e|suit|lawsuit|case|trial)s?"

#: What names a charge, before its words and behind them.
_NAMED_BEFORE = re.compile(rf"\b{_CHARGE}\s(?:of|for|about|over|that)\b.*\Z", re.I | re.S)
_NAMED_BEHIND = re.compile(rf"\s(?:\w+\s)?{_CHARGE}\b", re.I)

#: "It violated no law", "infringed nothing".
_NONE_BEHIND = re.compile(r"\s(?:no|nothing|none|nobody)\b", re.I)


class Liability(Enum):
    """What a claim says of those whom it is about."""

    CHARGED = "charged"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a text says of a wrong, and the first words that say so."""

    liability: Liability
    words: str


def both_clear(one: str, other: str) -> bool:
    """Whether two texts clear of a wrong, whichever says so with a "not": "was fair use", "did not break the law"."""
    return all(found and found.liability == Liability.CLEARED for found in (finding_in(one), finding_in(other)))


@lru_cache(maxsize=50_000)
def finding_in(text: str, is_denied: bool = False) -> Finding | None:
    """What a text says of a wrong; None where it says nothing of it, or both.

    ``is_denied`` where the words around the text turn all of it down ("denied that …").
    """
    said: dict[Liability, str] = {}
    begins, negatives, is_open, is_wanted = 0, 0, False, False
    for found in _words().finditer(text):
        match found.lastgroup:
            case "end":
                begins, negatives, is_open, is_wanted = found.end(), 0, False, False
            case "negative":
                negatives += 1
            case "open":
                is_open = True
            case "wanted":
                is_wanted = True
            case word if not is_open and not (is_wanted and word == "clear"):
                turns = negatives + is_denied + bool(_NONE_BEHIND.match(text, found.end()))
                if not turns and _is_named(text, begins, found):
                    continue
                charges = (word == "charge") != bool(turns % 2)
                said.setdefault(Liability.CHARGED if charges else Liability.CLEARED, found[0])
    return Finding(*said.popitem()) if len(said) == 1 else None


def _is_named(text: str, begins: int, found: re.Match[str]) -> bool:
    return bool(_NAMED_BEFORE.search(text[begins : found.start()]) or _NAMED_BEHIND.match(text, found.end()))


@cache
def _words() -> re.Pattern[str]:
    """All words that count, each in the group of its kind; "without permission" is a charge before it is a negation."""
    charging, clearing, negating, rejecting = map(pattern_of, ("charging", "clearing", "negating", "rejecting"))
    return re.compile(
        rf"""
        \b(?P<charge>{charging})\b
        | \b(?P<clear>{clearing})\b
        | (?P<negative>(?:\b(?:{negating}|{rejecting}|cannot)|n['’]t)\b(?!\s(?:only|just|merely|simply)\b))
        | \b(?P<open>whether|if|alleged(?!\sthat))\b
        | \b(?P<wanted>must|should|ought|shall|(?:ha(?:s|ve|d)|needs?|needed|required|obliged)\sto)\b
        | (?P<end>[.;:!?,—–]|\b(?:but|because|although|though|while|and|which|who)\b)
        """,
        re.I | re.X,
    )
