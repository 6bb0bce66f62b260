"""Webhooks: signed, tried again, paused after many failures; of each item what readers may see then."""

import itertools
import json

import pytest
from django.utils import timezone

from claims.alerts import calling
from claims.alerts.calling import MOST_FAILURES, MOST_TRIES, call_due
from claims.alerts.collecting import collect
from claims.alerts.signing import signed_headers
from claims.editing.claims_merged import merge_claims, undo_claims
from claims.editing.webhooks import add_webhook, send_again
from claims.models import AlertReading, Delivery, SavedSearch, Webhook
from claims.outbound import Fetcher, HttpProblem
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.outbound.stand_ins import RecordingBackend, hosts

pytestmark = pytest.mark.django_db


class Receiver:
    """Stands in for the way out: keeps what it is sent, or refuses it."""

    def __init__(self):
        self.got, self.status = [], 200

    def post(self, url, body, headers, limits):
        self.got.append((url, body, {name.decode(): value.decode() for name, value in headers}))
        if self.status != 200:
            raise HttpProblem(self.status)


@pytest.fixture
def receiver(monkeypatch):
    receiver = Receiver()
    monkeypatch.setattr(calling, "_fetcher", lambda: receiver)
    return receiver


@pytest.fixture
def hook() -> Webhook:
    owner = a_user()
    search = SavedSearch.objects.create(owner=owner, dispute=a_dispute(), name="Everything")
    hook = add_webhook(owner, "https://newsroom.example/hook", search.pk, "https://claims.example")
    collect()  # from now on
    return hook


def change(hook: Webhook, wording: str = "DeepSeek may have taken data."):
    claim = a_placed_claim(hook.subscriptions.get().search.dispute, wording)
    AlertReading.objects.update(xid=0, change=0)
    collect()
    return claim


def test_a_change_is_told_signed_and_once(hook, receiver):
    claim = change(hook)
    assert (call_due(), call_due()) == (1, 0)
    ((url, body, headers),) = receiver.got
    told = json.loads(body)
    assert (url, told["type"]) == ("https://newsroom.example/hook", "claim.new")
    assert (told["data"]["claim"]["number"], told["data"]["searches"]) == (claim.number, ["Everything"])
    own = signed_headers(hook.secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
    assert headers == own


def test_of_a_withdrawn_claim_only_that(hook, receiver):
    claim = change(hook, "Secret words.")
    claim.status, claim.tombstone = Status.WITHDRAWN, "By mistake."
    claim.save()
    call_due()
    assert b"Secret" not in receiver.got[0][1]
    assert json.loads(receiver.got[0][1])["data"]["claim"]["reason"] == "By mistake."


def test_a_failure_waits_and_is_the_same_item_again(hook, receiver):
    change(hook)
    receiver.status = 503
    call_due()
    call_due()
    failed = Delivery.objects.get()
    assert (failed.n_tries, failed.error) == (1, "the server answered 503 (service unavailable)")
    assert failed.next_try_at > timezone.now()
    receiver.status = 200
    Delivery.objects.update(next_try_at=timezone.now())
    assert call_due() == 1
    assert len(receiver.got) == 2
    assert receiver.got[0][2]["webhook-id"] == receiver.got[1][2]["webhook-id"]


def test_it_is_not_tried_for_ever_and_can_be_sent_again(hook, receiver):
    change(hook)
    receiver.status = 410
    for _ in range(MOST_TRIES + 2):
        call_due()
        Delivery.objects.update(next_try_at=None)
    assert len(receiver.got) == MOST_TRIES
    receiver.status = 200
    assert send_again(hook.owner, hook.pk) == 1
    assert call_due() == 1


def test_many_failures_in_a_row_pause_it_and_nothing_is_lost(hook, receiver):
    change(hook)
    Webhook.objects.update(n_failures=MOST_FAILURES - 1)
    receiver.status = 500
    call_due()
    hook.refresh_from_db()
    assert not hook.active
    receiver.status = 200
    Delivery.objects.update(next_try_at=None)
    assert call_due() == 0
    send_again(hook.owner, hook.pk)
    assert call_due() == 1


def test_one_that_takes_long_over_each_keeps_the_others_waiting_for_one(hook, receiver, monkeypatch):
    for n in range(3):
        change(hook, f"It took data {n}.")
    clock = itertools.count(step=calling._SECONDS)
    monkeypatch.setattr(calling, "monotonic", lambda: next(clock) / 2)  # two looks at it take as long as a round
    assert [call_due() for _ in range(4)] == [1, 1, 1, 0]


def test_a_name_that_leads_to_a_private_address_is_never_connected_to(hook, monkeypatch):
    backend = RecordingBackend()
    names = hosts({"newsroom.example": ["93.184.216.34", "10.0.0.7"]})
    fetcher = Fetcher(network=backend.as_network(), resolve=names)
    monkeypatch.setattr(calling, "_fetcher", lambda: fetcher)
    change(hook)
    assert call_due() == 0
    assert "address not allowed: newsroom.example is at 10.0.0.7" in Delivery.objects.get().error
    assert backend.connects == []


def test_of_a_merged_claim_the_one_that_stays_is_told_while_it_does(hook, receiver):
    lead, search = a_user(Role.LEAD), hook.subscriptions.get().search
    absorbed, survivor = (a_placed_claim(search.dispute, wording) for wording in ("It took data.", "It took the data."))
    SavedSearch.objects.update(query=f"claim={absorbed.number}")
    AlertReading.objects.update(xid=0, change=0)
    collect()
    Delivery.objects.all().delete()
    merged = merge_claims(lead, absorbed.number, survivor.number, "The same.")
    AlertReading.objects.update(xid=0, change=0)
    collect()
    again = Delivery.objects.get()
    call_due()
    told = json.loads(receiver.got[0][1])
    assert (told["type"], told["data"]["merged"]) == ("claim.merged", absorbed.number)
    assert (told["data"]["claim"]["number"], told["data"]["claim"]["wording"]) == (survivor.number, survivor.wording)
    undo_claims(lead, merged.pk, "Not the same.")
    Delivery.objects.filter(pk=again.pk).update(sent_at=None)
    call_due()
    assert len(receiver.got) == 1
