"""From changes of claims to what is to be sent: written down in one transaction with how far was read.

So nothing is lost and nothing written twice, wherever a worker dies. Where nobody follows a search, nothing is read.
"""

from collections.abc import Collection
from functools import cached_property
from urllib.parse import parse_qsl

from django.db import transaction
from django.db.models import Q

from claims.alerts.happened import Happened, note_all, what_happened
from claims.alerts.reading import ReadSearch, read_search
from claims.models import AlertReading, Delivery, SavedSearch, Subscription
from claims.permissions import Gate
from claims.terms import AlertKind
from claims.timeline.claim_changes import Place, latest_place, load_changes
from claims.timeline.claim_lookup import numbers_leading_to
from claims.timeline.filters import CLAIM, MINUS
from claims.timeline.query import entries_for, passing, tombstones_for

#: So many changes are read in one transaction.
_AT_ONCE = 500


def collect() -> int:
    """Read what changed, and write down what is to be sent; returns how many things happened. That an embargo ended is
    a change once it was noted (``operations.lifting``)."""
    n_found, is_more = 0, True
    while is_more:
        with transaction.atomic():
            n, is_more = _collect_part()
            n_found += n
    return n_found


def _collect_part() -> tuple[int, bool]:
    gate = Gate.for_readers()
    following = list(
        Subscription.objects.filter(confirmed_at__isnull=False).select_related("search__dispute", "search__owner")
    )
    if not following:
        AlertReading.objects.all().delete()
        return 0, False
    reading = AlertReading.objects.select_for_update().first()
    if reading is None:
        _begin(gate)
        return 0, False
    changes = load_changes(gate, Place(int(reading.xid), reading.change), _AT_ONCE)
    happened = what_happened(gate, changes.found)
    if happened:
        _write_down(gate, happened, following, f"{reading.xid}-{reading.change}")
    reading.xid, reading.change = changes.place.xid, changes.place.change
    reading.save()
    return len(happened), changes.n_read == _AT_ONCE


def _begin(gate: Gate) -> None:
    """From now on: what stands today is news to nobody."""
    place = latest_place()
    note_all(gate)
    AlertReading.objects.create(pk=1, xid=place.xid, change=place.change)


def _write_down(gate: Gate, happened: list[Happened], following: list[Subscription], since: str) -> None:
    """``since``: after which change it happened; what happens to a claim later is another item.

    Each search is read once, however many follow it.
    """
    finds, told = Finds(gate, happened), _told_before(happened, following)
    found: dict[tuple[int, str], set[int] | None] = {}
    for subscription in following:
        if not (receiver := receiver_of(subscription)):
            continue
        key = (subscription.search.dispute_id, subscription.search.query)
        if key not in found:
            may_find = finds.may_find(subscription.search)
            found[key] = finds.of(read_search(gate, subscription.search)) if may_find else set()
        if matching := [each for each in happened if _is_told(each, found[key], told[subscription.pk])]:
            _deliver(subscription, receiver, matching, since)


class Finds:
    """Which of the claims to which something happened searches find: nothing else is looked at, however much there is.

    One query for all searches, and at most two for each. Pages find by columns of a whole dispute, which a worker would
    first have to read for the sake of a few claims.
    """

    def __init__(self, gate: Gate, happened: Collection[Happened]):
        self._gate = gate
        self._merged = {each.number: each.into for each in happened if each.kind == AlertKind.MERGED}
        self._changed = [each.number for each in happened]
        numbers = [*self._changed, *self._merged.values()]
        self._claims = dict(gate.claims().filter(number__in=numbers).values_list("pk", "number"))
        self._withdrawn = [each.number for each in happened if each.kind == AlertKind.WITHDRAWN]

    def may_find(self, search: SavedSearch) -> bool:
        """Whether a search asks for no numbers, or for one that leads to one of these claims: any other is not read, so
        that it costs nothing that many follow other claims."""
        asked = {value for name, value in parse_qsl(search.query) if name == CLAIM.name and not value.startswith(MINUS)}
        return not asked or not asked.isdisjoint(self._numbers)

    @cached_property
    def _numbers(self) -> set[str]:
        """Those of these claims, and of all that were merged into them, as they stand in addresses."""
        return {str(number) for number in numbers_leading_to([*self._changed, *self._merged.values()])}

    def of(self, read: ReadSearch) -> set[int] | None:
        """The numbers of those that a search finds, withdrawn ones among them where it is for all or asks for them, and
        those merged into one that it asks for.

        None for a search that is not to be gone by: whose dispute is not published, or with a filter that cannot be
        read any more, for without that filter it would find too much.
        """
        if read.problems or not read.place:
            return None
        dispute, filters = read.place.dispute, read.filters
        entries = passing(entries_for(self._gate, dispute, filters, list(self._claims)), filters)
        found = {self._claims[pk] for pk in entries.order_by().values_list("claim", flat=True)}
        if self._withdrawn and filters.shows_withdrawn:
            withdrawn = tombstones_for(self._gate, dispute, filters).filter(number__in=self._withdrawn)
            found |= {claim.number for claim in withdrawn}
        followed = found & {int(choice.value) for choice in filters.of(CLAIM)}
        return found | {number for number, into in self._merged.items() if into in followed}


def _told_before(happened: Collection[Happened], following: Collection[Subscription]) -> dict[int, set[int]]:
    """Subscription → the numbers of claims that were withdrawn now, and of which it told. At most one query."""
    told: dict[int, set[int]] = {subscription.pk: set() for subscription in following}
    withdrawn = [each.number for each in happened if each.kind == AlertKind.WITHDRAWN]
    of_them = Delivery.subscriptions.through.objects.filter(subscription__in=told, delivery__number__in=withdrawn)
    for subscription, number in of_them.values_list("subscription", "delivery__number"):
        told[subscription].add(number)
    return told


def _is_told(happened: Happened, found: set[int] | None, told: set[int]) -> bool:
    """Whether a search that finds these claims tells of it: of a withdrawn one also where it told of it before."""
    if found is None:
        return False
    return happened.number in found or (happened.kind == AlertKind.WITHDRAWN and happened.number in told)


def receiver_of(subscription: Subscription) -> str:
    """Where it goes: a webhook, or the address that stands in its owner's account today; "" where there is none."""
    owner = subscription.search.owner
    if subscription.webhook_id:
        return f"webhook:{subscription.webhook_id}" if owner.is_active else ""
    if owner is None:
        return subscription.email.lower()
    return owner.email.lower() if owner.is_active else ""


def _deliver(subscription: Subscription, receiver: str, matching: list[Happened], since: str) -> None:
    """Write each down, once for a receiver; the search is one of the reasons why."""
    items = {f"{each.number} {each.kind.value} {since}": each for each in matching}
    Delivery.objects.bulk_create(
        (
            Delivery(receiver=receiver, item=item, number=each.number, kind=each.kind.value)
            for item, each in items.items()
        ),
        ignore_conflicts=True,
    )
    subscription.deliveries.add(*Delivery.objects.filter(Q(receiver=receiver), item__in=items))
