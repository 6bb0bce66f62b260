"""Settling what gave up."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.failures import retry_failures, settle_failures
from claims.models import FeedEntry, JobFailure
from claims.terms import Role
from tests.factories import a_feed, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def failures() -> list[int]:
    return [JobFailure.objects.create(stage="claims.read", object_ref=f"snapshot_id:{n}").pk for n in range(3)]


def still_open() -> list[int]:
    return list(JobFailure.objects.filter(settled_at=None).order_by("pk").values_list("pk", flat=True))


def test_settled_ones_are_open_no_more(failures):
    assert [failure.pk for failure in settle_failures(a_user(Role.EDITOR), failures[:2])] == failures[:2]
    assert still_open() == failures[2:]


def test_who_when_and_why_are_kept_with_it_and_in_the_history(failures):
    anna = a_user(Role.EDITOR)
    settle_failures(anna, failures[:1], "The site is gone for good.")
    failure = JobFailure.objects.get(pk=failures[0])
    assert (failure.settled_by, failure.settled_why) == (anna, "The site is gone for good.")
    assert (failure.is_retried, bool(failure.settled_at)) == (False, True)
    event = failure.events.latest("pgh_id")
    assert event.settled_why == event.pgh_context.metadata["reason"] == "The site is gone for good."
    assert event.pgh_context.metadata["user"] == anna.pk


def test_settling_again_leaves_the_first_time(failures):
    settle_failures(a_user(Role.EDITOR), failures, "first")
    settled = JobFailure.objects.get(pk=failures[0])
    assert settle_failures(a_user(Role.EDITOR), failures, "second") == []
    again = JobFailure.objects.get(pk=failures[0])
    assert (again.settled_at, again.settled_why) == (settled.settled_at, "first")


def test_another_try_forgets_what_was_wrong():
    entry = FeedEntry.objects.create(feed=a_feed(), guid="1", problem="404", seen_at="2025-01-30T00:00Z")
    failure = JobFailure.objects.create(stage="claims.take_entry", object_ref=f"entry_id:{entry.pk}")
    (retried,) = retry_failures(a_user(Role.EDITOR), [failure.pk])
    entry.refresh_from_db()
    failure.refresh_from_db()
    assert (retried, entry.problem, failure.is_retried) == (failure, "", True)


@pytest.mark.parametrize("change", [settle_failures, retry_failures])
def test_only_those_who_may(failures, change):
    with pytest.raises(PermissionDenied):
        change(a_user(Role.CONTRIBUTOR), failures)
    assert still_open() == failures
