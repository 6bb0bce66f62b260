"""Who tells what of two, as the entries of timelines have it: what the tellings that the viewer sees come to."""

from dataclasses import replace
from itertools import combinations

import pytest

from claims.models import ChainLink, Dispute, Party, Publisher
from claims.permissions import Gate, Known
from claims.terms import Publishes
from claims.timeline.names import Named
from claims.timeline.picking import MOST_OFFERED, Pair, load_offered
from claims.timeline.side_by_side import _sort_out
from tests.standing import standing
from tests.timeline.varied import DAYS, a_varied_dispute

pytestmark = pytest.mark.django_db

READER, EDITOR = Gate.for_readers(), Gate(sees_all=True)
WHO = {Pair.PARTIES: Party, Pair.OUTLETS: Publisher}


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with standing(django_db_blocker, a_varied_dispute):
        yield


@pytest.fixture
def dispute(told):
    return Dispute.objects.get(threads__slug="thread")


def tells(gate: Gate, pair: Pair, who: Named) -> set[int]:
    """The claims of which a telling that the viewer sees is the party's, or came through the outlet."""
    told = gate.appearances().filter(claim__isnull=False)
    if pair == Pair.OUTLETS:
        links = ChainLink.objects.filter(publisher=who.pk)
        return set(told.filter(pk__in=links.values("appearance")).values_list("claim", flat=True))
    pairs = told.values_list("claim", "speaker", "claim__speaker")
    return {claim for claim, speaker, of_claim in pairs if (speaker or of_claim) == who.pk}


@pytest.mark.parametrize("pair", Pair, ids=lambda pair: pair.value)
@pytest.mark.parametrize("publishes", Publishes, ids=lambda publishes: publishes.value)
def test_each_tells_what_its_visible_tellings_tell(dispute, pair, publishes):
    dispute.publishes = publishes
    dispute.save()
    two = [Named(row.pk, row.slug, row.name) for row in WHO[pair].objects.order_by("pk")[:4]]
    for gate in (READER, EDITOR, replace(READER, known=Known(DAYS[len(DAYS) // 2]))):
        for one, other in combinations(two, 2):
            found = {claim: (by_one, by_other) for claim, by_one, by_other in _sort_out(gate, pair, one, other)}
            by_one, by_other = tells(gate, pair, one), tells(gate, pair, other)
            assert found == {claim: (claim in by_one, claim in by_other) for claim in by_one | by_other}


@pytest.mark.parametrize("pair", Pair, ids=lambda pair: pair.value)
def test_those_with_the_most_claims_are_offered(dispute, pair):
    two = [Named(row.pk, row.slug, row.name) for row in WHO[pair].objects.all()]
    counted = {who.name: len(tells(READER, pair, who)) for who in two}
    told = sorted((name for name, n in counted.items() if n), key=lambda name: (-counted[name], name))
    assert load_offered(READER, pair) == told[:MOST_OFFERED]
