"""Which disputes and threads a claim stands in, by the rules that their lead wrote."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q

from claims.models import Appearance, Claim, Dispute, Placement
from claims.terms import Status
from claims.text.names import fold


@dataclass(frozen=True)
class Rule:
    """A dispute's rule: parties and words, any of which is enough, and parties or words all of which must be there.

    As JSON: ``{"parties": ["OpenAI"], "words": ["distill*"], "needs": ["DeepSeek|Moonshot"]}``. Words match
    whole words of the claim or of its article's headline, whatever their case; ``*`` stands for any ending.
    Each of ``needs`` lists alternatives, one of which must be a party of the claim or stand in its words.
    """

    parties: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, rules: dict) -> "Rule":
        """The rule that a dispute's ``rules`` column writes down."""
        needs = tuple(tuple(need.split("|")) for need in rules.get("needs", ()))
        return cls(tuple(rules.get("parties", ())), tuple(rules.get("words", ())), needs)

    def why(self, parties: frozenset[str], words: str) -> str:
        """What of the rule fits a claim with these folded party names and these words; "" when it does not."""
        if not all(any(_fits(term, parties, words) for term in need) for need in self.needs):
            return ""
        for name in self.parties:
            if fold(name) in parties:
                return f"party: {name}"
        return next((f"word: {word}" for word in self.words if _pattern(word).search(words)), "")


def _fits(term: str, parties: frozenset[str], words: str) -> bool:
    return fold(term) in parties or bool(_pattern(term).search(words))


@lru_cache(maxsize=1000)
def _pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"\b{re.escape(word.rstrip('*'))}{ending}\b", re.IGNORECASE)


def place_claims(claims: set[int]) -> None:
    """Place each of these claims in the disputes whose rules one of its tellings fits."""
    disputes = ruled_disputes()
    tellings = Appearance.objects.filter(claim__in=claims).exclude(status=Status.REJECTED)
    for appearance in tellings.select_related("claim__speaker", "article").order_by("pk") if disputes else ():
        place(appearance.claim, appearance, disputes)


def place(claim: Claim, appearance: Appearance, disputes: list[Dispute]) -> None:
    """Place the claim in each of these disputes whose rule it fits, and in the disputes above those.

    What an editor placed or kept out stays as it is. A rule never takes a claim out again: that is for a
    full relink, which starts from nothing.
    """
    parties = frozenset(fold(name) for name in _names_in(claim))
    words = f"{claim.wording}\n{appearance.content}\n{appearance.article.headline}"
    for dispute in disputes:
        why = Rule.of(dispute.rules).why(parties, words)
        while why and dispute:
            Placement.objects.get_or_create(claim=claim, dispute=dispute, defaults={"why": why[:300]})
            dispute = dispute.parent


def _names_in(claim: Claim) -> list[str]:
    names = list(claim.parties.values_list("party__name", flat=True))
    return [*names, claim.speaker.name] if claim.speaker else names


def ruled_disputes() -> list[Dispute]:
    """Disputes that have a rule, with their parents loaded (a thread of a thread costs a query a level)."""
    return list(Dispute.objects.exclude(Q(rules={}) | Q(rules=None)).select_related("parent").order_by("id"))
