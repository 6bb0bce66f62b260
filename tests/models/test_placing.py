"""Claims come into disputes by rule and leave them again; what an editor decided stays."""

from datetime import date

import pytest

from claims.models import Appearance, Claim, ClaimParty, Dispute, PartyAlias, Placement
from claims.models.placing import Rulebook, place_claims
from claims.terms import PartyKind, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute("AI", rules={"words": ["models"]})


@pytest.fixture
def thread(dispute) -> Dispute:
    return a_dispute("DeepSeek", parent=dispute, rules={"words": ["DeepSeek"]})


@pytest.fixture
def claim() -> Claim:
    claim = a_claim("DeepSeek may have taken data.")
    an_appearance(an_article("OpenAI says that DeepSeek may have taken data."), claim, "DeepSeek may have taken data")
    return claim


def places(claim: Claim) -> dict[str, str]:
    return dict(claim.placements.filter(kept_out=False).values_list("dispute__title", "why"))


def decide(claim: Claim, dispute: Dispute, **fields) -> None:
    Placement.objects.update_or_create(claim=claim, dispute=dispute, defaults={"by_editor": True, **fields})


def test_a_thread_brings_its_dispute_with_it(claim, thread):
    place_claims({claim.pk})
    assert places(claim) == {"DeepSeek": "word: DeepSeek", "AI": "word: DeepSeek"}


def test_what_no_longer_fits_leaves(claim, thread):
    place_claims({claim.pk})
    Dispute.objects.filter(pk=thread.pk).update(rules={"words": ["Moonshot"]})
    place_claims({claim.pk})
    assert places(claim) == {}


def test_placing_twice_writes_nothing(claim, thread):
    place_claims({claim.pk})
    n_events = Placement.events.rel.related_model.objects.count()
    place_claims({claim.pk})
    assert Placement.events.rel.related_model.objects.count() == n_events


def test_what_an_editor_kept_out_stays_out_of_the_threads_too(claim, dispute, thread):
    place_claims({claim.pk})
    decide(claim, dispute, kept_out=True)
    place_claims({claim.pk})
    assert places(claim) == {}
    assert claim.placements.get().kept_out


def test_what_an_editor_placed_stays_and_stands_above(claim, dispute, thread):
    Dispute.objects.update(rules={})
    decide(claim, thread, why="It is the heart of the matter.")
    place_claims({claim.pk})
    assert places(claim) == dict.fromkeys(("DeepSeek", "AI"), "It is the heart of the matter.")
    assert not claim.placements.get(dispute=dispute).by_editor


def test_an_editor_may_keep_a_claim_out_above_and_place_it_in_the_thread(claim, dispute, thread):
    decide(claim, dispute, kept_out=True)
    decide(claim, thread, why="Only here.")
    place_claims({claim.pk})
    assert places(claim) == {"DeepSeek": "Only here."}


def test_a_claim_that_leaves_open_who_is_meant_is_not_placed_by_rule(claim, thread):
    place_claims({claim.pk})
    Claim.objects.filter(pk=claim.pk).update(unclear="the company")
    place_claims({claim.pk})
    assert places(claim) == {}


def test_a_period_looks_at_the_tellings(claim, thread):
    Dispute.objects.filter(pk=thread.pk).update(rules={"words": ["DeepSeek"], "period": {"from": "2025-02-01"}})
    place_claims({claim.pk})
    assert places(claim) == {}
    late = an_article("OpenAI says that DeepSeek has taken data.", date(2025, 2, 1))
    an_appearance(late, claim, "DeepSeek has taken data")
    place_claims({claim.pk})
    assert set(places(claim)) == {"DeepSeek", "AI"}


def test_a_rule_knows_a_party_by_every_name_that_an_editor_accepted(dispute):
    speaker = a_party("OpenAI OpCo")
    PartyAlias.objects.create(party=speaker, name="OpenAI", status=Status.ACCEPTED)
    PartyAlias.objects.create(party=speaker, name="Altman", status=Status.SUGGESTED)
    claim = a_placed_claim(a_dispute("Elsewhere"), "They are safe.", speaker=speaker)
    for name, stands in (("OpenAI", True), ("Altman", False)):
        Dispute.objects.filter(pk=dispute.pk).update(rules={"parties": [name]})
        place_claims({claim.pk})
        assert ("AI" in places(claim)) is stands


def test_a_party_that_an_editor_rejected_does_not_count(claim, dispute):
    Dispute.objects.filter(pk=dispute.pk).update(rules={"parties": ["Getty Images"]})
    about = ClaimParty.objects.create(claim=claim, party=a_party("Getty Images", PartyKind.ORGANISATION))
    place_claims({claim.pk})
    assert set(places(claim)) == {"AI"}
    ClaimParty.objects.filter(pk=about.pk).update(status=Status.REJECTED)
    place_claims({claim.pk})
    assert places(claim) == {}


def test_a_rejected_claim_stays_where_it_stood(claim, thread):
    place_claims({claim.pk})
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)
    Appearance.objects.update(status=Status.REJECTED)
    place_claims({claim.pk})
    assert set(places(claim)) == {"DeepSeek", "AI"}


def test_a_broken_rule_moves_nothing_and_holds_up_no_other(claim, thread, caplog):
    place_claims({claim.pk})
    Dispute.objects.filter(pk=thread.pk).update(rules={"words": ["*"]})
    a_dispute("Data", rules={"words": ["data"]})
    place_claims({claim.pk})
    assert set(places(claim)) == {"DeepSeek", "AI", "Data"}
    assert "nearly everything" in caplog.text


def test_a_ring_of_threads_ends(claim, dispute, thread):
    Dispute.objects.filter(pk=dispute.pk).update(parent=thread)
    place_claims({claim.pk})
    assert set(places(claim)) == {"DeepSeek", "AI"}


def test_a_batch_takes_as_many_queries_as_one_claim(claim, thread, django_assert_num_queries):
    many = {claim.pk, *(a_placed_claim(a_dispute(rules={"words": ["taken"]})).pk for _ in range(5))}
    place_claims(many)
    with django_assert_num_queries(10):
        place_claims(many)
    with django_assert_num_queries(10):
        place_claims({claim.pk})


def test_a_rulebook_is_one_query(thread, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(Rulebook.load().above(thread.pk)) == [thread.parent_id]
