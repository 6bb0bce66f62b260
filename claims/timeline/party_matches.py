"""Parties that may be the same as one, with the reasons: for those who may decide it, who see everything."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Article, Party, PartyMatch
from claims.terms import MatchKind, Status

MOST_MATCHES = 10


@dataclass(frozen=True, slots=True)
class Match:
    """Another party that may be the same; ``articles`` are some in which both stand."""

    match: PartyMatch
    other: Party
    because: str
    articles: list[Article]


def load_matches(party: Party) -> list[Match]:
    """The suggestions that nobody decided, the likeliest first: one query, and two more where there are some."""
    found = PartyMatch.objects.filter(Q(party=party) | Q(other=party), status=Status.SUGGESTED)
    found = found.filter(party__merged_into=None, other__merged_into=None).select_related("party", "other")
    matches = list(found.order_by("-score", "pk")[:MOST_MATCHES])
    if not matches:
        return []
    articles = Article.objects.in_bulk({pk for match in matches for pk in match.evidence.get("articles", ())})
    houses = Party.objects.in_bulk({pk for match in matches for pk in match.evidence.get("houses", ())})
    return [
        Match(
            match=match,
            other=match.other if match.party_id == party.pk else match.party,
            because=_because(match, [houses[pk].name for pk in match.evidence.get("houses", ()) if pk in houses]),
            articles=[articles[pk] for pk in match.evidence.get("articles", ()) if pk in articles],
        )
        for match in matches
    ]


def _because(match: PartyMatch, houses: list[str]) -> str:
    short, long = sorted(match.evidence.get("names", ()) or (match.party.name, match.other.name), key=len)
    reason = {
        MatchKind.ACRONYM: f"“{short}” are the initials of “{long}”",
        MatchKind.SPELLING: f"“{short}” and “{long}” are spelt alike",
        MatchKind.LONGER: f"“{long}” is a longer form of “{short}”",
        MatchKind.SAME_NAME: "they have the same name",
    }[MatchKind(match.kind)]
    return f"{reason}, and both speak for {' and '.join(houses)}" if houses else reason
