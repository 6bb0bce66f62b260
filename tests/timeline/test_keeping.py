"""What a process keeps holds exactly as long as the data it was read from."""

import re
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, ClaimRelation, Party, Publisher
from claims.permissions import Gate, Known
from claims.terms import Clock, Publishes, Status
from claims.timeline.columns import Columns
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import count
from claims.timeline.filters import SPEAKER, Choice, Filters
from claims.timeline.keeping import Keep, one_state
from claims.timeline.viewing import next_lifting
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)

FILTERS = Filters()


def read(dispute, gate: Gate | None = None) -> Columns:
    return columns_of(gate or Gate.for_readers(), dispute, FILTERS)


def n_found(dispute, gate: Gate | None = None) -> int:
    return count(read(dispute, gate), FILTERS).n_found


def test_the_same_data_is_read_once_for_all_filters():
    dispute = a_dispute()
    a_placed_claim(dispute)
    first = read(dispute)
    with CaptureQueriesContext(connection) as queries:
        assert columns_of(Gate.for_readers(), dispute, Filters((Choice(SPEAKER, "x", "1", "x"),))) is first
    assert len(queries) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda claim: Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED),
        lambda claim: ClaimRelation.objects.create(claim=a_placed_claim(claim.at), other=claim, kind="denies"),
        lambda claim: claim.appearances.update(certainty="may"),
        lambda claim: claim.placements.all().delete(),
        lambda claim: Publisher.objects.update(kind="blog"),
        lambda claim: a_placed_claim(claim.at),
    ],
)
def test_whatever_changes_is_read_again(change):
    dispute = a_dispute()
    claim = a_placed_claim(dispute)
    claim.at = dispute
    before = read(dispute)
    change(claim)
    assert read(dispute) is not before


def test_what_changes_nothing_of_it_leaves_it_kept():
    dispute = a_dispute()
    before = read(dispute)
    with transaction.atomic():
        Party.objects.create(name="Nobody", slug="nobody", kind="person")
        transaction.set_rollback(True)
    assert read(dispute) is before


def test_a_dispute_that_publishes_less_shows_less_at_once():
    dispute = a_dispute()
    a_placed_claim(dispute)
    assert n_found(dispute) == 1
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    assert n_found(dispute) == 0


def test_viewers_and_days_are_kept_apart():
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    a_placed_claim(dispute, published_on=date(2025, 1, 30))
    gates = [Gate.for_readers(), Gate(sees_all=True), Gate(sees_all=True, known=Known(date(2025, 1, 1)))]
    assert [n_found(dispute, gate) for gate in gates * 2] == [0, 1, 0] * 2


def test_an_embargo_that_ends_is_noticed_though_nothing_was_written():
    dispute, now = a_dispute(), timezone.now()
    claim = a_placed_claim(dispute)
    claim.embargo_until = now + timedelta(hours=1)
    claim.save()
    assert n_found(dispute, Gate(sees_all=False, now=now)) == 0
    assert n_found(dispute, Gate(sees_all=False, now=now + timedelta(minutes=59))) == 0
    assert n_found(dispute, Gate(sees_all=False, now=now + timedelta(minutes=61))) == 1


def test_a_transaction_sees_its_own_changes_and_leaves_nothing_of_them_to_others():
    dispute = a_dispute()
    assert n_found(dispute) == 0
    with transaction.atomic():
        a_placed_claim(dispute)
        assert n_found(dispute) == 1
        transaction.set_rollback(True)
    assert n_found(dispute) == 0


def test_a_transaction_that_ends_after_a_later_one_is_noticed():
    dispute, written, go_on = a_dispute(), Event(), Event()
    a_placed_claim(dispute, "The first one.")

    def write_slowly() -> None:
        with transaction.atomic():
            a_placed_claim(dispute, "The slow one.")
            written.set()
            go_on.wait(20)
        connections.close_all()

    slow = Thread(target=write_slowly)
    slow.start()
    written.wait(20)
    a_placed_claim(dispute, "The quick one.")
    assert n_found(dispute) == 2
    go_on.set()
    slow.join()
    assert n_found(dispute) == 3


