"""One table of role × action."""

import pytest
from django.contrib.auth.models import AnonymousUser

from claims.permissions import ACTIONS, LEADING, Action, may, may_give, role_of
from claims.terms import Role
from tests.factories import a_user


def test_every_role_stands_in_the_table():
    assert set(ACTIONS) == {None, *Role}


@pytest.mark.parametrize(
    "lower, higher", [(None, "contributor"), ("contributor", "editor"), ("editor", "lead"), ("lead", "staff")]
)
def test_a_higher_role_may_do_all_that_a_lower_one_may_and_more(lower, higher):
    assert ACTIONS[lower] < ACTIONS[Role(higher)]


def test_every_action_is_somebodys():
    assert frozenset().union(*ACTIONS.values()) == frozenset(Action)


def test_somebody_without_an_account_reads_and_no_more():
    assert role_of(AnonymousUser()) is None
    assert {action for action in Action if may(AnonymousUser(), action)} == {Action.READ}


@pytest.mark.django_db
def test_a_closed_account_is_a_reader():
    user = a_user(Role.LEAD)
    assert may(user, Action.MERGE)
    user.is_active = False
    assert not may(user, Action.DECIDE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "giver, given",
    [
        (Role.CONTRIBUTOR, set()),
        (Role.EDITOR, set()),
        (Role.LEAD, {Role.CONTRIBUTOR, Role.EDITOR, Role.LEAD}),
        (Role.STAFF, set(Role)),
    ],
)
def test_nobody_gives_a_role_that_may_do_more_than_their_own(giver, given):
    assert {role for role in Role if may_give(a_user(giver), role)} == given
    assert (giver in LEADING) == bool(given)


def test_somebody_without_an_account_gives_none():
    assert not any(may_give(AnonymousUser(), role) for role in Role)
