"""Why a telling counts as one of its claim: with which other one of it an editor put it, or the machine found it alike.

Groups are made of how alike all their tellings are on average (``claims.linking``); told is the one that comes nearest,
of those that the viewer sees. What is compared are word stems, and names that articles speak of around a telling: shown
is only what stands in words of the telling itself, which are as published, and as blacked out, as the rest of its page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Appearance, LinkDecision, Resemblance
from claims.models.prepared import IsOneOf, Place

#: What speaks for two, as ``claims.linking.sameness`` keeps it and as it is said here. Whatever else it keeps is for
#: the machine, or may speak of claims that are not seen.
_FOR = {
    "the same words": "in the very same words",
    "same time": "at the same time",
    "headline and text of one article": "the headline and the text of one article",
    "what both articles tell first of this speaker": "what both articles tell first of who says it",
    "told as a charge": "told as a charge",
}
#: The same that goes on with words, with these and without.
_NAMING = {
    "same words: ": ("the same words {}", ""),
    "same numbers: ": ("the same numbers {}", "the same numbers"),
    "both about ": ("both about {}", "about the same parties"),
}
#: What speaks against two that are one claim all the same.
_AGAINST = frozenset(
    {
        "the numbers are of other things",
        "only one gives a number",
        "other names",
        "other words are quoted",
        "both in one article",
    }
)
#: A word with more letters than these after its stem is another word.
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Join:
    """What joins a telling to the one with this ``number`` on its claim's page: that an editor decided it on a day, or
    how alike they are, from 0 to 1, with what speaks for it and against."""

    number: int
    decided_on: date | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def with_join(appearances: QuerySet[Appearance], seen: Sequence[int] | Place) -> QuerySet[Appearance]:
    """With ``decided``, ``alike`` and ``stated`` for ``join_of``; ``seen`` are the tellings of their claim that may be
    named, as numbers of the database."""
    decided = _with_one_seen(LinkDecision.objects.filter(same=True), seen).order_by("-decided_at", "pk")
    alike = _with_one_seen(Resemblance.objects.filter(same=True), seen).order_by("-score", "pk")
    sides = {"one": "appearance", "other": "other"}
    return appearances.annotate(
        decided=ArraySubquery(decided.values(json=JSONObject(**sides, at="decided_at"))[:1]),
        alike=ArraySubquery(alike.values(json=JSONObject(**sides, score="score", why="why"))[:1]),
        stated=F("telling__wording"),
    )


def join_of(appearance: Appearance, numbers: Mapping[int, int]) -> Join | None:
    """What joins an appearance loaded by ``with_join`` to another telling; ``numbers`` are those of all that are seen.

    None where nothing is kept that does: it is the only one, or came in a table.
    """
    for found in (*appearance.decided, *appearance.alike):
        number = numbers.get(found["other"] if found["one"] == appearance.pk else found["one"])
        if number is None:
            continue
        if "at" in found:
            return Join(number, decided_on=datetime.fromisoformat(found["at"]).date())
        reasons = list(filter(None, _in_words(found["why"], f"{appearance.stated or ''} {appearance.content}")))
        return Join(
            number,
            score=found["score"],
            reasons=tuple(each for each in reasons if each not in _AGAINST),
            against=tuple(each for each in reasons if each in _AGAINST),
        )
    return None


def _with_one_seen(pairs: QuerySet, seen: Sequence[int] | Place) -> QuerySet:
    pk = OuterRef("pk")
    return pairs.filter(Q(IsOneOf("other", seen), appearance=pk) | Q(IsOneOf("appearance", seen), other=pk))


def _in_words(why: str, text: str) -> Iterator[str]:
    """What speaks for it, and against, in a reason as it is kept; of its words those alone that stand in ``text``."""
    for reason in why.split("; "):
        if naming := next(filter(reason.startswith, _NAMING), ""):
            standing = _standing(reason.removeprefix(naming).split(", "), text)
            with_words, without = _NAMING[naming]
            yield with_words.format(", ".join(f"“{each}”" for each in standing)) if standing else without
        else:
            yield reason if reason in _AGAINST else _FOR.get(reason, "")


def _standing(stems: Sequence[str], text: str) -> list[str]:
    """The words of a text that these are, or are the stems of, as they stand there."""
    patterns = (rf"\b{re.escape(stem)}\w{{0,{_LONGEST_ENDING}}}(?!\w)" for stem in stems)
    found = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    return list(dict.fromkeys(match[0] for match in found if match))
