"""Settling what gave up."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.failures import open_failures, settle_failures
from claims.models import JobFailure
from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def failures() -> list[int]:
    return [JobFailure.objects.create(stage="claims.read", object_ref=f"snapshot_id:{n}").pk for n in range(3)]


def test_settled_ones_are_open_no_more(failures):
    assert settle_failures(a_user(Role.EDITOR), failures[:2]) == 2
    assert open_failures(failures) == failures[2:]


def test_settling_again_leaves_the_first_time(failures):
    settle_failures(a_user(Role.EDITOR), failures)
    settled = JobFailure.objects.get(pk=failures[0]).settled_at
    assert settle_failures(a_user(Role.EDITOR), failures) == 0
    assert JobFailure.objects.get(pk=failures[0]).settled_at == settled


def test_only_those_who_may(failures):
    with pytest.raises(PermissionDenied):
        settle_failures(a_user(Role.CONTRIBUTOR), failures)
    assert open_failures(failures) == failures
