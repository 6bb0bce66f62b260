"""``bench review``: what the next claim of the review queue costs the server, by each order, and after each decision.

Requests pass through all middleware, views, templates and the database, as htmx sends them; no network and no web
server are in it. Times are processor time, PostgreSQL's included, so that a busy machine does not stretch them. What is
decided is decided in a transaction that is taken back, so that the database stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from itertools import cycle

from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from claims.models import Dispute, Party, ReviewItem, User, WatchedParty
from claims.terms import Role
from claims.timeline.review_queue import Order
from tests.bench.cpu import Clock
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, count_queries, percentile
from tests.bench.queue import lengthen_queue
from tests.bench.urls import EMPTY_PAGE

N_RUNS, N_WAITING = 60, 100_000
HTMX = {"HX-Request": "true"}
#: Where a decision on the claim shown goes, and which state of it was shown.
_FORM = re.compile(r'action="(/desk/review/[0-9]+/)".*?name="version" value="([0-9a-f]+)"', re.DOTALL)


def run(options: Options) -> Iterator[Measure]:
    """Measure a queue of ``N_WAITING`` claims, copied from a dispute of the size asked for.

    CannotMeasure where a page does not answer 200.
    """
    use_bench_database(options.n_appearances, options.fresh, options.report)
    with override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"]), transaction.atomic():
        editor = User.objects.create_user("bench", role=Role.EDITOR)
        client = Client()
        client.force_login(editor)
        options.report("filling the queue")
        lengthen_queue(N_WAITING)
        n = ReviewItem.objects.count()
        options.report(f"{n:,} claims wait")
        yield _measure("empty view with one query", lambda: _get(client, EMPTY_PAGE))
        for name, address in _queues(editor):
            yield _measure(f"{name}, of {n:,}", lambda address=address: _get(client, address))
        for name, decide in _decisions(client):
            yield _measure(f"{name} and the next, of {n:,}", decide)
        transaction.set_rollback(True)


def _queues(editor: User) -> Iterator[tuple[str, str]]:
    page = reverse("review-queue")
    for order in Order:
        yield f"next, {order.label}", f"{page}?order={order}"
    largest, smallest = Dispute.objects.roots().get(), Dispute.objects.exclude(parent=None).order_by("-position")[0]
    yield "next in the largest dispute", f"{page}?dispute={largest.slug}"
    yield "next in a small thread", f"{page}?dispute={smallest.slug}"
    speakers = Party.objects.filter(claims_said__review_item__isnull=False).order_by("-pk").distinct()
    yield "next of a rare speaker", f"{page}?by={speakers[0].slug}"
    for party in speakers[:5]:
        WatchedParty.objects.create(user=editor, party=party)
    yield "next of five parties", f"{page}?only=mine"
    yield "next of the least sure", f"{page}?unsure=0.3"


def _decisions(client: Client) -> Iterator[tuple[str, Callable[[], None]]]:
    """What an editor does with claim after claim, each as the page gave it."""
    deeds = {
        "accept": {"deed": "accept"},
        "reject": {"deed": "reject", "common": "cut"},
        "skip": {"deed": "skip"},
        "put aside": {"deed": "unclear"},
    }
    for name, fields in deeds.items():
        yield name, _deciding(client, lambda fields=fields: fields)
    turns = cycle(deeds.values())
    yield "all of these in turn", _deciding(client, lambda: next(turns))


def _deciding(client: Client, choose: Callable[[], dict]) -> Callable[[], None]:
    page = client.get(reverse("review-queue"), headers=HTMX).content.decode()

    def decide() -> None:
        nonlocal page
        address, version = _FORM.search(page).groups()
        answer = client.post(address, {**choose(), "version": version}, headers=HTMX)
        if answer.status_code != 200:
            raise CannotMeasure(f"{address} answered {answer.status_code}.")
        page = answer.content.decode()

    return decide


def _get(client: Client, address: str) -> None:
    status = client.get(address, headers=HTMX).status_code
    if status != 200:
        raise CannotMeasure(f"{address} answered {status}.")


def _measure(case: str, call: Callable[[], None]) -> Measure:
    clock = Clock()
    for _ in range(3):
        call()
    times = [_time(clock, call) for _ in range(N_RUNS)]
    p50, p95 = (round(percentile(times, share), 1) for share in (0.5, 0.95))
    return Measure("review", case, p50, p95, n=N_RUNS, queries=count_queries(call))


def _time(clock: Clock, call: Callable[[], None]) -> float:
    begun = clock.ms()
    call()
    return clock.ms() - begun
