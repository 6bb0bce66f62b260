"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction

from claims.models import (
    Anchor,
    Appearance,
    ChainLink,
    Claim,
    ClaimRelation,
    LinkDecision,
    Party,
    Placement,
    Publisher,
    Snapshot,
    User,
)
from claims.terms import Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


def refused(constraint: str):
    """The block must be refused by this constraint."""
    return pytest.raises(IntegrityError, match=constraint)


def test_a_snapshot_is_never_rewritten():
    snapshot = an_article()
    snapshot.text = "Something else"
    with refused("never rewritten"), transaction.atomic():
        snapshot.save()


def test_a_legal_redaction_keeps_every_offset():
    snapshot = an_article("A name that must go.")
    snapshot.redacted_at = snapshot.fetched_at
    snapshot.text = "█" * len(snapshot.text)
    snapshot.save()
    snapshot.refresh_from_db()
    assert set(snapshot.text) == {"█"}
    snapshot.text = "shorter"
    with refused("never rewritten"), transaction.atomic():
        snapshot.save()


@pytest.mark.parametrize("status", ["unheard-of", "", "ACCEPTED"])
def test_a_status_outside_the_vocabulary(status):
    claim = a_claim()
    with refused("claim_status_known"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(status=status)


def test_a_withdrawn_claim_says_why():
    with refused("claim_tombstone_has_reason"), transaction.atomic():
        a_claim(status=Status.WITHDRAWN)
    assert a_claim(status=Status.WITHDRAWN, tombstone="The outlet retracted it.").pk


def test_nothing_is_merged_into_itself():
    claim, party = a_claim(), a_party()
    with refused("claim_not_merged_into_itself"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(merged_into=claim)
    with refused("party_not_merged_into_itself"), transaction.atomic():
        Party.objects.filter(pk=party.pk).update(merged_into=party)


def test_no_claim_relates_to_itself():
    claim = a_claim()
    with refused("claimrelation_not_itself"), transaction.atomic():
        ClaimRelation.objects.create(claim=claim, other=claim, kind="denies")


@pytest.mark.parametrize("wikidata_id", ["42", "q42", "Q042", "Q", "wikidata.org/Q42"])
def test_a_wikidata_id_has_its_form(wikidata_id):
    with refused("party_wikidata_id_form"), transaction.atomic():
        Party.objects.create(name="X", kind="person", slug="x", wikidata_id=wikidata_id)


def test_a_chain_link_is_one_thing():
    appearance = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    with refused("chainlink_is_one_thing"), transaction.atomic():
        ChainLink.objects.create(appearance=appearance, position=9, how="said")
    with refused("chainlink_is_one_thing"), transaction.atomic():
        ChainLink.objects.create(
            appearance=appearance, position=9, how="said", party=a_party(), publisher=a_publisher()
        )


def test_one_anchor_per_appearance_and_snapshot():
    appearance = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    with refused("anchor_once_per_appearance"), transaction.atomic():
        Anchor.objects.create(appearance=appearance, snapshot=appearance.first_snapshot, exact="x", start=0, end=1)


@pytest.mark.parametrize("span", [{"start": 5, "end": 5}, {"start": 5, "end": 2}, {"start": None, "end": None}])
def test_an_anchor_runs_forward_unless_the_words_are_gone(span):
    appearance = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    with refused("anchor_span_runs_forward"), transaction.atomic():
        appearance.anchors.update(**span)
    appearance.anchors.update(start=None, end=None, state="gone")


def test_the_same_words_once_per_article():
    appearance = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    with refused("appearance_once"), transaction.atomic():
        Appearance.objects.create(
            article=appearance.article,
            first_snapshot=appearance.first_snapshot,
            key=appearance.key,
            content="x",
            directness="direct",
        )


def test_one_text_without_address_is_one_article():
    snapshot = an_article("A pasted text.", canonical_url=None)
    with refused("article_without_address_once"), transaction.atomic():
        an_article("A pasted text.", canonical_url=None)
    assert Snapshot.objects.get() == snapshot


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "example.org"])
def test_an_address_is_one(url):
    with refused("article_canonical_url_is_address"), transaction.atomic():
        an_article(canonical_url=url)


def test_only_an_editor_keeps_a_claim_out():
    claim = a_placed_claim(a_dispute())
    with refused("placement_kept_out_by_editor_only"), transaction.atomic():
        Placement.objects.filter(claim=claim).update(kept_out=True)


def test_a_decision_names_its_pair_in_one_order():
    first = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    second = an_appearance(an_article(), a_claim(), "DeepSeek may have taken data")
    with refused("linkdecision_in_order"), transaction.atomic():
        LinkDecision.objects.create(appearance=second, other=first, same=True, decided_by=a_user())


def test_a_publisher_is_found_by_any_spelling_of_its_name():
    times = Publisher.objects.named("The New York Times")
    assert Publisher.objects.named("New York  Times") == times
    assert Publisher.objects.named("NEW YORK TIMES") == times


def test_claim_numbers_count_up():
    first, second = a_claim(), a_claim()
    assert second.number > first.number > 0


def test_roles_are_kept_in_history():
    user = a_user("contributor")
    User.objects.filter(pk=user.pk).update(role="lead")
    assert list(user.events.order_by("pgh_id").values_list("pgh_label", "role")) == [
        ("insert", "contributor"),
        ("update", "lead"),
    ]
