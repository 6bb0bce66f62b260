"""A dispute's rule as its lead writes it: which claims stand in it. Pure: names, words and days in, a reason out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from claims.terms import Clock
from claims.text.names import fold

MOST_TERMS = 200
LONGEST_TERM = 100

#: So many letters or digits a word must have, and so many one that stands for all its endings.
FEWEST, FEWEST_BEFORE_STAR = 2, 3

#: Words that stand in nearly every text: a rule with one of them would take in everything.
_EVERYWHERE = """
a about all also an and any are as at be been but by can could did do for from had has have he her his how if in is it
its may more new no not of on one or other our out said say says she so some than that the their them then there they
this to two up was we were what when which who will with would you
"""
_PARTS = ("parties", "words", "needs", "period")
_OF_PERIOD = ("clock", "from", "to")
_EXAMPLE = '{"parties": ["OpenAI"], "words": ["distil*"]}'

Days = tuple[date | None, date | None]


class RuleProblem(ValueError):
    """A rule that makes no sense; the message says what is wrong with it and what to do."""


@dataclass(frozen=True)
class Subject:
    """What a rule looks at: the folded names of a claim's parties, the words of one telling of it, and its clocks.

    A clock is its first and last possible day, None on a side that is open; one that is unknown is left out.
    """

    parties: frozenset[str]
    words: str
    clocks: Mapping[Clock, Days] = field(default_factory=dict)

    @cached_property
    def _letters(self) -> str:
        return self.words.casefold()

    def tells(self, word: str) -> bool:
        """Whether a word of a rule stands in the words. Most do not, which is sooner known without whole words."""
        return _stem(word) in self._letters and bool(_pattern(word).search(self.words))


@dataclass(frozen=True)
class Period:
    """From one day to another, both included, by a clock; a side that is None is open."""

    clock: Clock
    first: date | None
    last: date | None

    @classmethod
    def of(cls, given: object) -> "Period":
        """The period that ``{"clock": "published", "from": "2023-01-01", "to": "2025-12-31"}`` writes down."""
        given = _mapping(given, _OF_PERIOD, "the period")
        clock = Clock.parse(given.get("clock", Clock.PUBLISHED))
        if clock is None:
            known = ", ".join(Clock)
            raise RuleProblem(f"There is no clock “{given['clock']}”. A period goes by one of these: {known}.")
        first, last = _day(given.get("from")), _day(given.get("to"))
        if first is None and last is None:
            raise RuleProblem("The period has neither a beginning nor an end. Give one, or leave the period out.")
        if first and last and first > last:
            raise RuleProblem(f"The period runs backwards: it begins on {first} and ends on {last}. Swap the days.")
        return cls(clock, first, last)

    def holds(self, days: Days | None) -> bool:
        """Whether these days may fall into it. Days that nobody knows do not."""
        if days is None:
            return False
        first, last = days
        ends_before = self.first is not None and last is not None and last < self.first
        begins_after = self.last is not None and first is not None and first > self.last
        return not (ends_before or begins_after)


@dataclass(frozen=True)
class Rule:
    """Parties and words, any of which is enough; parties or words all of which must be there; and a period.

    As JSON: ``{"parties": ["OpenAI"], "words": ["distill*"], "needs": ["DeepSeek|Moonshot"], "period": {"from":
    "2023-01-01"}}``. Words match whole words of the claim, of its telling or of the article's headline, whatever their
    case; ``*`` at the end stands for any ending. Each of ``needs`` lists alternatives, one of which must be a party of
    the claim or stand in its words. A rule that says nothing takes in nothing: its dispute is filled by hand.
    """

    parties: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    period: Period | None = None

    @classmethod
    def of(cls, rules: object) -> "Rule":
        """The rule that a dispute's ``rules`` column writes down; RuleProblem where it makes no sense."""
        given = _mapping(rules or {}, _PARTS, "a rule")
        rule = cls(
            parties=tuple(_name(name) for name in _terms(given, "parties")),
            words=tuple(_word(word) for word in _terms(given, "words")),
            needs=tuple(tuple(_word(word) for word in need.split("|")) for need in _terms(given, "needs")),
            period=Period.of(given["period"]) if given.get("period") is not None else None,
        )
        if given and not (rule.parties or rule.words):
            raise RuleProblem(
                "The rule names neither a party nor a word, so nothing would ever stand here by it. Add one, "
                "or empty the rule: then claims are placed by hand only."
            )
        return rule

    def why(self, subject: Subject) -> str:
        """What of the rule fits this telling of a claim; "" when it does not."""
        if self.period and not self.period.holds(subject.clocks.get(self.period.clock)):
            return ""
        if not all(any(_fits(term, subject) for term in need) for need in self.needs):
            return ""
        for name in self.parties:
            if _folded(name) in subject.parties:
                return f"party: {name}"
        return next((f"word: {word}" for word in self.words if subject.tells(word)), "")


def _fits(term: str, subject: Subject) -> bool:
    return _folded(term) in subject.parties or subject.tells(term)


@lru_cache(maxsize=4000)
def _folded(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=4000)
def _stem(word: str) -> str:
    return word.rstrip("*").casefold()


@lru_cache(maxsize=4000)
def _pattern(word: str) -> re.Pattern[str]:
    """Whole words, whatever sign the word itself begins or ends with ("A.I.")."""
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}{ending}(?!\w)", re.IGNORECASE)


def _mapping(given: object, keys: tuple[str, ...], what: str) -> dict:
    if not isinstance(given, dict):
        raise RuleProblem(f"{what.capitalize()} is written as an object with names and values, such as {_EXAMPLE}.")
    if unknown := [str(key) for key in given if key not in keys]:
        raise RuleProblem(f"Nothing in {what} is called “{unknown[0]}”. Use these: {', '.join(keys)}.")
    return given


def _terms(given: dict, part: str) -> list[str]:
    terms = given.get(part, [])
    if not isinstance(terms, list | tuple) or not all(isinstance(term, str) for term in terms):
        raise RuleProblem(f"“{part}” must be a list of words in quotation marks, such as {_EXAMPLE}.")
    if len(terms) > MOST_TERMS:
        raise RuleProblem(f"“{part}” lists {len(terms)} entries; up to {MOST_TERMS} are possible. Shorten the list.")
    return [" ".join(term.split()) for term in terms]


def _name(name: str) -> str:
    if not name:
        raise RuleProblem("One of the parties has no name. Write it, or take the empty entry out.")
    return _short(name)


def _word(word: str) -> str:
    word = _short(" ".join(word.split()))
    stem = word.removesuffix("*")
    if "*" in stem:
        raise RuleProblem(f"“{word}” has a * that does not stand at its end. Only an ending can be left open.")
    n_letters = sum(letter.isalnum() for letter in stem)
    fewest = FEWEST_BEFORE_STAR if word.endswith("*") else FEWEST
    if n_letters < fewest or stem.casefold() in _EVERYWHERE.split():
        raise RuleProblem(
            f"“{word}” would take in nearly everything. Use a word that only this dispute is about, of "
            f"{FEWEST} letters or more, and of {FEWEST_BEFORE_STAR} or more in front of a *."
        )
    return word


def _short(term: str) -> str:
    if len(term) > LONGEST_TERM:
        raise RuleProblem(f"“{term[:40]}…” is longer than {LONGEST_TERM} characters. Shorten it.")
    return term


def _day(given: object) -> date | None:
    if given is None or given == "":
        return None
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise RuleProblem(f"“{given}” is no day. Write days as year, month and day: 2025-01-30.") from None
