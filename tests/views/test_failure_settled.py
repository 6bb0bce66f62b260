"""What was settled: by whom, when and why."""

import pytest

from claims.editing.failures import retry_failures, settle_failures
from claims.models import JobFailure
from claims.terms import Role
from tests.factories import a_feed, a_user, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PAGE = "/desk/failures/settled/"


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR, username="anna")
    client.force_login(user)
    return user


def a_failure(object_ref: str) -> JobFailure:
    return JobFailure.objects.create(stage="claims.take_feed", object_ref=object_ref, reason="no answer")


def test_nothing_was_settled(client):
    a_failure("feed_id:1")
    assert "Nothing settled yet" in client.get(PAGE).content.decode()


def test_each_says_who_and_why_and_the_latest_comes_first(client, editor):
    feed = a_feed(title="Wire")
    settle_failures(editor, [a_failure(f"feed_id:{feed.pk}").pk], "The <i>site</i> is gone.")
    retry_failures(editor, [a_failure("feed_id:0").pk])
    answer = client.get(PAGE)
    page = answer.content.decode()
    assert [one.failed.failure.is_retried for one in answer.context["settled"].settled] == [True, False]
    assert "Tried again by anna, without a reason" in page
    assert "Settled by anna: <q>The &lt;i&gt;site&lt;/i&gt; is gone.</q>" in page
    assert "Wire</a>" in page
    assert "no longer here" in page


def test_its_history_tells_every_step(client, editor):
    failure = a_failure("feed_id:1")
    JobFailure.objects.filter(pk=failure.pk).update(reason="no answer again")
    settle_failures(editor, [failure.pk], "Enough.")
    (settled,) = client.get(PAGE).context["settled"].settled
    assert [(event.who, event.what, event.reason) for event in settled.history] == [
        ("anna", ("settled",), "Enough."),
        ("", ("gave up",), "no answer again"),
        ("", ("gave up",), "no answer"),
    ]


def test_what_was_settled_before_anybody_wrote_down_who_is_listed(client):
    JobFailure.objects.create(stage="claims.read", object_ref="x", reason="r", settled_at="2025-01-30T00:00Z")
    assert "Settled, without a reason" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, None])
def test_only_those_who_may(client, role):
    client.logout()
    if role:
        client.force_login(a_user(role))
    assert client.get(PAGE).status_code == 403


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client, editor):
    settle_failures(editor, [a_failure(f"snapshot_id:{an_article('A').pk}").pk])
    few = count_queries(client, PAGE)
    settle_failures(editor, [a_failure(f"snapshot_id:{an_article(f'Text {n}').pk}").pk for n in range(49)])
    assert count_queries(client, PAGE) == few <= MOST
