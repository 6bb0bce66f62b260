"""Two leads at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from claims.editing.people import close_account
from claims.editing.refusal import Refused
from claims.models import User
from claims.terms import Role
from tests.factories import a_user


def close(lead: User, other: User) -> None:
    """One lead closes the account of the other, who may have been quicker."""
    try:
        close_account(lead, other.pk, "They left.")
    except (Refused, PermissionDenied):
        pass
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_close_each_other_leave_one():
    one, other = a_user(Role.LEAD), a_user(Role.LEAD)
    with ThreadPoolExecutor(2) as both:
        list(both.map(close, [one, other], [other, one]))
    assert User.objects.filter(is_active=True, role=Role.LEAD).count() == 1
