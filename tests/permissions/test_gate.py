"""What reaches a reader, and what does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimRelation
from claims.permissions import Gate
from claims.terms import Publishes, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user

pytestmark = pytest.mark.django_db

KINDS = ["claims", "appearances", "entries", "articles", "snapshots", "parties", "publishers", "chain_links"]


@pytest.fixture
def strict():
    """A dispute that publishes only what editors accepted."""
    return a_dispute(publishes=Publishes.ACCEPTED)


def counts(gate: Gate) -> dict[str, int]:
    return {kind: getattr(gate, kind)().count() for kind in KINDS}


def test_a_strict_dispute_shows_a_reader_no_suggestion(strict):
    a_placed_claim(strict, via=(a_publisher("Bloomberg"),))
    assert set(counts(Gate.for_readers()).values()) == {0}
    assert not Gate.for_readers().entries_of(strict).exists()


def test_an_accepted_claim_appears_with_all_it_rests_on(strict):
    a_placed_claim(strict, status=Status.ACCEPTED, via=(a_publisher("Bloomberg"),), about=(a_party("DeepSeek"),))
    assert counts(Gate.for_readers()) == {
        "claims": 1, "appearances": 1, "entries": 1, "articles": 1, "snapshots": 1,
        "parties": 2, "publishers": 2, "chain_links": 3,
    }  # fmt: skip


def test_a_suggested_appearance_of_an_accepted_claim_stays_hidden(strict):
    a_placed_claim(strict, status=Status.ACCEPTED)
    Appearance.objects.update(status=Status.SUGGESTED)
    assert Gate.for_readers().claims().count() == 0


def test_an_open_dispute_shows_suggestions():
    dispute = a_dispute()
    a_placed_claim(dispute)
    assert Gate.for_readers().claims().count() == 1
    assert Gate.for_readers().entries_of(dispute).count() == 1


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_is_rejected_or_withdrawn_reaches_nobody(status):
    dispute = a_dispute()
    claim = a_placed_claim(dispute)
    Claim.objects.filter(pk=claim.pk).update(status=status, tombstone="A reason.")
    for gate in (Gate.for_readers(), Gate.of(a_user("staff"))):
        assert (gate.claims().count(), gate.appearances().count(), gate.entries().count()) == (0, 0, 0)
    assert Gate.for_readers().tombstones().count() == (status == Status.WITHDRAWN)


def test_a_claim_without_a_dispute_is_for_people_with_an_account():
    a_claim()
    assert Gate.for_readers().claims().count() == 0
    assert Gate.of(a_user("contributor")).claims().count() == 1


def test_an_embargo_lifts_by_itself():
    dispute = a_dispute()
    a_placed_claim(dispute, embargo_until=timezone.now() + timedelta(hours=1))
    assert set(counts(Gate.for_readers()).values()) == {0}
    assert not Gate.for_readers().entries_of(dispute).exists()
    later = Gate(sees_all=False, now=timezone.now() + timedelta(hours=2))
    assert later.claims().count() == 1
    assert later.entries_of(dispute).count() == 1


def test_a_dispute_under_embargo_shows_nothing_of_its_own_nor_of_its_threads():
    dispute = a_dispute(embargo_until=timezone.now() + timedelta(hours=1))
    a_placed_claim(dispute, threads=(a_dispute("Thread", parent=dispute),))
    gate = Gate.for_readers()
    assert (gate.disputes().count(), gate.claims().count()) == (0, 0)


def test_one_open_dispute_is_enough(strict):
    a_placed_claim(strict, threads=(a_dispute("Open"),))
    assert Gate.for_readers().claims().count() == 1
    assert not Gate.for_readers().entries_of(strict).exists()


def test_relations_need_both_ends():
    dispute = a_dispute()
    shown, hidden = a_placed_claim(dispute, "One wording."), a_claim("Another wording.")
    ClaimRelation.objects.create(claim=hidden, other=shown, kind="denies")
    assert Gate.for_readers().relations().count() == 0
    assert Gate.of(a_user()).relations().count() == 1


def test_a_strict_dispute_shows_only_accepted_relations(strict):
    one, other = (a_placed_claim(strict, words, Status.ACCEPTED) for words in ("One wording.", "Another wording."))
    relation = ClaimRelation.objects.create(claim=one, other=other, kind="denies")
    assert Gate.for_readers().relations().count() == 0
    relation.status = Status.ACCEPTED
    relation.save()
    assert Gate.for_readers().relations().count() == 1


def test_of_what_was_never_published_no_reader_hears_that_it_is_gone(strict):
    never = a_placed_claim(strict)
    once = a_placed_claim(strict, status=Status.ACCEPTED)
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="Retracted.")
    assert list(Gate.for_readers().tombstones()) == [once]
    assert set(Gate(sees_all=True).tombstones()) == {never, once}
    strict.embargo_until = timezone.now() + timedelta(days=1)
    strict.save()
    assert not Gate.for_readers().tombstones().exists()
