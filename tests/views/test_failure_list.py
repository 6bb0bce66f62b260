"""Jobs that gave up: by reason, tried again, settled."""

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import stages
from claims.models import (
    Addition,
    Appearance,
    Article,
    Dispute,
    Feed,
    FeedEntry,
    JobFailure,
    Letter,
    Party,
    Publisher,
    Snapshot,
)
from claims.terms import LetterKind
from tests.factories import a_dispute, a_feed, a_party, an_addition, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


def a_failure(object_ref: str, stage: str = "take_feed", reason: str = "the server does not answer", **fields):
    return JobFailure.objects.create(stage=f"claims.{stage}", object_ref=object_ref, reason=reason, **fields)


def shown(client) -> str:
    return client.get("/desk/failures/").content.decode()


def test_nothing_gave_up(client):
    a_failure("feed_id:1", settled_at=timezone.now())
    assert "Nothing gave up" in shown(client)


def test_they_are_grouped_by_reason_with_what_they_worked_on(client, editor):
    feed = a_feed(title="Wire")
    entry = FeedEntry.objects.create(feed=feed, guid="g", told={"title": "A film"}, seen_at=timezone.now())
    snapshot = an_article("A head\n\nWords.")
    addition = an_addition(editor, url="https://example.org/added")
    a_failure(f"feed_id:{feed.pk}")
    a_failure(f"entry_id:{entry.pk}", "take_entry")
    a_failure(f"snapshot_id:{snapshot.pk}", "read", "MemoryError: ")
    a_failure(f"article_id:{snapshot.article_id}", "link", "MemoryError: ")
    a_failure(f"addition_id:{addition.pk}", "take_address")
    a_failure("snapshot_id:999999", "read")
    a_failure("something else", "unheard_of")
    page = shown(client)
    groups = client.get("/desk/failures/").context["failures"].groups
    assert [len(group.failed) for group in groups] == [5, 2]
    for words in ("Wire", "A film", "A head", "https://example.org/added", "no longer here", "finding the claims"):
        assert words in page


def test_whatever_stage_gave_up_it_is_told_in_words_and_can_be_tried_again(client, editor):
    snapshot = an_article("A head\n\nWords.")
    telling = an_appearance(snapshot, None, "Words")
    letter = Letter.objects.create(kind=LetterKind.RESET, address="who@example.org", site="https://here.example")
    rows = {
        Feed: a_feed(title="Wire"),
        Addition: an_addition(editor, url="https://example.org/added"),
        Snapshot: snapshot,
        Article: snapshot.article,
        Appearance: telling,
        Dispute: a_dispute(title="Who may"),
        Party: a_party("Acme"),
        Letter: letter,
        Publisher: snapshot.article.publisher,
    }
    rows[FeedEntry] = FeedEntry.objects.create(feed=rows[Feed], guid="g", told={}, seen_at=timezone.now())
    for stage in stages.BY_TASK_NAME.values():
        a_failure(stages.ref(stage, rows[stage.model].pk), stage.name)
    page = shown(client)
    failed = client.get("/desk/failures/").context["failures"].groups[0].failed
    assert [each.stage for each in failed if not each.can_be_tried] == []
    assert len(failed) == len({each.stage for each in failed}) == len(stages.BY_TASK_NAME)
    assert all(words in page for words in ("Who may", "Acme", "a new password"))
    assert "who@example.org" not in page


def test_one_is_tried_again(client):
    feed = a_feed()
    failure = a_failure(f"feed_id:{feed.pk}")
    answer = client.post("/desk/failures/retry/", {"failure": failure.pk}, follow=True)
    assert answer.redirect_chain == [("/desk/failures/", 302)]
    assert "1 job will be tried again" in answer.content.decode()
    failure.refresh_from_db()
    assert failure.is_retried
    assert ProcrastinateJob.objects.get(args={"feed_id": feed.pk}).task_name == "claims.take_feed"


def test_all_of_a_reason_are_tried_again_but_for_those_settled_meanwhile(client):
    feeds = [a_feed() for _ in range(3)]
    failures = [a_failure(f"feed_id:{feed.pk}") for feed in feeds]
    JobFailure.objects.filter(pk=failures[0].pk).update(settled_at=timezone.now())
    page = client.post("/desk/failures/retry/", {"failure": [f.pk for f in failures]}, follow=True).content.decode()
    assert "2 jobs will be tried again" in page
    assert not ProcrastinateJob.objects.filter(args={"feed_id": feeds[0].pk}).exists()


