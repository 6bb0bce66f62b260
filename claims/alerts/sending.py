"""Letters about what searches found: one for a receiver, with all that waits, when one of the searches is due.

What is to be sent was written down before; its rows are locked while the letter goes out, and marked in the same
transaction. A worker that dies in between leaves them waiting: at worst one letter comes twice, and none is lost. What
a letter says is what readers may see at the moment when it is sent.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.utils import timezone

from claims.alerts.collecting import receiver_of
from claims.alerts.unsubscribing import stop_path
from claims.exports import prose
from claims.models import Delivery, Subscription
from claims.outgoing import Site, claim_record, tombstone_record
from claims.permissions import Gate
from claims.terms import AlertKind
from claims.timeline.claim_lookup import survivor_of
from claims.timeline.in_full import load_in_full

logger = logging.getLogger(__name__)

#: So many items stand in one letter; of the others their number.
MOST_IN_LETTER = 50
#: So often an item is tried, with growing pauses between letters: about two days in all.
MOST_TRIES, _PAUSE = 8, timedelta(minutes=20)
#: What was sent later than that from now on was sent before the clock was set back: the pause after it is over.
_SKEW = timedelta(minutes=1)
_R = Subscription.Rhythm
_WAITS = {_R.AT_ONCE: timedelta(), _R.DAILY: timedelta(days=1), _R.WEEKLY: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a letter."""

    kind: AlertKind
    words: str
    address: str
    why: list[str]


def send_due() -> int:
    """Send all letters that are due; returns how many went out."""
    receivers = _waiting(timezone.now()).values_list("receiver", flat=True).distinct()
    return sum(_send_to(receiver) for receiver in list(receivers))


def _due(now: datetime) -> QuerySet[Subscription]:
    due = Q(since__gt=now + _SKEW)
    for rhythm, wait in _WAITS.items():
        due |= Q(rhythm=rhythm, since__lte=now - wait)
    since = Coalesce("last_sent_at", "confirmed_at")
    return Subscription.objects.annotate(since=since).filter(due, webhook__isnull=True)


def _waiting(now: datetime) -> QuerySet[Delivery]:
    """What waits because of a search that is due."""
    because = Delivery.subscriptions.through.objects.filter(subscription__in=_due(now).values("pk"))
    ready = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
    return Delivery.objects.filter(
        ready, sent_at__isnull=True, n_tries__lt=MOST_TRIES, pk__in=because.values("delivery")
    )


@transaction.atomic
def _send_to(receiver: str) -> int:
    now = timezone.now()
    waiting = _waiting(now).filter(receiver=receiver).order_by("pk").select_for_update(skip_locked=True)
    deliveries = list(waiting.prefetch_related("subscriptions__search__owner"))
    if not deliveries:
        return 0
    address, subscriptions = _goes_to(receiver, deliveries)
    told = _tellable(delivery for delivery in deliveries if subscriptions.keys() & _because(delivery).keys())
    rows = Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries])
    try:
        if told:
            _letter(address, told, list(subscriptions.values())).send()
    except (SMTPException, OSError, ValueError) as problem:  # also an address or a header that no letter can have
        logger.warning("A letter was not sent: %s", problem)
        n_tries = max(delivery.n_tries for delivery in deliveries)
        rows.update(n_tries=F("n_tries") + 1, next_try_at=now + _PAUSE * 2**n_tries, error=str(problem)[:1_000])
        return 0
    rows.update(sent_at=now, error="")
    Subscription.objects.filter(pk__in=_due(now).filter(pk__in=subscriptions).values("pk")).update(last_sent_at=now)
    return bool(told)


def _because(delivery: Delivery) -> dict[int, Subscription]:
    return {each.pk: each for each in delivery.subscriptions.all()}


def _goes_to(receiver: str, deliveries: Iterable[Delivery]) -> tuple[str, dict[int, Subscription]]:
    """Where a letter goes today, and the subscriptions that are for there; none where every account is closed.

    What was written down for an address that an account has left goes to its new one.
    """
    by_address: dict[str, dict[int, Subscription]] = {}
    for subscription in (each for delivery in deliveries for each in delivery.subscriptions.all()):
        by_address.setdefault(receiver_of(subscription), {})[subscription.pk] = subscription
    by_address.pop("", None)
    address = receiver if receiver in by_address else min(by_address, default=receiver)
    return address, by_address.get(address, {})


def _tellable(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Those of claims of which readers may know something now."""
    deliveries, gate = list(deliveries), Gate.for_readers()
    visible = _visible(gate, deliveries)
    numbers = [delivery.number for delivery in deliveries]
    withdrawn = {*gate.tombstones().filter(number__in=numbers).values_list("number", flat=True)}
    first = {delivery.number: delivery.pk for delivery in reversed(deliveries)}
    return [
        each
        for each in deliveries
        if each.pk in visible or (each.number in withdrawn and first[each.number] == each.pk)
    ]


def _visible(gate: Gate, deliveries: Collection[Delivery]) -> dict[int, int]:
    """Delivery → the number of the claim that it shows, where readers see it and it is still so: of a merged one that
    into which it was merged, of a withdrawn one none."""
    told = {each.pk: each.number for each in deliveries if each.kind not in (AlertKind.WITHDRAWN, AlertKind.MERGED)}
    claims = {*gate.claims().filter(number__in=told.values()).values_list("number", flat=True)}
    merged = {each.pk: survivor_of(gate, each.number) for each in deliveries if each.kind == AlertKind.MERGED}
    return {pk: number for pk, number in told.items() if number in claims} | {
        pk: survivor.number for pk, survivor in merged.items() if survivor
    }


def _lines(deliveries: list[Delivery], site: Site) -> Iterator[Line]:
    """What may be said now: of a claim that was withdrawn meanwhile only that, of one taken from sight nothing."""
    gate, numbers = Gate.for_readers(), [delivery.number for delivery in deliveries]
    visible = _visible(gate, deliveries)
    keys = list(gate.claims().filter(number__in=visible.values()).values_list("pk", flat=True))
    claims = {found.claim.number: claim_record(site, found) for found in load_in_full(gate, keys, 1)}
    tombstones = {row.number: tombstone_record(site, row) for row in gate.tombstones().filter(number__in=numbers)}
    for delivery in deliveries:
        number, why = delivery.number, sorted({each.search.name for each in delivery.subscriptions.all()})
        if record := claims.get(visible.get(delivery.pk)):
            is_merged = delivery.kind == AlertKind.MERGED
            before = f"claim {number} into claim {record.number}: " if is_merged else ""
            yield Line(AlertKind(delivery.kind), before + prose.title_of(record), record.address, why)
        elif number in tombstones:
            yield Line(AlertKind.WITHDRAWN, tombstones[number].reason, tombstones[number].address, why)


def _letter(receiver: str, told: list[Delivery], subscriptions: list[Subscription]) -> EmailMessage:
    lines = list(_lines(told[:MOST_IN_LETTER], Site(subscriptions[0].site)))
    stop = subscriptions[0].site + stop_path(subscriptions)
    names = sorted({each.search.name for each in subscriptions})
    words = {"lines": lines, "n_more": len(told) - len(lines), "stop": stop}
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    n = len(told)
    subject = f"Claimline: {n} change{'' if n == 1 else 's'} in your searches"
    body = render_to_string("saved/letters/news.txt", words | {"names": names})
    return EmailMessage(subject, body, None, [receiver], headers=headers)