def test_no_more_is_kept_than_was_said():
    keep, made = Keep(most=2), []
    for key in (1, 2, 1, 3, 2):
        keep.get(key, datetime.now(UTC), lambda key=key: made.append(key))
    assert made == [1, 2, 3, 2]  # 1 was asked for after 2, which hence made room for 3


def test_of_several_only_those_that_are_not_kept_are_read():
    keep, asked = Keep(most=3), []

    def read_numbers(missing: list[int]) -> dict[int, str]:
        asked.extend(missing)
        return {key: str(key) for key in missing}

    for keys in ((1, 2), (2, 3), (3, 1), (), (4,), (2,)):
        assert keep.get_all(keys, datetime.now(UTC), read_numbers) == {key: str(key) for key in keys}
    assert asked == [1, 2, 3, 4, 2]  # 4 took the place of 2


def test_what_cannot_be_found_is_left_out_and_asked_for_again():
    keep, read = Keep(most=3), []
    for _ in range(2):
        assert keep.get_all((1, 2), datetime.now(UTC), lambda missing: read.append(missing) or {1: "one"}) == {1: "one"}
    assert read == [[1, 2], [2]]


def test_a_page_asks_for_the_state_once_and_the_next_one_again():
    dispute = a_dispute()
    read(dispute)
    with one_state(), CaptureQueriesContext(connection) as queries:
        first = read(dispute)
        a_placed_claim(dispute)
        assert read(dispute) is first
    assert len([query for query in queries if "claims_change" in query["sql"]]) == 1
    with one_state():
        assert count(read(dispute), FILTERS).n_found == 1


def test_what_is_read_while_others_write_is_not_kept_as_of_after_that():
    """The state that was asked for before is the one under which it is kept, so the next page reads again."""
    dispute, keep, now = a_dispute(), Keep(most=1), timezone.now()
    with one_state():
        next_lifting(now)
        a_placed_claim(dispute)
        assert keep.get("key", now, lambda: "between") == "between"
    assert keep.get("key", now, lambda: "after") == "after"


def test_no_more_is_kept_than_has_room():
    keep, now = Keep(most=9, most_size=10, size=len), timezone.now()
    for key, made in (("a", "1234"), ("b", "123456"), ("c", "1"), ("d", "12345678901234567890")):
        keep.get(key, now, lambda made=made: made)
        assert keep.latest(key, now) == made
        assert (keep.latest("a", now) is None) == (key not in "ab")
    assert keep.latest("c", now) is None


def test_what_takes_the_place_of_another_reading_weighs_once():
    keep, now = Keep(most=9, most_size=10, size=len), timezone.now()
    keep.get("beside", now, lambda: "1234")
    for n in range(9):  # each holds until it was made, so the next one is made anew
        keep.get("again", now, lambda n=n: f"{n:05}", lambda: now)
    assert keep.latest("beside", now) == "1234"
    keep.get("last", now, lambda: "12")
    assert keep.latest("beside", now) is None


def test_every_table_that_is_read_notes_its_changes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'")
        noted = {table for (table,) in cursor.fetchall()}
    dispute = a_dispute()
    a_placed_claim(dispute)
    known = Known(date(2025, 2, 1), Clock.FIRST_HELD)
    with CaptureQueriesContext(connection) as queries:
        for gate in (
            Gate.for_readers(),
            Gate(sees_all=True),
            Gate.for_readers(known),
            Gate(sees_all=True, known=known),
        ):
            read(dispute, gate)
    said = " ".join(query["sql"] for query in queries)
    tables = set(re.findall(r'(?:FROM|JOIN) "(claims_\w+)"', said))
    assert {"claims_timelineentry", "claims_claimrelation", "claims_reply"} <= tables
    assert tables <= noted


def test_old_notes_are_cleared_away():
    dispute = a_dispute()
    for number in range(230):
        _change(dispute, number)
    assert any(
        _n_left_over(dispute, number) <= 130 for number in range(5)
    )  # a transaction elsewhere may just have ended


def _change(dispute, number: int) -> None:
    dispute.question = f"Question {number}?"
    dispute.save()


def _n_left_over(dispute, number: int) -> int:
    """Notes of which no transaction that is still open, in whatever database of the server, needs to know."""
    _change(dispute, number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM claims_change WHERE xid < pg_snapshot_xmin(pg_current_snapshot())")
        return cursor.fetchone()[0]
