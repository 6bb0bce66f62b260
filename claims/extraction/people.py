"""What a name shows by itself: a first name makes it a person, "Group" or "Herald" at its end a body."""

from functools import cache

from claims.extraction.wordlists import read_table, words_of
from claims.terms import PartyKind

MAX_PERSON_WORDS = 4
FORMS_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
JOINTS = frozenset(("of", "and", "&", "for", "the"))


@cache
def first_names() -> dict[str, str]:
    """The names of `data/firstnames.tsv`, each with its pronoun: "he", "she" or nothing."""
    return {row["name"]: row["pronoun"] for row in read_table("firstnames")}


def may_be(pronoun: str, words: str) -> bool:
    """Whether "he" or "she" (in any case) may stand for somebody of this name."""
    own = first_names().get(words.split()[0], "")
    return not own or own == FORMS_OF.get(pronoun, own)


def has_first_name(words: str) -> bool:
    """Whether it reads like somebody's full name: a first name, then one to three more words, none of a body."""
    parts = words.split()
    is_full = 2 <= len(parts) <= MAX_PERSON_WORDS and parts[0] in first_names() and parts[-1][0].isupper()
    return is_full and JOINTS.isdisjoint(parts) and not is_body(words)


def without_letters(words: str) -> str:
    """A full name without the letters of an office or degree behind it: "Ann Lee KC" is "Ann Lee"."""
    parts = words.split()
    return " ".join(parts[:-1]) if len(parts) > 2 and parts[-1].rstrip(".") in words_of("letters") else words


def is_city(words: str) -> bool:
    """Whether it is a large city, or a datelined one in capitals: a place, whatever the model takes it for."""
    return words.lower() in words_of("city")


def is_body(words: str) -> bool:
    """Whether it ends in what companies, courts, bodies and papers are called ("Sergenian Law", "Evening Herald")."""
    parts = words.split()
    return len(parts) > 1 and parts[-1] in words_of("suffix") | words_of("press-suffix")


def kind_shown_by(words: str, kind: PartyKind) -> PartyKind:
    """The model's guess, made right or finer by the words of the name itself."""
    if has_first_name(words):
        return PartyKind.PERSON
    if kind is PartyKind.PERSON and is_body(words):
        return PartyKind.ORGANISATION
    if kind is not PartyKind.ORGANISATION:
        return kind
    lowered = set(words.lower().split())
    if lowered & words_of("court-word"):
        return PartyKind.COURT
    return PartyKind.GOVERNMENT if lowered & words_of("government") else kind
