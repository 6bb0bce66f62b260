"""/api/v1/changes: what triggers noted is told below the oldest transaction that still runs.

Other tests beside these hold transactions open, too: what is to come is waited for.
"""

import time
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from claims.models import Appearance, Claim, Dispute
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
        self.told = {}

    def read(self) -> "Copy":
        """All that there is."""
        more = True
        while more:
            listed = ask(self.client, self.address)
            self.address, more = listed["next"].partition("/api/v1/")[2], listed["more"]
            self.told |= {each["number"]: each for each in listed["items"]}
        return self

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
