"""Columns that are brought up to date are those that would be read anew, whatever was written in between."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import (
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Dispute,
    Origin,
    Party,
    Placement,
    Publisher,
    Reply,
    ReviewAside,
)
from claims.permissions import Gate
from claims.postgres.replica import ReplicaBehind
from claims.terms import Certainty, PartyRole, Publishes, RelationKind, ReplyKind, Status
from claims.timeline import column_loading, column_updating, columns_kept, figures
from claims.timeline.columns import Columns
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import Counts, count
from claims.timeline.filters import FACETS, THREAD, Choice, Filters
from claims.timeline.keeping import one_state
from tests.factories import a_dispute, a_placed_claim, a_user, an_appearance, an_article
from tests.timeline.varied import DAYS, a_varied_dispute

pytestmark = pytest.mark.django_db(transaction=True)

FILTERS = Filters()
_ALIVE = (Status.SUGGESTED, Status.ACCEPTED, Status.REJECTED)


def one_of(model, rng: Random, **conditions):
    """One of the rows, by chance."""
    return rng.choice(list(model.objects.filter(**conditions).order_by("pk")))


def update(row, **values) -> None:
    """Straight in the database, as a job would that knows nothing of timelines."""
    type(row).objects.filter(pk=row.pk).update(**values)


def tell_again(rng: Random, dispute: Dispute) -> None:
    claim, publisher = one_of(Claim, rng), one_of(Publisher, rng)
    text = f"Once more {rng.random()}\n\nIt is told that {claim.wording}"
    an_appearance(an_article(text, rng.choice(DAYS), publisher), claim, claim.wording, status=rng.choice(_ALIVE))


def contest(rng: Random, dispute: Dispute) -> None:
    claim, other = one_of(Claim, rng), one_of(Claim, rng)
    if claim != other:
        kind, status = rng.choice([*RelationKind]), rng.choice(_ALIVE)
        evidence = rng.choice([None, one_of(Appearance, rng)])
        ClaimRelation.objects.get_or_create(
            claim=claim, other=other, kind=kind, defaults={"status": status, "evidence": evidence}
        )


def answer(rng: Random, dispute: Dispute) -> None:
    beside = rng.choice([{"answer": one_of(Claim, rng)}, {"evidence": one_of(Appearance, rng)}])
    Reply.objects.create(
        accusation=one_of(Claim, rng), party=one_of(Party, rng), kind=rng.choice([*ReplyKind]), **beside
    )


def change_origin(rng: Random, dispute: Dispute) -> None:
    origin = one_of(Origin, rng)
    update(origin, root=rng.choice([None, one_of(ChainLink, rng, appearance__claim=origin.claim)]))


def set_aside(rng: Random, dispute: Dispute) -> None:
    claim = one_of(Claim, rng)
    if not ReviewAside.objects.filter(claim=claim).delete()[0]:
        ReviewAside.objects.create(claim=claim, user=a_user())


def withdraw(rng: Random, dispute: Dispute) -> None:
    update(one_of(Claim, rng), status=Status.WITHDRAWN, tombstone="It was a mix-up.")


def move(rng: Random, dispute: Dispute) -> None:
    """A telling goes to another claim, as in a merge."""
    update(one_of(Appearance, rng), claim=one_of(Claim, rng), origin=None)


def embargo(rng: Random, dispute: Dispute) -> None:
    until = rng.choice([None, timezone.now() - timedelta(days=1), datetime(2099, 1, 1, tzinfo=UTC)])
    update(rng.choice([one_of(Claim, rng), one_of(Dispute, rng, slug="held")]), embargo_until=until)


def rename(rng: Random, dispute: Dispute) -> None:
    row = one_of(rng.choice([Party, Publisher]), rng)
    update(row, name=f"{row.name}!")


def place(rng: Random, dispute: Dispute) -> None:
    claim = one_of(Claim, rng)
    if not Placement.objects.filter(claim=claim, dispute__parent=dispute).delete()[0]:
        Placement.objects.create(claim=claim, dispute=one_of(Dispute, rng, parent=dispute), why="test")


def relink(rng: Random, dispute: Dispute) -> None:
    update(one_of(ChainLink, rng, publisher__isnull=False), publisher=one_of(Publisher, rng))


def reread(rng: Random, dispute: Dispute) -> None:
    update(one_of(Anchor, rng, snapshot__number__gt=1), state=rng.choice(["same", "changed"]), reading={})


WRITES: list[Callable[[Random, Dispute], object]] = [
    tell_again,
    contest,
    answer,
    change_origin,
    set_aside,
    withdraw,
    move,
    embargo,
    rename,
    place,
    relink,
    reread,
    lambda rng, dispute: a_placed_claim(dispute, f"New: {rng.random()}", published_on=rng.choice([*DAYS, None])),
    lambda rng, dispute: update(one_of(Claim, rng), status=rng.choice(_ALIVE)),
    lambda rng, dispute: update(one_of(Claim, rng), speaker=one_of(Party, rng)),
    lambda rng, dispute: update(one_of(Appearance, rng), status=rng.choice(_ALIVE)),
    lambda rng, dispute: update(one_of(Appearance, rng), certainty=rng.choice([*Certainty]), negated=True),
    lambda rng, dispute: update(one_of(Article, rng), language=rng.choice(["", "de", "fr-CH"])),
    lambda rng, dispute: update(one_of(Article, rng), publisher=one_of(Publisher, rng)),
    lambda rng, dispute: update(one_of(Publisher, rng), kind=rng.choice(["news", "blog"])),
    lambda rng, dispute: update(one_of(ClaimParty, rng), party=one_of(Party, rng), role=rng.choice([*PartyRole])),
    lambda rng, dispute: one_of(ClaimParty, rng).delete(),
    lambda rng, dispute: update(one_of(ClaimRelation, rng), status=rng.choice(_ALIVE)),
    lambda rng, dispute: update(one_of(ClaimRelation, rng), other=one_of(Claim, rng)),
    lambda rng, dispute: one_of(ClaimRelation, rng).delete(),
    lambda rng, dispute: update(one_of(Reply, rng), status=rng.choice(_ALIVE)),
    lambda rng, dispute: update(one_of(Reply, rng), accusation=one_of(Claim, rng)),
    lambda rng, dispute: update(dispute, publishes=rng.choice([*Publishes])),
]


def anew(gate: Gate, dispute: Dispute) -> Columns:
    """All read again."""
    return columns_kept._read(gate, dispute, FILTERS, None).columns


def said_by(columns: Columns) -> dict[str, object]:
    """All that columns say, in a form that does not show in which order values turned up."""
    plain = ("id", "claim", "origin", "appearance", "article", "speaker", "day", "last", "month", "manner", "by_day")
    said: dict[str, object] = {name: getattr(columns, name).tolist() for name in plain}
    for facet in FACETS:
        values, lists = columns.values[facet], columns.values[facet].lists
        of_lists = [sorted(lists.keys[code] for code in codes) for codes in np.split(lists.codes, lists.starts[1:-1])]
        said[facet.name] = [of_lists[number] for number in values.number.tolist()]
    return said | {
        "withdrawn": {*columns.withdrawn.tolist()},
        "counts": counts_of(columns),
        "as of many rows": as_of_many_rows(columns),
        "told": columns.told[0].tolist(),
    }


def counts_of(columns: Columns) -> list[Counts]:
    return [count(columns, filters) for filters in (FILTERS, *one_value_each(columns))]


def as_of_many_rows(columns: Columns) -> list[Counts]:
    """The same, counted in the way that pays where there are many rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "_MANY_ROWS", 0)
        return counts_of(columns)


