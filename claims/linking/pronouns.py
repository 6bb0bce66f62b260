"""Who is meant by the pronouns of a claim, as far as that is sure, and the words of which nobody knows.

Pure: the words of a claim and who is about come in, the words with names written out go back. A claim is read alone, so
only words at its beginning are looked at, and "we", "our" and "my", which mean the speaker wherever they stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

_WORD = re.compile(r"(\W*)([^\W\d_]+)(.*)", re.DOTALL)
_JOINED = re.compile(r"['’-]\w")
_OF_PEOPLE = ("he", "she", "his")
_OF_OTHERS = ("it", "its", "they", "their")
_OF_SEVERAL = ("they", "their")
_OF_ONE = ("it", "its")
_OWN = ("i", "my")
_HOUSE = ("we", "our", "us")
_POSSESSIVE = ("his", "its", "their", "my", "our")
_UNKNOWN = {*_OF_PEOPLE, *_OF_OTHERS, "her", "him", "them"}

#: "It is likely that …", "it takes years": nobody is meant.
_NOBODY = re.compile(
    r"it(?:['’]s| (?:is|was|will|would|may|might|can|could|has|had|takes?|took|seems?|seemed|remains)) "
)

#: "It was filed in May", "it was $2m", "it was her first hearing", "it may go on": a suit, a sum or a case is meant.
_A_THING = re.compile(
    r"it (?:(?:is|was|has been|had been|will be|would be)"
    r" (?:[$€£\d]|(?:filed|signed|heard|dismissed|settled|transferred)\b|(?:an?|the|his|her|its|their) "
    r"(?:(?!of |in |to )\w+ ){0,3}(?:suit|lawsuit|case|complaint|hearing|ruling|appeal|order|settlement)\b)"
    r"|(?:may|can|could|will|would|should|must) (?:go|move) (?:on|ahead|forward)\b)"
)

#: What follows "we" and becomes singular where one company is written out.
_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "don’t": "doesn’t", "don't": "doesn't"}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who may be meant in a claim: its speaker, the house that speaks through it, and those it concerns unnamed.

    ``speaks_of_itself``: the frame says that an opening "it" or "she" is the speaker ("OpenAI said that it …").
    ``several`` are those who speak together, where they do: none of them, nor all, is an "it" of whom they speak.
    ``decided`` holds what an editor said who is meant: words in small letters → name.
    """

    speaker: str = ""
    kind: PartyKind | None = None
    house: str = ""
    about: tuple[str, ...] = ()
    kinds: Mapping[str, PartyKind] = field(default_factory=dict)
    speaks_of_itself: bool = False
    several: tuple[str, ...] = ()
    decided: Mapping[str, str] = field(default_factory=dict)


def written_out(content: str, voices: Voices) -> tuple[str, str]:
    """The content with its pronouns written out, and the opening words of which nobody knows who is meant, or ""."""
    words = content.split()
    opening = _opening(words)
    name = voices.decided.get(opening.lower()) or ("" if _is_a_thing(content) else _meant_by(opening, voices))
    unclear = "" if name or not _points_away(opening, content) else opening
    if name:
        words[: len(opening.split())] = [_in_place_of(opening, words, name)]
    return " ".join(_first_person(words, voices)), unclear


def points_at_somebody(content: str) -> bool:
    """Whether it begins with words for somebody whom others know: "it copied them", "the company will pay"."""
    return _points_away(_opening(content.split()), content)


def _opening(words: list[str]) -> str:
    """The words at the beginning that may stand for somebody: "it", "Their", "the company"; "" for others."""
    bare = [_bare(word) for word in words[:3]]
    if bare and bare[0].lower() in _UNKNOWN:
        return bare[0]
    is_described = len(bare) > 1 and bare[0].lower() in ("the", "this") and bare[1].lower() in words_of("company")
    says_itself = bare[2:] == ["of"]  # "the makers of image models"
    return f"{bare[0]} {bare[1]}" if is_described and not says_itself else ""


