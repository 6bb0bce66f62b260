"""/api/v1/changes: what triggers noted is told below the oldest transaction that still runs.

Other tests beside these hold transactions open, too: what is to come is waited for.
"""

import time
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from claims.exports.plain import instant
from claims.models import Appearance, Claim, Dispute
from claims.operations.lifting import note_lifted
from claims.terms import Publishes, Status
from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim
from tests.others import LONGEST_TRANSACTION

pytestmark = pytest.mark.django_db(transaction=True)


class Copy:
    """Somebody who keeps a copy: follows the changes from here on, and remembers what was last told of each claim."""

    def __init__(self, client):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
            self.client, self.address = client, f"changes?after={cursor.fetchone()[0]}-0&limit=2"
        self.told, self.items = {}, []

    def read(self) -> "Copy":
        """All that there is."""
        while self.read_page():
            pass
        return self

    def read_page(self) -> bool:
        """The next page; whether more waits."""
        listed = ask(self.client, self.address)
        self.address = listed["next"].partition("/api/v1/")[2]
        self.items += listed["items"]
        self.told |= {each["number"]: each for each in listed["items"]}
        return listed["more"]

    def wait_for_page(self) -> None:
        """A page on which something is told."""
        until = time.monotonic() + LONGEST_TRANSACTION
        while not self.items:
            assert time.monotonic() < until
            self.read_page()

    def wait_for(self, claim: Claim, change: str) -> dict:
        """What is told of this claim, once that is it."""
        until = time.monotonic() + LONGEST_TRANSACTION
        while self.read().told.get(claim.number, {}).get("change") != change:
            assert time.monotonic() < until, self.told
            time.sleep(0.05)
        return self.told[claim.number]


@contextmanager
def another_connection():
    """A transaction beside ours."""
    given = connection.get_connection_params()
    given = {
        name: value for name, value in given.items() if name not in ("cursor_factory", "context", "prepare_threshold")
    }
    with psycopg.connect(**given) as other:
        yield other


def test_it_tells_edits_corrections_merges_withdrawals_and_what_is_gone(client):
    dispute = a_dispute()
    edited, corrected, withdrawn, rejected, merged, kept = (
        a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(6)
    )
    copy = Copy(client)
    Claim.objects.filter(pk=edited.pk).update(wording="It says something else.")
    Appearance.objects.filter(claim=corrected).update(content="Other words")
    Claim.objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    Claim.objects.filter(pk=rejected.pk).update(status=Status.REJECTED)
    Claim.objects.filter(pk=merged.pk).update(merged_into=kept, status=Status.REJECTED)
    assert copy.wait_for(merged, "merged")["into"] == kept.number
    told = {number: each["change"] for number, each in copy.told.items()}
    assert told == {
        edited.number: "changed", corrected.number: "changed", withdrawn.number: "withdrawn",
        rejected.number: "gone", merged.number: "merged",
    }  # fmt: skip
    assert copy.told[withdrawn.number]["reason"] == "It was satire."


def test_what_was_never_public_is_not_told_of(client):
    hidden = a_dispute(publishes=Publishes.ACCEPTED)
    copy = Copy(client)
    unseen = a_placed_claim(hidden, "Nobody checked this.")
    Claim.objects.filter(pk=unseen.pk).update(status=Status.REJECTED)
    last = a_placed_claim(a_dispute(), "This is public.")
    copy.wait_for(last, "changed")
    assert unseen.number not in copy.told


def test_a_dispute_that_publishes_less_takes_its_claims_away(client):
    dispute = a_dispute()
    suggested = a_placed_claim(dispute, "Nobody checked this.")
    copy = Copy(client)
    Dispute.objects.filter(pk=dispute.pk).update(publishes=Publishes.ACCEPTED)
    assert copy.wait_for(suggested, "gone")["reason"] is None


