"""Where words were said, as the words around a claim tell it: in a motion, at a hearing, to a newspaper.

That tells one occasion of saying something from another. The words are a list to review (`data/venues.tsv`).
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.terms import Forum
from claims.text.houses import plain_house

LIST = Path(__file__).parent / "data" / "venues.tsv"

_OWN = r"us|me|this (?:news)?(?:paper|site|magazine|publication|newsletter|column|reporter|website|outlet|title)"
_TELLS = (
    r"(?:t(?:old|ells?|elling)|assur(?:ed?|es|ing)|inform(?:ed|s|ing)"
    r"|(?:said|says?|saying|spoke|speaks?|speaking|talk(?:ed|s|ing)|wrote|writes?|confirmed|confirms|repl(?:ied|ies)"
    r"|admitted|interview|statement|e-?mail|message|answer|comments?|remarks)(?: \w+){0,2} (?:to|with|for))"
)
_CONTACT = (
    r"\b(?:I|[Ww]e) (?:had |have |also |then )*"
    r"(?:wrote|put|asked|called|e-?mailed|rang|reached|spoke|talked|met|visited|interviewed|sat down)\b|\bwrote back\b"
    r"|\b(?:my|our) (?:questions?|calls?|[ie]nquir(?:y|ies))\b"
)
_BEFORE = r"\b(?:in|at|during|through|via|by) (?:an?|the|its|his|her|their|our|another|one)?\s?(?:[\w’'&.-]+\s){0,4}?"
_AGAIN = re.compile(
    r"\b(?:again|once more|anew|repeat(?:s|ed|ing)?|reiterat(?:es|ed|ing)|renew(?:s|ed|ing)|(?:stands|stood) by"
    r"|reaffirm(?:s|ed|ing)?|restat(?:es|ed|ing))\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\bhad\b"
    r"|\bha(?:s|ve) (?:\w+ ){0,2}(?:said|told|argued|maintained|insisted|claimed|denied|written|stated|called|put"
    r"|accused|alleged|charged|blamed|warned|asserted|contended|complained|testified|acknowledged|admitted)\b"
    r"|\b(?:earlier|previously|formerly|once|ago|back then|at the time|in the past"
    r"|(?:days?|weeks?|months?|years?) (?:after|before|since)"
    r"|last (?:spring|summer|autumn|fall|winter|year|month|week))\b",
    re.IGNORECASE,
)
_IN_A_MONTH = (
    r"\b(?:in|since|last) (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)(?!\w)"
)
_MONTH = re.compile(_IN_A_MONTH)
_JUST_NOW = re.compile(
    r"\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening|week)"
    r"|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b",
    re.IGNORECASE,
)
#: "the company in December of hiding cracks": when it was accused, in the words of what it is accused of.
_ACCUSED_THEN = re.compile(rf"(?:\S+ ){{1,6}}?{_IN_A_MONTH} (?:of|for) \w+ing\b")
_SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person|people|men|women)\b", re.IGNORECASE)
_AMENDED = re.compile(
    r"\b(amended|second|third|supplemental|revised)\s(?:\w+\s)?(?:complaint|pleading|suit|petition)"
    r"|\b(?P<paper>amended|revised)\s(?:claim|particulars|answer|defen[cs]e|counterclaim)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Venue:
    """Where something was said: ``forums`` that it may have been, which court ``paper``, which outlet heard it.

    ``words`` are those that tell it. A venue without forums and hearer says nothing.
    """

    forums: frozenset[Forum] = frozenset()
    paper: str = ""
    heard_by: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.forums or self.heard_by)


def venue_of_medium(medium: str) -> Venue:
    """What a medium that was read beside a claim ("motion", "emailed statement") says."""
    listed = _listed(("in", "medium"))
    words = " ".join(medium.lower().split())
    forums, paper = listed.get(words) or listed.get(words.rpartition(" ")[2]) or ((), "")
    return Venue(frozenset(forums), paper, words=medium if forums else "")


def venue_in(words: str, at: int, own: str, outlets: Iterable[str]) -> Venue:
    """What the words around a claim say, the nearest to place ``at`` first: where it stood among them.

    ``own`` is the name of the outlet that prints them, ``outlets`` are others that the claim came by.
    """
    hearer = _hearer(words, own, outlets)
    found = [(abs(match.start() - at), forums, paper, match) for match, forums, paper in _mentions(words)]
    if not found:
        return hearer or _spoken_for(words)
    _, forums, paper, match = min(found, key=lambda mention: (mention[0], mention[3].start()))
    forums = frozenset(forums) | (hearer.forums if Forum.STATEMENT in forums else frozenset())
    heard_by = hearer.heard_by if forums & {Forum.STATEMENT, Forum.INTERVIEW} else ""
    return Venue(forums, paper, heard_by, " ".join(match[0].split()))


def hearer_in(words: str, own: str, outlets: Iterable[str]) -> Venue:
    """The outlet that the words were said to, by "told the Observer", "told us", "I asked"; empty where none is."""
    return _hearer(words, own, outlets)


def amendment_in(words: str) -> str:
    """Which version of a court paper is meant, where it is not the first: "amended"."""
    found = _AMENDED.search(words)
    return (found[1] or found["paper"]).lower() if found else ""


def says_again(words: str) -> bool:
    """Whether something is said anew that was said before: "reiterated", "once more", "stood by"."""
    return bool(_AGAIN.search(words))


def looks_back(words: str, content: str = "") -> bool:
    """Whether it was said some time before: "had said", "in March", "last month of hiding it", where ``content`` holds
    what somebody is accused of."""
    in_a_month = _MONTH.search(words) and not _JUST_NOW.search(words)
    return bool(_LOOKS_BACK.search(words) or in_a_month or _ACCUSED_THEN.match(content))


def _hearer(words: str, own: str, outlets: Iterable[str]) -> Venue:
    for name in (*outlets, own):
        if match := re.search(rf"\b{_TELLS} (?:[Tt]he |daily |newspaper |magazine )*{_called(name)}\b", words):
            return Venue(frozenset({Forum.INTERVIEW}), "", name, " ".join(match[0].split()))
    match = re.search(rf"\b{_TELLS} (?:{_OWN})\b|{_CONTACT}", words)
    return Venue(frozenset({Forum.INTERVIEW}), "", own, " ".join(match[0].split())) if match else Venue()


def _spoken_for(words: str) -> Venue:
    """Who speaks for another speaks to the press."""
    match = _SPOKESPERSON.search(words)
    return Venue(frozenset({Forum.STATEMENT, Forum.INTERVIEW, Forum.TALK}), words=match[0]) if match else Venue()


def _called(name: str) -> str:
    """A pattern for an outlet's name, or its last word: "the Observer" is The Fjord Observer."""
    plain = plain_house(name)
    last = plain.rpartition(" ")[2]
    tail = f"|(?<=[Tt]he ){re.escape(last)}" if last != plain and last[:1].isupper() else ""
    return f"(?:{re.escape(plain)}{tail})"


def _mentions(words: str) -> Iterable[tuple[re.Match, tuple[Forum, ...], str]]:
    for how, (pattern, listed) in _patterns().items():
        for match in pattern.finditer(words):
            noun = match["noun"] if how == "bare" else match["noun"].lower()
            yield match, *listed[noun.lower()]


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], dict]]:
    """For each way of mentioning a forum, the pattern and what its nouns mean."""
    found = {}
    openings = {
        "in": _BEFORE,
        "told": rf"\b{_TELLS} (?:an?|the|its|another)?\s?(?:[\w’'&.-]+\s){{0,4}}?",
        "bare": r"\b",
    }
    for how, opening in openings.items():
        listed = _listed((how,))
        longest_first = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
        found[how] = re.compile(rf"{opening}(?P<noun>{longest_first})(?!\w)", re.IGNORECASE), listed
    return found


@cache
def _listed(hows: tuple[str, ...]) -> dict[str, tuple[tuple[Forum, ...], str]]:
    """Words in small letters → the forums and the court paper that they mean."""
    with LIST.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return {
        word.lower(): (tuple(map(Forum, row["forum"].split(","))), row["paper"] or "")
        for row in reversed(rows)
        if row["how"] in hows
        for word in row["words"].split("|")
    }
