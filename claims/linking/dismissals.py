"""By which words a text calls something untrue, or a case weak: "baseless", "is false", "pure fiction".

So does what calls a work one's own ("built in-house") where others are said to have made it.

A word that only qualifies a thing ("opened under false names"), or names what a text is about ("banned for
misinformation"), dismisses nothing. Which words do so anywhere, and which only where they are said of something, is
told in ``data/signals.tsv``.
"""

import re
from functools import cache, lru_cache

from claims.linking.signals import pattern_of, signal, stems_of

_RULING = "ruling|judgment|judgement|verdict|decision"
_CHARGE, _FILED = "claim|charge|accusation|allegation|assertion", "complaint|lawsuit|suit|case"

#: The stems of what all that is said against somebody, or found in court, is called: two that have these in common may
#: speak of two things.
CALLED_CHARGES = stems_of(f"{_CHARGE}|{_FILED}|{_RULING}".replace("|", " "))

#: What is said against somebody, as such: "the claims of Reddit", but not "the claim of theft", "that it copied books".
_CHARGES = rf"""
    \b(?: (?:{_CHARGE})s? | {_FILED} ) \b
    (?! \s (?: that | about | over | to | for | of (?! \s (?:the\s)? (?-i:[A-Z]) ) ) \b)"""

#: What may stand behind a word that qualifies nothing: a mark, the end, or such a word ("in", but not "in-house").
_NOTHING_QUALIFIED = r"""
    (?= \W*\Z
      | [”"’')]* [,.;:!?—–(]
      | [”"’')]* \s (?:and|or|but|nor|as|in|on|at|about|by|to|of|from|that|than|then|when|if|so|because|since|whether)
        (?![\w-])
    )"""

#: What such a word may qualify, and calls untrue by that.
_CHARGE_QUALIFIED = rf"""
    (?= \s (?: {_CHARGE}|suggestion|insinuation|narrative|premise|portrayal|theory
             | characteri[sz]ation) s?\b
    )"""

_STRONG = r"(?:pure|mere|sheer|utter|complete|total|outright|plain|simple|nothing\sbut)\s"

#: So many words at most has what only calls something untrue, and how it begins.
_SHORT, _POINTING = 6, re.compile(r"\W*(?:this|that|it|these|those)(?:\s(?:is|was|are|were)|[’']s)\b", re.IGNORECASE)

#: What stands before a noun that something is said to be: as in "the charge is a lie", "called it pure fiction".
_SAID_TO_BE = rf"""
    (?: [“"‘'(]
      | {_STRONG}
      | \band\san?\s
      | (?: \b(?:is|are|was|were|be|been|being|as) | [’'](?:s|re) ) \s
        (?: (?:all|just|only|\w+ly)\s | {_STRONG} )* (?:an?\s)? (?:{_STRONG})?
      | \A (?:the|this|that|these|those|its|his|her|their) \s \w+ \s an? \s
      | \A (?=\w+\W*\Z)
    )"""


@lru_cache(maxsize=50_000)
def dismissal(text: str) -> str:
    """The first words by which a text dismisses something, as they stand there; "" where it does not."""
    if anywhere := signal("dismissing", text):
        return anywhere
    found = _untrue().search(text) or _falsehood().search(text)
    return found["word"] if found else ""


def is_sweeping(text: str, cue: str) -> bool:
    """Whether a text turns down all that is said against somebody, and none of it in particular: "denied the
    allegations", "we disagree with these claims and will defend ourselves", "the suit is baseless"."""
    if not _charges().search(text):
        return False
    return bool(dismissal(text) or signal("rejecting", text) or signal("rejecting", cue))


@lru_cache(maxsize=50_000)
def points_back(text: str) -> bool:
    """Whether all that a text does is to call something untrue that was just said: "This is false", "That's a lie"."""
    return bool(_POINTING.match(text) and len(text.split()) <= _SHORT and dismissal(text))


@lru_cache(maxsize=50_000)
def turns_down_ruling(text: str) -> bool:
    """Whether a text turns down what a court found, as such: "disagreed with the judge's decision", "will contest the
    verdict"."""
    return bool(_ruling_turned_down().search(text))


@cache
def _ruling_turned_down() -> re.Pattern[str]:
    between = r"(?:(?:with|to|at)\s)?(?:(?:the|this|that|its|latest|\w+[’']s?|whole|entire)\s){0,3}"
    return re.compile(rf"\b(?:{pattern_of('rejecting')})\s{between}(?:{_RULING})s?\b", re.IGNORECASE)


@cache
def _charges() -> re.Pattern[str]:
    return re.compile(_CHARGES, re.IGNORECASE | re.VERBOSE)


@cache
def _untrue() -> re.Pattern[str]:
    """Such an adjective, or participle, unless it qualifies a thing."""
    word = rf"\b(?P<word>{pattern_of('untrue')})\b"
    return re.compile(rf"{word} (?:{_NOTHING_QUALIFIED}|{_CHARGE_QUALIFIED})", re.IGNORECASE | re.VERBOSE)


@cache
def _falsehood() -> re.Pattern[str]:
    """Such a noun where something is said to be one, or where it is all that is said."""
    word = rf"(?P<word>{pattern_of('falsehood')})\b"
    return re.compile(_SAID_TO_BE + word + _NOTHING_QUALIFIED, re.IGNORECASE | re.VERBOSE)
