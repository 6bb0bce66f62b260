"""Roles given and taken, accounts closed and opened."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.people import change_role, close_account, open_account
from claims.editing.refusal import Refused, Stale
from claims.models import User
from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.LEAD, username="lena")


@pytest.fixture
def editor():
    return a_user(Role.EDITOR, username="edith")


def test_a_lead_gives_a_role_with_a_reason_that_is_kept(lead, editor):
    change_role(lead, editor.pk, Role.EDITOR, Role.LEAD, "She knows the courts.")
    editor.refresh_from_db()
    assert editor.role == Role.LEAD
    kept = editor.events.latest("pgh_id").pgh_context.metadata
    assert (kept["user"], kept["reason"]) == (lead.pk, "She knows the courts.")


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
def test_others_give_no_roles_and_not_to_themselves_either(role, editor):
    somebody = a_user(role)
    for pk in (editor.pk, somebody.pk):
        with pytest.raises(PermissionDenied):
            change_role(somebody, pk, Role.EDITOR, Role.LEAD, "Because.")


def test_nobody_raises_their_own_role(lead):
    a_user(Role.STAFF)
    with pytest.raises(Refused, match="Nobody raises their own role"):
        change_role(lead, lead.pk, Role.LEAD, Role.STAFF, "Because.")


def test_nobody_gives_a_role_above_their_own_or_takes_one(lead, editor):
    staff = a_user(Role.STAFF, username="stan")
    with pytest.raises(Refused, match="may do more than yours"):
        change_role(lead, editor.pk, Role.EDITOR, Role.STAFF, "Because.")
    with pytest.raises(Refused, match="stan is staff and may do more than you"):
        change_role(lead, staff.pk, Role.STAFF, Role.EDITOR, "Because.")
    with pytest.raises(Refused, match="may do more than you"):
        close_account(lead, staff.pk, "Because.")
    assert change_role(staff, lead.pk, Role.LEAD, Role.STAFF, "She looks after the machine.").role == Role.STAFF


def test_the_last_who_can_give_roles_stays(lead):
    a_user(Role.LEAD, is_active=False)
    for refused in (
        lambda: change_role(lead, lead.pk, Role.LEAD, Role.EDITOR, "I am tired."),
        lambda: close_account(lead, lead.pk, "I am leaving."),
    ):
        with pytest.raises(Refused, match="Nobody would be left"):
            refused()
    a_user(Role.LEAD)
    assert change_role(lead, lead.pk, Role.LEAD, Role.EDITOR, "I am tired.").role == Role.EDITOR


def test_a_role_that_was_taken_a_moment_ago_gives_none(lead, editor):
    User.objects.filter(pk=lead.pk).update(role=Role.EDITOR)
    a_user(Role.LEAD)
    with pytest.raises(PermissionDenied):
        change_role(lead, editor.pk, Role.EDITOR, Role.LEAD, "Because.")  # `lead` is as it was read before


def test_what_was_decided_on_another_role_is_stale(lead, editor):
    with pytest.raises(Stale, match="edith is editor by now"):
        change_role(lead, editor.pk, Role.CONTRIBUTOR, Role.LEAD, "Because.")


def test_without_a_reason_nothing_happens(lead, editor):
    for refused in (
        lambda: change_role(lead, editor.pk, Role.EDITOR, Role.LEAD, " "),
        lambda: close_account(lead, editor.pk, ""),
    ):
        with pytest.raises(Refused, match="Give a reason"):
            refused()


def test_a_closed_account_is_logged_out_at_once_and_can_be_opened_again(client, lead, editor):
    client.force_login(editor)
    client.get("/help/")
    assert client.get("/account/").status_code == 200
    close_account(lead, editor.pk, "She left.")
    assert client.get("/account/").status_code == 403
    assert not editor.sessions.exists()
    with pytest.raises(Refused, match="closed already"):
        close_account(lead, editor.pk, "Again.")
    assert open_account(lead, editor.pk, "She is back.").is_active
    with pytest.raises(Refused, match="open already"):
        open_account(lead, editor.pk, "Again.")