def _bare(word: str) -> str:
    """The letters of a word; "" for one that is joined to another, as in "it's"."""
    found = _WORD.match(word)
    return found[2] if found and not _JOINED.match(found[3]) else ""


def _meant_by(opening: str, voices: Voices) -> str:
    low = opening.lower()
    if not low or low in ("her", "him", "them") or low.split()[-1] in words_of("product"):
        return ""
    if voices.speaks_of_itself and voices.speaker and _may_be_own(low, voices):
        return voices.speaker
    meant, *more = _concerned(low, voices) or ("",)
    if more or not meant:
        return ""
    is_person = PartyKind.PERSON is (voices.kind if meant == voices.speaker else voices.kinds.get(meant))
    return meant if is_person == (low in _OF_PEOPLE) else ""


def _concerned(word: str, voices: Voices) -> list[str]:
    """Whom the claim concerns that the word may stand for: where several speak, none of these is one company."""
    return [name for name in voices.about if word in _OF_SEVERAL or name not in voices.several]


def _may_be_own(word: str, voices: Voices) -> bool:
    """Whether "it", "she" or "they" behind "OpenAI said that" is who speaks.

    One is "they", and a group is "it", only where nobody else can be; two are never "it".
    """
    if word not in (_OF_PEOPLE if voices.kind is PartyKind.PERSON else _OF_OTHERS):
        return False
    are_two = " and " in voices.speaker
    if are_two and word in _OF_ONE:
        return False
    is_one = voices.kind is not PartyKind.GROUP and not are_two
    other_number = _OF_SEVERAL if is_one else _OF_ONE
    return word not in other_number or not {*voices.about} - {voices.speaker}


def _is_a_thing(content: str) -> bool:
    """Whether an opening "it" is nobody who could be named."""
    return bool(_A_THING.match(_unmarked(content)))


def _unmarked(content: str) -> str:
    return content.lower().lstrip("\"“‘'")


def _points_away(opening: str, content: str) -> bool:
    """Whether the opening means somebody who stands outside of the claim."""
    return bool(opening) and not any(nobody.match(_unmarked(content)) for nobody in (_NOBODY, _A_THING))


def _in_place_of(opening: str, words: list[str], name: str) -> str:
    """The name in the form of the words that it replaces, with the marks around them."""
    last = _WORD.match(words[len(opening.split()) - 1])
    return f"{_WORD.match(words[0])[1]}{_as_form(opening, name)}{last[3]}"


def _as_form(word: str, name: str) -> str:
    """The name in place of a pronoun: with the ending of an owner for "its"."""
    return name + possessive_ending(name) if word.lower() in _POSSESSIVE else name


def possessive_ending(name: str) -> str:
    """What makes a name an owner's: "OpenAI’s", and as the AP has it "Getty Images’", "the authors’"."""
    return "’" if name.lower().endswith("s") else "’s"


def _first_person(words: list[str], voices: Voices) -> list[str]:
    """ "We", "our" and "us" of a house, "I" and "my" of a person, written out. "US" is a country."""
    is_person, is_group = voices.kind is PartyKind.PERSON, voices.kind is PartyKind.GROUP
    itself = "themselves" if is_group else "itself"
    names = dict.fromkeys(_HOUSE, voices.house) | dict.fromkeys(_OWN, voices.speaker if is_person else "")
    written = list(words)
    for i, word in enumerate(words):
        found = _WORD.match(word)
        name = names.get(found[2].lower()) if found and found[2] != "US" else None
        if found and voices.house and found[2].lower() == "ourselves":
            written[i] = found[1] + itself + found[3]
        if name:
            written[i] = found[1] + _as_form(found[2], name) + found[3]
            if i + 1 < len(words) and found[2].lower() == "we" and not is_group:
                written[i + 1] = words[i + 1] = _singular(words[i + 1])
    return written


def _singular(verb: str) -> str:
    """What becomes of a verb behind "we" where one company is written out; of other words, nothing."""
    if verb in words_of("present"):
        return f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"
    return _SINGULAR.get(verb, verb)
