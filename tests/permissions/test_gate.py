"""What reaches a reader, and what does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimRelation, Dispute, Placement, ReviewAside
from claims.permissions import Gate
from claims.terms import Publishes, Status
from tests.factories import (
    a_claim,
    a_dispute,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)

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


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)


def figures(gate: Gate, dispute: Dispute) -> tuple[int, int, int]:
    return gate.claims().count(), gate.entries().count(), gate.entries_of(dispute).count()


def test_an_embargo_on_a_thread_hides_its_claims_in_the_dispute_above_too(tomorrow):
    dispute = a_dispute()
    thread = a_dispute("Thread", parent=dispute)
    a_placed_claim(dispute, "In both.", threads=(thread,))
    a_placed_claim(dispute, "In one.")
    thread.embargo_until = tomorrow
    thread.save()
    assert figures(Gate.for_readers(), dispute) == (1, 1, 1)
    assert figures(Gate(sees_all=True), dispute) == (2, 3, 2)
    assert figures(Gate(sees_all=False, now=tomorrow), dispute) == (2, 3, 2)
    thread.embargo_until = None
    thread.save()
    assert figures(Gate.for_readers(), dispute) == (2, 3, 2)


def test_an_embargo_hides_its_claims_in_every_other_dispute(tomorrow):
    """By whatever way they come there: also those above whose place the embargo is, and those placed later."""
    other, held = a_dispute("Other"), a_dispute("Held")
    thread = a_dispute("Thread of it", parent=held)
    early = a_placed_claim(other, "Early.", threads=(thread,))
    held.embargo_until = tomorrow
    held.save()
    late = a_placed_claim(other, "Late.")
    assert set(Gate.for_readers().claims()) == {late}
    placement = Placement.objects.create(claim=late, dispute=thread, why="test")
    assert not Gate.for_readers().claims().exists()
    placement.by_editor, placement.kept_out = True, True
    placement.save()
    assert set(Gate.for_readers().claims()) == {late}
    thread.parent = None
    thread.save()
    assert set(Gate.for_readers().claims()) == {late, early}


def test_the_later_of_two_embargoes_counts(tomorrow):
    dispute = a_dispute()
    claim = a_placed_claim(dispute, threads=(a_dispute("Held", embargo_until=tomorrow),), embargo_until=timezone.now())
    assert not Gate.for_readers().claims().exists()
    Claim.objects.filter(pk=claim.pk).update(embargo_until=tomorrow + timedelta(days=1))
    assert not Gate(sees_all=False, now=tomorrow).claims().exists()
    Claim.objects.filter(pk=claim.pk).update(embargo_until=None)
    assert Gate(sees_all=False, now=tomorrow).claims().exists()


def test_of_what_is_withdrawn_under_another_embargo_no_reader_hears(strict, tomorrow):
    a_placed_claim(strict, status=Status.ACCEPTED, threads=(a_dispute("Held", embargo_until=tomorrow),))
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="Retracted.")
    assert not Gate.for_readers().tombstones().exists()
    assert Gate(sees_all=False, now=tomorrow).tombstones().exists()


def put_aside(claim: Claim) -> ReviewAside:
    return ReviewAside.objects.create(claim=claim, user=a_user(username="aside"))


def test_what_was_put_aside_reaches_no_reader_until_somebody_decides():
    dispute = a_dispute()
    claim = a_placed_claim(dispute, about=(a_party("DeepSeek"),))
    put_aside(claim)
    assert set(counts(Gate.for_readers()).values()) == {0}
    assert not Gate.for_readers().entries_of(dispute).exists()
    assert Gate.of(a_user()).claims().count() == Gate.of(a_user("contributor")).entries_of(dispute).count() == 1
    an_appearance(an_article("They say so again."), claim, "so again")  # it waits again, and is as unclear as before
    assert not Gate.for_readers().claims().exists()
    for rows in (Claim, Appearance):
        rows.objects.update(status=Status.ACCEPTED)
    assert Gate.for_readers().entries_of(dispute).count() == 2


def test_a_telling_that_came_after_an_accepted_claim_was_put_aside_is_shown():
    dispute = a_dispute()
    claim = a_placed_claim(dispute, status=Status.ACCEPTED)
    an_appearance(an_article("They say so again."), claim, "so again")
    put_aside(claim)
    assert Gate.for_readers().entries_of(dispute).count() == 1
    an_appearance(an_article("They say it thrice."), claim, "it thrice", created_at=timezone.now() + timedelta(hours=1))
    assert Gate.for_readers().entries_of(dispute).count() == 2


def test_what_is_put_aside_no_longer_is_shown_again():
    dispute = a_dispute()
    put_aside(a_placed_claim(dispute)).delete()
    assert figures(Gate.for_readers(), dispute) == (1, 1, 1)


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
