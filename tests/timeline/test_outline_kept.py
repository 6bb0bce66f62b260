"""The outline of a claim is kept while the data are the same, and for those who see the same."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.models import Appearance, Article, Claim, Publisher
from claims.permissions import Gate, Known
from claims.terms import Publishes, Status
from claims.timeline.keeping import one_state
from claims.timeline.outline_kept import outline_of_claim
from tests.factories import a_dispute, a_placed_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2025, 1, 30)
READER, EDITOR = Gate.for_readers(), Gate(sees_all=True)


@pytest.fixture
def claim() -> Claim:
    claim = a_placed_claim(a_dispute(publishes=Publishes.SUGGESTED), published_on=DAY, appearance={"certainty": "may"})
    tell_again(claim)
    return claim


def tell_again(claim: Claim, **fields) -> Appearance:
    snapshot = an_article("Again\n\nThey say: it took data.", DAY + timedelta(1), a_publisher("Wired"))
    return an_appearance(snapshot, claim, "it took data", certainty="stated", **fields)


def test_it_is_read_once_with_what_is_counted_over_it(claim, django_assert_num_queries):
    whole = outline_of_claim(READER, claim)
    assert (whole.facts.n_tellings, [*whole.rises.values()], len(whole.drift.steps)) == (2, [None, 3], 2)
    with django_assert_num_queries(1), one_state():
        kept = outline_of_claim(READER, claim)
        assert kept is whole
        assert len(kept.drift.steps) == 2


def test_accounts_and_wound_back_pages_have_their_own(claim):
    gates = [READER, EDITOR, Gate.for_readers(Known(DAY)), Gate.for_readers(Known(DAY - timedelta(1)))]
    assert [len(outline_of_claim(gate, claim).tellings) for gate in gates] == [2, 2, 1, 0]


def test_what_changes_is_read_again(claim):
    outline_of_claim(READER, claim)
    third = tell_again(claim)
    assert outline_of_claim(READER, claim).facts.n_tellings == 3
    Appearance.objects.filter(pk=third.pk).update(status=Status.REJECTED)
    assert outline_of_claim(READER, claim).facts.n_tellings == 2
    Article.objects.filter(headline__startswith="Again").update(headline="Anew")
    Publisher.objects.filter(name="Wired").update(name="WIRED")
    last = outline_of_claim(READER, claim).tellings[-1]
    assert (last.headline, last.outlet) == ("Anew", "WIRED")


def test_an_embargo_that_ends_ends_the_keeping(claim):
    end = timezone.now() + timedelta(hours=1)
    Claim.objects.filter(pk=claim.pk).update(embargo_until=end)
    gate = Gate.for_readers()
    assert outline_of_claim(gate, claim).tellings == []
    assert len(outline_of_claim(Gate(sees_all=False, now=end), claim).tellings) == 2
