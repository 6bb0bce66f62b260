"""Webhooks: each item is POSTed to an address of somebody else's, signed, again after failures, and not for ever.

Headers and signature are those of Standard Webhooks. ``webhook-id`` stays the same when an item is sent again, so that
a receiver can tell it is the same; a worker that dies between sending and marking makes it come twice.
"""

import json
from datetime import datetime, timedelta
from functools import cache
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from claims.alerts.signing import signed_headers
from claims.exports.plain import claim_in_full, instant, tombstone_in_full
from claims.models import Delivery, Webhook
from claims.outbound import Fetcher, FetchError, HostGate, Limits, NotAllowed
from claims.outgoing import Site, claim_record, tombstone_record
from claims.permissions import Gate
from claims.terms import AlertKind
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.in_full import find_in_full

#: So often an item is tried: after 1, 4, 16 … minutes, for nearly a day in all.
MOST_TRIES, _FIRST_PAUSE, _GROWTH = 7, timedelta(minutes=1), 4
#: After so many failures in a row a webhook is paused, until its owner says that it is to go on.
MOST_FAILURES = 20
#: So many items go to one webhook in one round of the worker, and none after so many seconds: one whose server takes
#: long over each keeps neither the others nor the letters waiting.
_IN_A_ROUND, _SECONDS = 50, 10
_LIMITS = Limits(seconds=10, n_wire_bytes=65_536, n_bytes=65_536, cut=True)


@cache
def _fetcher() -> Fetcher:
    return Fetcher(settings.CONTACT, settings.FETCH_ALLOW, gate=HostGate(pause=0))


def call_due() -> int:
    """Send what waits for webhooks; returns how many items went out."""
    n_sent = 0
    for webhook in Webhook.objects.filter(active=True, owner__is_active=True):
        n_sent += _call_in_turn(webhook)
    return n_sent


def _call_in_turn(webhook: Webhook) -> int:
    """Send what one round sends to this one; returns how many items went out."""
    n_sent, end = 0, monotonic() + _SECONDS
    while n_sent < _IN_A_ROUND and monotonic() < end and _call_next(webhook):
        n_sent += 1
    return n_sent


@transaction.atomic
def _call_next(webhook: Webhook) -> bool:
    """Send the next item; False where none is due, or it failed: then the others wait for the next round."""
    now = timezone.now()
    due = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
    waiting = Delivery.objects.filter(due, receiver=webhook.receiver, sent_at=None, n_tries__lt=MOST_TRIES)
    delivery = waiting.order_by("pk").select_for_update(skip_locked=True).first()
    if delivery is None:
        return False
    told = _told(delivery)
    try:
        if told:
            _post(webhook, delivery, told, now)
    except FetchError as problem:
        _note_failure(webhook, delivery, str(problem), now)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=now, error="")
    Webhook.objects.filter(pk=webhook.pk).update(n_failures=0)
    return True


def _post(webhook: Webhook, delivery: Delivery, told: dict[str, Any], now: datetime) -> None:
    if not webhook.url.startswith("https://"):
        raise NotAllowed("only https:// addresses are told of changes")
    body = json.dumps(told, ensure_ascii=False).encode()
    headers = signed_headers(webhook.secret, f"msg_{delivery.pk}", int(now.timestamp()), body)
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    _fetcher().post(webhook.url, body, sent, limits=_LIMITS)


def _note_failure(webhook: Webhook, delivery: Delivery, reason: str, now: datetime) -> None:
    pause = _FIRST_PAUSE * _GROWTH**delivery.n_tries
    tried = {"n_tries": delivery.n_tries + 1, "next_try_at": now + pause, "error": reason[:1_000]}
    Delivery.objects.filter(pk=delivery.pk).update(**tried)
    row = Webhook.objects.filter(pk=webhook.pk)
    row.update(n_failures=F("n_failures") + 1)
    row.filter(n_failures__gte=MOST_FAILURES).update(active=False)


def _told(delivery: Delivery) -> dict[str, Any] | None:
    """What readers may see of it now; None for nothing."""
    subscriptions = list(delivery.subscriptions.select_related("search"))
    if not subscriptions:
        return None
    gate, site = Gate.for_readers(), Site(subscriptions[0].site)
    why = {"searches": sorted({each.search.name for each in subscriptions})}
    if delivery.kind == AlertKind.MERGED:
        return _told_merged(delivery, gate, site, why)
    if found := find_in_full(gate, delivery.number):
        data = why | {"claim": claim_in_full(claim_record(site, found))}
        return {"type": f"claim.{delivery.kind}", "timestamp": instant(delivery.created_at), "data": data}
    if row := find_tombstone(gate, delivery.number):
        data = why | {"claim": tombstone_in_full(tombstone_record(site, row))}
        return {"type": "claim.withdrawn", "timestamp": instant(delivery.created_at), "data": data}
    return None


def _told_merged(delivery: Delivery, gate: Gate, site: Site, why: dict[str, Any]) -> dict[str, Any] | None:
    """The claim that stands for the merged one; None where the merge was undone, or that one is not seen any more."""
    survivor = survivor_of(gate, delivery.number)
    found = survivor and find_in_full(gate, survivor.number)
    if not found:
        return None
    data = why | {"merged": delivery.number, "claim": claim_in_full(claim_record(site, found))}
    return {"type": f"claim.{delivery.kind}", "timestamp": instant(delivery.created_at), "data": data}
