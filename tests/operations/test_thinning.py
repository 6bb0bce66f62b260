"""Changes of claims that are old and read go, without a gap; whoever asks after one of them is told so."""

import time

import pytest
from django.db import connection

from claims.models import AlertReading, Claim
from claims.operations.other_server import begin_anew
from claims.operations.thinning import thin_changes
from claims.permissions import Gate
from claims.terms import Status
from claims.timeline.claim_changes import Gone, Place, latest_place, load_changes
from claims.timeline.column_updating import changed_since, current_snapshot
from tests.api.asking import ask
from tests.api.test_changes import another_connection
from tests.factories import a_dispute, a_placed_claim
from tests.others import LONGEST_TRANSACTION

pytestmark = pytest.mark.django_db(transaction=True)

_WAITED_FOR = "SELECT number FROM claims_claimchange WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())"


@pytest.fixture(autouse=True)
def _nothing_yet():
    """These tables have no model, so that no test empties them."""
    _run("TRUNCATE claims_claimchange, claims_changesgone, claims_publiconce")
    yield
    _run("TRUNCATE claims_claimchange, claims_changesgone, claims_publiconce")


def _run(statement: str, *given) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall() if cursor.description else []


def _age(days: int = 100, numbers: tuple = ()) -> None:
    _run(
        "UPDATE claims_claimchange SET at = now() - make_interval(days => %s) WHERE %s OR number = ANY(%s)",
        days, not numbers, list(numbers),
    )  # fmt: skip


def _thinned() -> int:
    """How many went, once other tests' transactions have ended before which nothing goes."""
    until = time.monotonic() + LONGEST_TRANSACTION
    while _run(_WAITED_FOR) and time.monotonic() < until:
        time.sleep(0.01)
    return thin_changes()


def _latest() -> Place:
    """The place of the last change, once other tests' transactions have ended before which it is not told."""
    ((last,),) = _run("SELECT xid::text::bigint FROM claims_claimchange ORDER BY xid DESC LIMIT 1")
    until = time.monotonic() + LONGEST_TRANSACTION
    while latest_place().xid < last and time.monotonic() < until:
        time.sleep(0.01)
    return latest_place()


def _numbers() -> set[int]:
    return {number for (number,) in _run("SELECT number FROM claims_claimchange")}


def test_what_is_old_goes_and_what_is_young_stays(client):
    dispute = a_dispute()
    old, young = (a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(2))
    begun = _latest()
    _age(numbers=(old.number,))
    assert _thinned() > 0
    assert _numbers() == {young.number}
    with pytest.raises(Gone):
        load_changes(Gate.for_readers(), Place(), 10)
    problem = ask(client, "changes", 410)
    assert "after=now" in problem["detail"]
    after = ask(client, "changes?after=now")
    assert (after["items"], after["more"]) == ([], False)
    assert f"after={begun.xid}-" in after["next"]


def test_a_cursor_within_what_is_kept_reads_on_and_one_before_it_is_told(client):
    dispute = a_dispute()
    first, second = (a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(2))
    _age(numbers=(first.number,))
    ((xid, change),) = _run(
        "SELECT xid::text, id FROM claims_claimchange WHERE number = %s ORDER BY xid DESC, id DESC LIMIT 1",
        first.number,
    )
    assert _thinned() > 0
    _latest()
    told = ask(client, f"changes?after={xid}-{change}")
    assert {each["number"] for each in told["items"]} == {second.number}
    ask(client, f"changes?after={xid}-{change - 1}", 410)


def test_nothing_goes_that_alerts_have_not_read():
    a_placed_claim(a_dispute(), "Claim one is made.")
    _age()
    AlertReading.objects.create(pk=1, xid=0, change=0)
    assert thin_changes() == 0
    place = _latest()
    AlertReading.objects.update(xid=place.xid, change=place.change)
    assert _thinned() > 0
    assert latest_place() == place


def test_nothing_goes_that_something_may_still_be_committed_before():
    claim, other = (a_placed_claim(a_dispute(slug=f"of-{n}"), f"Claim {n} is made.") for n in range(2))
    _thinned_all()
    with another_connection() as beside:
        beside.execute("UPDATE claims_claim SET wording = 'Slowly changed.' WHERE id = %s", [claim.pk])
        Claim.objects.filter(pk=other.pk).update(wording="Quickly changed.")
        _age()
        assert thin_changes() == 0
        assert _numbers() == {other.number}
        place = latest_place()
        beside.commit()
    assert _read_on(place) == {claim.number, other.number}


def _thinned_all() -> None:
    _age()
    while _numbers():
        _thinned()


def _read_on(place: Place) -> set[int]:
    until, found = time.monotonic() + LONGEST_TRANSACTION, set()
    while len(found) < 2 and time.monotonic() < until:
        found = {each.number for each in load_changes(Gate.for_readers(), place, 10).found}
    return found


def test_that_a_claim_was_public_is_remembered():
    claim = a_placed_claim(a_dispute(), "Claim one is made.", Status.ACCEPTED)
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)  # which says that it was public
    _thinned_all()
    place = latest_place()
    Claim.objects.filter(pk=claim.pk).update(wording="Nobody sees this.")
    until, found = time.monotonic() + LONGEST_TRANSACTION, []
    while not found and time.monotonic() < until:
        found = load_changes(Gate.for_readers(), place, 10).found
    assert [(each.number, each.is_there) for each in found] == [(claim.number, False)]


def test_columns_from_before_what_is_gone_are_read_anew():
    claim = a_placed_claim(a_dispute(), "Claim one is made.")
    before = current_snapshot()
    Claim.objects.filter(pk=claim.pk).update(wording="It says something else.")
    assert changed_since(before)[1] == {claim.pk}
    _thinned_all()
    assert changed_since(before)[1] is None
    assert changed_since(current_snapshot())[1] == set()


def test_after_a_restore_on_another_server_what_was_asked_before_is_gone():
    a_placed_claim(a_dispute(), "Claim one is made.")
    _thinned_all()
    a_placed_claim(a_dispute(slug="other"), "Claim two is made.")
    place = latest_place()
    begin_anew()
    with pytest.raises(Gone):
        load_changes(Gate.for_readers(), place, 10)
