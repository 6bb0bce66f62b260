"""Parties that may be the same as one, with the reasons: for those who may decide it, who see everything."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from claims.models import Article, Party, PartyMatch
from claims.permissions import Gate
from claims.terms import MatchKind, Status
from claims.timeline.party_list import count_claims

MOST_MATCHES = 10
MATCHES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Match:
    """Another party that may be the same; ``articles`` are some in which both stand."""

    match: PartyMatch
    other: Party
    because: str
    articles: list[Article]


@dataclass(frozen=True, slots=True)
class MatchPair:
    """Two parties that may be one, each with ``n_said`` and ``n_about``: how many claims it has."""

    match: PartyMatch
    because: str
    articles: list[Article]

    @property
    def parties(self) -> list[tuple[Party, Party]]:
        """Each of the two with the other one."""
        return [(self.match.party, self.match.other), (self.match.other, self.match.party)]


@dataclass(frozen=True, slots=True)
class MatchList:
    """A page of the suggestions that nobody decided, the likeliest first."""

    page: Page
    pairs: list[MatchPair]


def load_match_list(gate: Gate, number: object = 1) -> MatchList:
    """A page of suggested matches; six queries at most."""
    page = Paginator(undecided_matches().order_by("-score", "pk"), MATCHES_A_PAGE).get_page(number)
    matches = list(page)
    count_claims(gate, [party for match in matches for party in (match.party, match.other)])
    return MatchList(page, [MatchPair(match, *evidence) for match, evidence in _with_evidence(matches)])


def undecided_matches() -> QuerySet[PartyMatch]:
    """Suggestions that nobody decided, of parties that are both still there."""
    found = PartyMatch.objects.filter(status=Status.SUGGESTED, party__merged_into=None, other__merged_into=None)
    return found.select_related("party", "other")


def load_matches(party: Party) -> list[Match]:
    """The suggestions that nobody decided, the likeliest first: one query, and two more where there are some."""
    found = undecided_matches().filter(Q(party=party) | Q(other=party))
    matches = list(found.order_by("-score", "pk")[:MOST_MATCHES])
    return [
        Match(match, match.other if match.party_id == party.pk else match.party, *evidence)
        for match, evidence in _with_evidence(matches)
    ]


def _with_evidence(matches: list[PartyMatch]) -> list[tuple[PartyMatch, tuple[str, list[Article]]]]:
    """Each with why the two may be one, and some articles in which both stand; two queries, none without matches."""
    if not matches:
        return []
    articles = Article.objects.in_bulk({pk for match in matches for pk in match.evidence.get("articles", ())})
    houses = Party.objects.in_bulk({pk for match in matches for pk in match.evidence.get("houses", ())})
    return [
        (
            match,
            (
                _because(match, [houses[pk].name for pk in match.evidence.get("houses", ()) if pk in houses]),
                [articles[pk] for pk in match.evidence.get("articles", ()) if pk in articles],
            ),
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
