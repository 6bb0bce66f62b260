"""Claims near to others: by what they have in common, each looked for once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import near as near_module
from claims.linking.near import Neighbours
from claims.linking.vectors import make_missing
from claims.models import Affiliation, Claim, ClaimParty
from claims.terms import Status
from tests.factories import a_claim, a_party

pytestmark = pytest.mark.django_db


def near(claim: Claim) -> list[int]:
    neighbours = Neighbours()
    neighbours.look_up([claim.pk])
    return neighbours.of(claim.pk)


@pytest.fixture(params=[1_000, 0], ids=["exactly", "by the index"])
def either_way(request, monkeypatch) -> None:
    """Once with all claims looked at, once with the index."""
    monkeypatch.setattr(near_module, "EXACT_UP_TO", request.param)


@pytest.fixture
def charge() -> Claim:
    return a_claim("Cobalt took maps from the archive.", a_party("Ostrava Weekly"), about=[a_party("Cobalt")])


def test_the_nearest_with_a_party_in_common_come_first(charge, either_way):
    weekly, cobalt, rival = (a_party(name) for name in ("Ostrava Weekly", "Cobalt", "Rival"))
    far = a_claim("The weather was fine on Sunday.", weekly)
    told = a_claim("Cobalt carried maps out of the archive.", rival, about=[cobalt])
    by_it = a_claim("Nobody took maps from the archive.", cobalt)
    a_claim("Cobalt took maps from the archive!", rival)
    make_missing()
    found = near(charge)
    assert set(found[:2]) == {told.pk, by_it.pk}
    assert found[2:] == [far.pk]


def test_who_speaks_for_a_house_is_near_to_what_it_says(charge, either_way):
    speaker = a_party("Jana Novak")
    said = a_claim("Maps went missing.", speaker)
    make_missing()
    assert near(said) == []
    Affiliation.objects.create(party=speaker, organisation=a_party("Ostrava Weekly"), title="editor")
    assert near(said) == [charge.pk]


def test_rejected_parties_and_merged_claims_bring_nothing_near(charge, either_way):
    other = a_claim("Cobalt took maps.", a_party("Rival"), about=[a_party("Cobalt")])
    gone = a_claim("Cobalt took its maps.", a_party("Ostrava Weekly"))
    Claim.objects.filter(pk=gone.pk).update(merged_into=charge)
    ClaimParty.objects.filter(claim=other).update(status=Status.REJECTED)
    make_missing()
    assert near(charge) == []


def test_a_claim_without_any_party_has_none_near(charge):
    nobodys = a_claim("Maps were taken from the archive.", None)
    Claim.objects.filter(pk=nobodys.pk).update(speaker=None)
    assert near(nobodys) == []


def test_what_was_looked_for_is_not_looked_for_again(charge, django_assert_num_queries):
    make_missing()
    neighbours = Neighbours()
    neighbours.look_up({charge.pk})
    with django_assert_num_queries(0):
        neighbours.look_up({charge.pk})
    assert neighbours.of(charge.pk) == []


def test_many_claims_take_as_many_queries_as_one(charge):
    others = [a_claim(f"Cobalt took {n} maps.", a_party("Ostrava Weekly")) for n in range(2, 12)]
    make_missing()
    counts = []
    for claims in ({charge.pk}, {charge.pk, *(other.pk for other in others)}):
        with CaptureQueriesContext(connection) as queries:
            Neighbours().look_up(claims)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7