def one_value_each(columns: Columns) -> Iterator[Filters]:
    """Of each facet a value, wanted and left out."""
    for facet in FACETS:
        for key in sorted(columns.values[facet].held())[:1]:
            choice = Choice(facet, key, key, key)
            yield Filters((choice,))
            yield Filters((choice.turned,))


def write(rng: Random, dispute: Dispute, how: Callable[[Random, Dispute], object]) -> None:
    """One write, or none where the database refuses what chance came up with."""
    with suppress(IntegrityError, IndexError), transaction.atomic():
        how(rng, dispute)
    dispute.refresh_from_db()


def check(dispute: Dispute, seed: int, at_once: int) -> None:
    """Every kind of write in an order of chance; after so many at once what is kept is held against what is there."""
    rng, gates = Random(seed), (Gate.for_readers(), Gate(sees_all=True))
    writes = rng.sample(WRITES, len(WRITES))
    for first in range(0, len(writes), at_once):
        for gate in gates:
            columns_of(gate, dispute, FILTERS)
        for how in writes[first : first + at_once]:
            write(rng, dispute, how)
        for gate in gates:
            kept = columns_of(gate, dispute, FILTERS)
            assert said_by(kept) == said_by(anew(gate, dispute)), (seed, writes[first : first + at_once])


@pytest.mark.slow
def test_whatever_is_written_what_is_kept_comes_to_what_is_read_anew():
    check(a_varied_dispute(), seed=1, at_once=7)


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [1, 3])
def test_whatever_is_written_for_long_what_is_kept_comes_to_what_is_read_anew(at_once):
    dispute = a_varied_dispute()
    for seed in range(10):
        check(dispute, seed, at_once)


def test_of_a_change_only_the_claims_that_it_touches_are_read_again():
    dispute = a_dispute()
    claims = [a_placed_claim(dispute, f"Claim {number}.") for number in range(3)]
    before = columns_of(Gate.for_readers(), dispute, FILTERS)
    claims[1].appearances.update(certainty="may")
    with one_state(), CaptureQueriesContext(connection) as queries:
        after = columns_of(Gate.for_readers(), dispute, FILTERS)
    assert after is not before
    assert any(f"\"claim_id\" = ANY('{{{claims[1].pk}}}'" in query["sql"] for query in queries)
    assert len(queries) <= 8, [query["sql"][:90] for query in queries]
    assert after.values[THREAD].lists.numbers.items() >= before.values[THREAD].lists.numbers.items()


def test_what_is_asked_of_the_database_is_put_together_once(monkeypatch):
    disputes = [a_dispute(f"Whose data {number}?", slug=f"data-{number}") for number in range(2)]
    claims = [a_placed_claim(dispute) for dispute in disputes]
    columns_of(Gate.for_readers(), disputes[0], FILTERS)
    monkeypatch.delattr(column_loading, "entries_for_counting")
    assert columns_of(Gate.for_readers(), disputes[1], FILTERS).claim.tolist() == [claims[1].pk]


def test_what_is_emptied_is_empty():
    dispute = a_dispute()
    a_placed_claim(dispute)
    assert len(columns_of(Gate.for_readers(), dispute, FILTERS)) == 1
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_timelineentry CASCADE")
    assert len(columns_of(Gate.for_readers(), dispute, FILTERS)) == 0


#: A snapshot of a time that has not come, as a primary's is for a replica that is behind.
AHEAD = "9999999999:9999999999:"


def test_columns_newer_than_what_is_visible_are_not_brought_up_to_date():
    """After a replica took the primary's place they are read anew."""
    assert column_updating.changed_since(AHEAD)[1] is None


def test_a_replica_that_shows_less_than_was_shown_is_not_read_from(monkeypatch):
    monkeypatch.setattr(column_updating, "reads_from_replica", lambda: True)
    with pytest.raises(ReplicaBehind):
        column_updating.changed_since(AHEAD)
