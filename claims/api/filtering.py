"""Claims by the filters of a dispute's timeline."""

from http import HTTPStatus

from django.db.models import QuerySet
from pydantic import Field

from claims.api.asking import PartAsked
from claims.api.troubles import Trouble, Unclear
from claims.models import Claim
from claims.syndication.asking import Asked as AskedOfDispute
from claims.syndication.problems import NO_DISPUTE
from claims.terms import Clock
from claims.timeline.counts import rows_of_cards
from claims.timeline.disputes import find_place
from claims.timeline.filters import NARROWING
from claims.timeline.query import among
from claims.views.winding import WoundRequest

#: Parameters of a timeline that say how a page shows what is found. A copied query string may hold them.
SHOWING = ("look", "row", "zoom", "sort", "order", "show")

_MANY = "Several mean any of them; a minus before it leaves it out"


class ClaimsAsked(PartAsked):
    """Parameters of the list of claims. All but the first are filters of the timeline of that dispute."""

    dispute: str | None = Field(
        None, pattern=r"^[-a-zA-Z0-9_]+$", max_length=80, description="The slug of a dispute or thread"
    )
    thread: list[str] = Field([], description=f"Slugs of threads. {_MANY}")
    by: list[str] = Field([], description=f"Who said it: slugs of parties. {_MANY}")
    about: list[str] = Field([], description=f"Slugs of parties. {_MANY}")
    first: list[str] = Field([], description=f"First reported by: slugs of publishers. {_MANY}")
    standing: list[str] = Field([], description="denied, disputed, … as on the timeline")
    role: list[str] = Field([], description="Like accused, or accused:openai")
    publisher: list[str] = Field([], description=f"Slugs of publishers. {_MANY}")
    source: list[str] = Field([], description="Kinds of source, as on the timeline")
    directness: list[str] = Field([], description="direct, indirect, mixed")
    certainty: list[str] = Field([], description="unknown, suspected, may, believed, …")
    status: list[str] = Field([], description="suggested, accepted")
    language: list[str] = Field([], description="Like en")
    q: str | None = Field(None, description="Words that a claim or a telling of it has, as in the search of the site")
    claim: list[str] = Field([], description=f"Numbers of claims. {_MANY}")
    from_: str | None = Field(None, alias="from", description="First day, month or year: 2025-01")
    to: str | None = Field(None, description="Last day, month or year")
    clock: Clock = Field(Clock.PUBLISHED, description="The clock of “from” and “to”")


def claims_asked_for(request: WoundRequest, asked: ClaimsAsked) -> QuerySet[Claim]:
    """Visible claims that pass. Raises Trouble for a dispute that is not there, Unclear for wrong filters.

    What a timeline finds is of a moment ago. So it goes through the gate once more: if what vanished since were cut off
    a full part, that would look like the last one.
    """
    if asked.dispute is not None:
        return request.gate.claims().filter(pk__in=among(_found(request, asked.dispute)))
    if given := [name for name in _NEED_DISPUTE if name in request.GET]:
        raise Unclear(f"“{given[0]}” is a filter of a dispute's timeline: say of which one with “dispute”.")
    return request.gate.claims()


_NEED_DISPUTE = ("from", "to", "clock", *(facet.name for facet in NARROWING))


def _found(request: WoundRequest, slug: str) -> list[int]:
    place = find_place(request.gate, slug)
    if place is None:
        raise Trouble(HTTPStatus.NOT_FOUND, NO_DISPUTE)
    timeline = AskedOfDispute(request, place)
    if problems := [*timeline.form.problems, *timeline.problems_of_search]:
        raise Unclear(*problems)
    return timeline.columns.claim[rows_of_cards(timeline.columns, timeline.filters)].tolist()
