"""Outlets that may be the same, with the reasons: for those who may decide it, who see everything."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from claims.models import Publisher, PublisherMatch
from claims.permissions import Gate
from claims.terms import OutletMatchKind, Status
from claims.timeline.source_list import count_publishers

MOST_MATCHES, MATCHES_A_PAGE = 10, 20

_BECAUSE = {
    OutletMatchKind.SAME_NAME: "“{}” and “{}” are one name, written otherwise",
    OutletMatchKind.SPELT: "“{1}” is “{0}” written as a domain",
    OutletMatchKind.SHORTENED: "“{1}” may be short for “{0}”",
    OutletMatchKind.MISTYPED: "“{}” and “{}” are one slip of the pen apart",
    OutletMatchKind.SAME_SITE: "both are at {}",
}


@dataclass(frozen=True, slots=True)
class OutletMatch:
    """Two outlets that may be one, and why."""

    match: PublisherMatch

    @property
    def because(self) -> str:
        """What speaks for it, in words."""
        return _BECAUSE[OutletMatchKind(self.match.kind)].format(*self.match.words)

    @property
    def outlets(self) -> list[tuple[Publisher, Publisher]]:
        """Each of the two with the other one."""
        return [(self.match.publisher, self.match.other), (self.match.other, self.match.publisher)]

    def beside(self, outlet: Publisher) -> Publisher:
        """The other one of the two."""
        return self.match.other if self.match.publisher_id == outlet.pk else self.match.publisher


@dataclass(frozen=True, slots=True)
class OutletMatchList:
    """A page of the suggestions that nobody decided, the likeliest first."""

    page: Page
    pairs: list[OutletMatch]


def load_outlet_match_list(gate: Gate, number: object = 1) -> OutletMatchList:
    """A page of suggestions, each outlet with what is counted of it on the list of sources; five queries at most."""
    page = Paginator(undecided_outlets().order_by("-score", "pk"), MATCHES_A_PAGE).get_page(number)
    matches = list(page)
    count_publishers(gate, [outlet for match in matches for outlet in (match.publisher, match.other)])
    return OutletMatchList(page, list(map(OutletMatch, matches)))


def undecided_outlets() -> QuerySet[PublisherMatch]:
    """Suggestions that nobody decided, of outlets that are both still there."""
    found = PublisherMatch.objects.filter(status=Status.SUGGESTED, publisher__merged_into=None, other__merged_into=None)
    return found.select_related("publisher", "other")


def load_outlet_matches(outlet: Publisher) -> list[tuple[Publisher, OutletMatch]]:
    """With which others it may be one, the likeliest first; one query."""
    found = undecided_outlets().filter(Q(publisher=outlet) | Q(other=outlet)).order_by("-score", "pk")
    matches = map(OutletMatch, found[:MOST_MATCHES])
    return [(match.beside(outlet), match) for match in matches]