def test_settling_asks_for_nothing(client):
    feed = a_feed()
    failure = a_failure(f"feed_id:{feed.pk}")
    page = client.post("/desk/failures/settle/", {"failure": failure.pk}, follow=True).content.decode()
    assert "1 failure settled" in page
    assert "Nothing gave up" in page
    assert not ProcrastinateJob.objects.filter(args={"feed_id": feed.pk}).exists()


def test_all_of_a_reason_are_settled_by_one_button_with_the_reason_given(client, editor):
    failures = [a_failure(f"feed_id:{a_feed().pk}") for _ in range(3)]
    keys = ",".join(str(failure.pk) for failure in failures[::-1])
    assert f'value="{keys}" formaction="/desk/failures/settle/">Settle all 3' in shown(client)
    client.post("/desk/failures/settle/", {"failure": keys, "reason": " The site is gone. "})
    kept = JobFailure.objects.values_list("settled_by", "settled_why")
    assert list(kept) == [(editor.pk, "The site is gone.")] * 3


REFUSED = [("x" * 1_001, "takes up to 1000 characters; this one has 1001"), ("No\x00", "cannot hold the character NUL")]


@pytest.mark.parametrize("what", ["retry", "settle"])
@pytest.mark.parametrize("reason, told", REFUSED)
def test_a_refused_reason_comes_back_as_it_was_typed_in_its_place(client, what, reason, told):
    a_failure("something", reason="another reason")
    failure = a_failure(f"feed_id:{a_feed().pk}")
    answer = client.post(f"/desk/failures/{what}/", {"failure": failure.pk, "reason": reason})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert [form["reason"].value() for _, form in answer.context["groups"]] == [reason, None]
    assert not JobFailure.objects.exclude(settled_at=None).exists()


@pytest.mark.parametrize("what", ["retry", "settle"])
@pytest.mark.parametrize("given", [[], ["x"], ["-1"], ["9" * 30], ["1,,2"], [str(n) for n in range(201)]])
def test_a_broken_form_is_refused_and_its_reason_shown(client, what, given):
    a_failure("something")
    answer = client.post(f"/desk/failures/{what}/", {"failure": given, "reason": "Gone <b>for</b> good"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The form came without saying what you mean" in page
    assert "Gone &lt;b&gt;for&lt;/b&gt; good" in page


@pytest.mark.parametrize("what", ["retry", "settle"])
def test_a_reason_for_what_was_settled_meanwhile_is_shown_again(client, what):
    failure = a_failure("something", settled_at=timezone.now())
    answer = client.post(f"/desk/failures/{what}/", {"failure": failure.pk, "reason": "Gone for good"})
    assert answer.status_code == 409
    assert "Somebody settled this meanwhile" in answer.content.decode()
    assert "Gone for good" in answer.content.decode()


@pytest.mark.parametrize("stage, object_ref", [("unheard_of", "feed_id:1"), ("read", "words"), ("read", "feed_id:1")])
def test_what_no_stage_of_today_does_can_only_be_settled(client, stage, object_ref):
    failure = a_failure(object_ref, stage)
    answer = client.post("/desk/failures/retry/", {"failure": failure.pk, "reason": "Once more"})
    assert (answer.status_code, "it can only be settled" in answer.content.decode()) == (422, True)
    assert not JobFailure.objects.exclude(settled_at=None).exists()


@pytest.mark.parametrize("what", ["retry", "settle"])
def test_the_address_that_a_refused_form_leaves_leads_to_the_list(client, what):
    assert client.get(f"/desk/failures/{what}/")["Location"] == "/desk/failures/"


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client):
    a_failure(f"snapshot_id:{an_article('A').pk}", "read")
    few = count_queries(client, "/desk/failures/")
    for n in range(49):
        a_failure(f"snapshot_id:{an_article(f'Text {n}').pk}", "read", f"reason {n % 5}")
    assert count_queries(client, "/desk/failures/") == few <= MOST
