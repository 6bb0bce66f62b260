"""The people at the desk, as a lead sees them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Q, Value, When

from claims.models import Invitation, User
from claims.terms import Role
from claims.timeline.history import Happening, load_person_history

PEOPLE_A_PAGE = 50
_MOST_INVITATIONS = 50


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of the accounts, and the latest invitations that nobody came by."""

    page: Page
    invitations: list[Invitation]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One account, and what became of it, newest first."""

    person: User
    history: list[Happening]


def load_people(words: str = "", number: object = 1) -> PeoplePage:
    """The accounts whose name or address has these words: open ones first, then who may do most. Three queries."""
    found = User.objects.filter(Q(username__icontains=words) | Q(email__icontains=words))
    ranks = [When(role=role, then=Value(rank)) for rank, role in enumerate(reversed(Role))]
    rank = Case(*ranks, output_field=IntegerField())
    people = found.order_by("-is_active", rank, "username")
    unused = Invitation.objects.filter(used_at__isnull=True).select_related("invited_by").order_by("-pk")
    return PeoplePage(Paginator(people, PEOPLE_A_PAGE).get_page(number), list(unused[:_MOST_INVITATIONS]))


def load_person(pk: int) -> PersonPage | None:
    """One account with its history; two queries."""
    person = User.objects.select_related("invitation__invited_by").filter(pk=pk).first()
    return PersonPage(person, load_person_history(person)) if person else None


def load_invitation(pk: int) -> Invitation | None:
    """One invitation; one query."""
    return Invitation.objects.select_related("invited_by", "user").filter(pk=pk).first()