def test_a_withdrawal_is_told_once_at_its_time_however_often_the_claim_changed_before(client):
    dispute = a_dispute()
    often, other = (a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(2))
    copy = Copy(client)
    for n in range(3):
        Claim.objects.filter(pk=often.pk).update(wording=f"It says {n}.")
        Claim.objects.filter(pk=other.pk).update(wording=f"It says {n}.")
    withdrawn_at = timezone.now()
    gone = {"status": Status.WITHDRAWN, "tombstone": "It was satire.", "updated_at": withdrawn_at}
    Claim.objects.filter(pk=often.pk).update(**gone)
    assert copy.wait_for(often, "withdrawn")["at"] == instant(withdrawn_at)
    assert [each["number"] for each in copy.items] == [other.number, often.number]


def test_changes_between_pages_are_each_told_where_the_last_of_them_comes(client):
    dispute = a_dispute()
    claims = [a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(5)]
    copy = Copy(client)
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(wording=f"{claim.wording} Or so.")
    copy.wait_for_page()
    first = [each["number"] for each in copy.items]
    assert first == [claim.number for claim in claims[:2]]
    gone = {"status": Status.WITHDRAWN, "tombstone": "It was satire.", "updated_at": timezone.now()}
    Claim.objects.filter(pk=claims[0].pk).update(**gone)  # it was told of
    Claim.objects.filter(pk=claims[2].pk).update(**gone)  # it is to be told of next
    copy.wait_for(claims[2], "withdrawn")
    told = [(each["number"], each["change"]) for each in copy.items[2:]]
    changed, withdrawn = claims[3:], (claims[0], claims[2])
    assert told == [
        *((each.number, "changed") for each in changed),
        *((each.number, "withdrawn") for each in withdrawn),
    ]
    assert [each["at"] for each in copy.items] == sorted(each["at"] for each in copy.items)


@pytest.mark.parametrize("whose", ["claim", "dispute", "parent"])
def test_an_embargo_that_ends_by_itself_is_told(client, whose):
    dispute = a_dispute()
    claim = a_placed_claim(a_dispute("A thread", parent=dispute), status=Status.ACCEPTED)
    rows = {
        "claim": Claim.objects.filter(pk=claim.pk),
        "dispute": Dispute.objects.exclude(pk=dispute.pk),
        "parent": Dispute.objects.filter(pk=dispute.pk),
    }[whose]
    ends_at = timezone.now() + timedelta(seconds=1)
    rows.update(embargo_until=ends_at)
    note_lifted()
    copy = Copy(client)
    while timezone.now() <= ends_at:
        time.sleep(0.05)
    assert copy.read().told == {}
    assert (note_lifted(), note_lifted()) == (1, 0)
    copy.wait_for(claim, "changed")


def test_a_transaction_that_is_committed_late_is_not_skipped(client):
    dispute = a_dispute()
    slow, quick = (a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(2))
    copy = Copy(client)
    with another_connection() as other:
        other.execute("UPDATE claims_claim SET wording = 'Slowly changed.' WHERE id = %s", [slow.pk])
        Claim.objects.filter(pk=quick.pk).update(wording="Quickly changed.")
        assert copy.read().told == {}  # it waits for the one that began before it
        other.commit()
    copy.wait_for(quick, "changed")
    assert copy.told.keys() == {slow.number, quick.number}


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["after=x", "after=1-", "after=-1-1", "after=1-1-1", "limit=0", "as_of=2025-01-01"])
def test_what_cannot_be_read_is_said(client, query):
    ask(client, f"changes?{query}", 400)


@pytest.mark.django_db
def test_an_empty_cursor_is_none(client):
    a_placed_claim(a_dispute(), status=Status.ACCEPTED)
    answers = [client.get(f"/api/v1/changes{query}").json()["items"] for query in ("?after=", "")]
    assert answers[0] == answers[1]


def test_nobody_is_to_keep_it(client):
    assert client.get("/api/v1/changes")["Cache-Control"] == "no-store"
