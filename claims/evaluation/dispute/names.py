"""When two names mean the same: by spelling, by the forms that the article's gold gives a party, or by surname."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from claims.evaluation.tokens import WORD
from claims.evaluation.words import words_of

Forms = Mapping[str, set[str]]

POSSESSIVE = re.compile(r"'s\b|'(?=\s|$)")
IN_BRACKETS = re.compile(r"\([^)]*\)")
BETWEEN_SPEAKERS = re.compile(r"\s*;\s*")
SHORTEST_SURNAME = 3


@cache
def plain(name: str | None) -> str:
    """The form that names are compared in: small letters, no punctuation, brackets, titles or 's; abbreviations solved.

    An accent parts a word ("Müller" becomes "mu ller"): both sides are treated alike, so that it costs nothing.
    """
    letters = unicodedata.normalize("NFKD", name or "").replace("’", "'").casefold()
    words = WORD.findall(IN_BRACKETS.sub(" ", POSSESSIVE.sub("", letters)))
    titles = words_of("title")
    bare = " ".join(word for word in words if word not in titles) or " ".join(words)
    return words_of("alias").get(bare, bare)


def forms_of(parties: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Every form of a party's name in the gold, with all the other forms of it."""
    forms: dict[str, set[str]] = {}
    for party in parties:
        own = {plain(name) for name in (party["canonical"], *party["mentions"])}
        for form in own:
            forms.setdefault(form, set()).update(own)
    return forms


def same_name(one: str | None, other: str | None, forms: Forms) -> bool:
    """Whether the two mean the same party. Two different full names never do, "Musk" and "Elon Musk" always."""
    one, other = plain(one), plain(other)
    if not one or not other:
        return False
    return one == other or other in forms.get(one, ()) or _same_last_word(one.split(), other.split())


def _same_last_word(one: list[str], other: list[str]) -> bool:
    last = one[-1]
    if last != other[-1] or len(last) < SHORTEST_SURNAME:
        return False
    alone = len(one) == 1 or len(other) == 1
    same_initial = one[0][0] == other[0][0]
    same_group = last in words_of("group") and bool(set(one[:-1]) & set(other[:-1]))
    return alone or same_initial or same_group


def speakers_of(claim: dict[str, Any]) -> list[str]:
    """The speakers of a claim by name; several are joined by "; "."""
    return [name for name in BETWEEN_SPEAKERS.split(claim.get("speaker_canonical") or "") if name]


def same_speaker(gold: dict[str, Any], found: dict[str, Any], forms: Forms) -> bool:
    """Whether one of the speakers of the found claim is one of the gold claim's, as named or as mentioned there."""
    names, mention = speakers_of(gold), gold.get("speaker")
    if len(plain(mention)) >= SHORTEST_SURNAME and plain(mention) not in words_of("pronoun"):
        names.append(mention)
    return any(same_name(name, other, forms) for name in names for other in speakers_of(found))


def chain_of(claim: dict[str, Any]) -> list[str]:
    """Those between the article and the speaker, in their plain form; who speaks is not passing on."""
    speakers = {plain(name) for name in speakers_of(claim)}
    return [name for name in map(plain, claim.get("via") or ()) if name and name not in speakers]
