"""Contradictions in the tables: made again when a claim changes, save for what a person decided."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking.conflicts import contradict
from claims.linking.near import Neighbours
from claims.linking.vectors import make_missing
from claims.models import Appearance, ClaimRelation, Contradiction
from claims.terms import Status
from tests.factories import a_claim, a_party, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def slip():
    """One claim, in two articles, with two amounts."""
    claim = a_claim("Cobalt will pay $2.5 billion.", a_party("Cobalt"))
    one = an_appearance(an_article("Cobalt will pay $2.5 billion, it says."), claim, "Cobalt will pay $2.5 billion")
    two = an_appearance(an_article("Cobalt will pay $2.5 million, it says."), claim, "Cobalt will pay $2.5 million")
    return claim, one, two


def test_two_tellings_of_one_claim_are_suggested_with_both_readings(slip):
    claim, one, two = slip
    contradict({claim.pk}, Neighbours())
    row = Contradiction.objects.get()
    assert (row.appearance, row.other) == (one, two)
    assert (row.slot, row.kind, row.reading, row.other_reading) == ("amount", "slip", "$2.5 billion", "$2.5 million")
    assert (row.status, row.rule) == (Status.SUGGESTED, "other-amount")


def test_the_same_two_readings_are_told_once(slip):
    claim, *_ = slip
    an_appearance(an_article("Again: Cobalt will pay $2.5 million."), claim, "Cobalt will pay $2.5 million")
    an_appearance(an_article("They say that Cobalt pays $2.5 billion."), claim, "Cobalt pays $2.5 billion")
    contradict({claim.pk}, Neighbours())
    assert Contradiction.objects.count() == 1


def test_of_the_same_words_slots_come_once(slip):
    """They are most of what a telling weighs, and a claim may be told a thousand times."""
    claim, one, two = slip
    for number in range(5):
        an_appearance(an_article(f"{number}: Cobalt will pay $2.5 billion."), claim, "Cobalt will pay $2.5 billion")
    with CaptureQueriesContext(connection) as queries:
        contradict({claim.pk}, Neighbours())
    (slots,) = (query["sql"] for query in queries if '"claims_telling"."slots"' in query["sql"])
    assert f"IN ({one.pk}, {two.pk})" in slots


def test_claims_that_come_near_each_other_are_compared(slip):
    claim, *_ = slip
    other = a_claim("Cobalt will pay $25 million.", a_party("Cobalt"))
    an_appearance(an_article("Cobalt will pay $25 million, it says."), other, "Cobalt will pay $25 million")
    make_missing()
    contradict({other.pk}, Neighbours())
    assert {row.other.claim_id for row in Contradiction.objects.all()} == {other.pk}


@pytest.mark.parametrize("is_turned", [False, True])
def test_claims_that_stand_in_a_relation_are_compared_whichever_of_them_has_changed(is_turned):
    amounts = ("$2.5 billion", "$2.5 million")
    claims = [a_claim(f"Cobalt will pay {amount}.", a_party(f"Party {amount}")) for amount in amounts]
    for claim in claims:
        an_appearance(an_article(f"{claim.wording} So they say."), claim, claim.wording)
    ClaimRelation.objects.create(claim=claims[0], kind="disputes", other=claims[1])
    contradict({claims[is_turned].pk}, Neighbours())
    assert [row.slot for row in Contradiction.objects.all()] == ["amount"]


def test_once_more_changes_nothing(slip):
    claim, *_ = slip
    contradict({claim.pk}, Neighbours())
    before = list(Contradiction.objects.values())
    contradict({claim.pk}, Neighbours())
    assert list(Contradiction.objects.values()) == before


def test_what_was_found_from_the_other_side_stands(slip, monkeypatch):
    """Of two claims only one may be among the nearest of the other."""
    claim, *_ = slip
    other = a_claim("Cobalt will pay $25 million.", a_party("Cobalt"))
    an_appearance(an_article("Cobalt will pay $25 million, it says."), other, "Cobalt will pay $25 million")
    monkeypatch.setattr(Neighbours, "look_up", lambda near, claims: None)
    monkeypatch.setattr(Neighbours, "of", lambda near, pk: {other.pk: [claim.pk]}.get(pk, []))
    contradict({other.pk}, Neighbours())
    before = list(Contradiction.objects.order_by("pk").values())
    assert {(row["appearance_id"], row["other_id"]) for row in before}
    contradict({claim.pk}, Neighbours())
    assert [row for row in before if Contradiction.objects.filter(pk=row["id"]).exists()] == before


def test_other_claims_with_the_same_readings_are_told_too(slip):
    """What is found does not go by which claims are looked at together."""
    claim, *_ = slip
    again = a_claim("Nickel will pay $2.5 billion.", a_party("Nickel"))
    for amount in ("billion", "million"):
        words = f"Nickel will pay $2.5 {amount}"
        an_appearance(an_article(f"{words}, it says."), again, words)
    contradict({claim.pk, again.pk}, Neighbours())
    assert {row.appearance.claim_id for row in Contradiction.objects.all()} == {claim.pk, again.pk}


def test_what_is_not_there_any_more_goes(slip):
    claim, _, two = slip
    contradict({claim.pk}, Neighbours())
    Appearance.objects.filter(pk=two.pk).update(status=Status.REJECTED)
    contradict({claim.pk}, Neighbours())
    assert not Contradiction.objects.exists()


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
def test_what_a_person_decided_stays(slip, status):
    claim, one, two = slip
    words = {"reading": "2.5 bn", "other_reading": "2.5 m", "kind": "dispute", "decision": "asked the clerk"}
    Contradiction.objects.create(appearance=one, other=two, slot="amount", status=status, **words)
    before = list(Contradiction.objects.values())
    contradict({claim.pk}, Neighbours())
    assert list(Contradiction.objects.values()) == before


def test_two_things_that_one_speaker_says_in_one_article_go_together():
    cobalt = a_party("Cobalt")
    snapshot = an_article("Cobalt used 400 maps, it says. Cobalt used 900 maps, it adds.")
    one, two = a_claim("Cobalt used 400 maps.", cobalt), a_claim("Cobalt used 900 maps.", cobalt)
    an_appearance(snapshot, one, "Cobalt used 400 maps")
    an_appearance(snapshot, two, "Cobalt used 900 maps")
    contradict({one.pk, two.pk}, Neighbours())
    assert not Contradiction.objects.exists()
