"""What hangs on the claims of a party or an outlet after it was merged."""

from collections.abc import Iterable

import pytest

from claims import linking
from claims.editing.outlets_merged import merge_outlets, undo_outlets
from claims.editing.parties import merge_parties, undo_merge
from claims.editing.placements import place_claim
from claims.editing.review import accept_claim, version_of
from claims.linking import link_article
from claims.models import Appearance, Claim, Party, Placement
from claims.reading import read_snapshot
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_article
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """A party whose claims stand by hand; by rule they stand elsewhere once it has another name."""
    one, other = a_party("OpenAI"), a_party("Open AI")
    dispute = a_dispute()
    for words in ("The books were bought.", "Prices will rise.", "Nobody was asked."):
        a_placed_claim(dispute, words, speaker=other)
    a_placed_claim(dispute, "Another.", speaker=a_party("Meta"))
    a_dispute("By rule", rules={"parties": ["OpenAI"]})
    merge_parties(a_user(Role.LEAD), other.pk, one.pk, "One firm.")
    return one


def test_what_both_said_becomes_one_claim_and_two_again():
    for speaker in ("OpenAI", "Open AI Inc"):
        snapshot = an_article(
            f"{speaker} said that DeepSeek copied its models in 2024.", publisher=a_publisher(speaker)
        )
        read_snapshot(snapshot)
        link_article(snapshot.article)
    one, other = (Party.objects.get(name=name) for name in ("OpenAI", "Open AI Inc"))
    told = Appearance.objects.filter(claim__isnull=False)
    assert told.values("claim").distinct().count() == 2
    lead = a_user(Role.LEAD)
    operation = merge_parties(lead, other.pk, one.pk, "One firm.")
    linking.settle_party(one.pk)
    assert told.values("claim").distinct().count() == 1
    undo_merge(lead, operation.pk, "Two firms.")
    for party in (one, other):
        linking.settle_party(party.pk)
    assert told.values("claim").distinct().count() == 2


def test_what_another_one_says_leaves_a_claim_that_people_decided_about():
    """The machine put it there while two were one party; that an editor placed the claim says nothing of it."""
    one, other = (tell(f"{name} said that DeepSeek copied its models in 2024.", name) for name in ("OpenAI", "Reddit"))
    claim, theirs = one.claim, other.claim
    lead, dispute = a_user(Role.LEAD), a_dispute()
    place_claim(lead, claim.number, dispute.pk, "It belongs there.")
    operation = merge_parties(lead, other.speaker_id, one.speaker_id, "One firm.")
    linking.settle_party(one.speaker_id)
    assert claim.appearances.count() == 2
    undo_merge(lead, operation.pk, "Two firms.")
    for party in (one.speaker_id, other.speaker_id):
        linking.settle_party(party)
    assert [list(each.appearances.all()) for each in (claim, theirs)] == [[one], [other]]


def test_where_an_accepted_claim_comes_from_follows_who_says_it():
    said = ("OpenAI said that Getty Images is wrong.", "Open AI Inc said that Meta copied its books.")
    one, other = (tell(words).speaker for words in said)
    lead, claim = a_user(Role.LEAD), Claim.objects.get(speaker=other)
    accept_claim(claim.number, lead, version_of(claim))
    operation = merge_parties(lead, other.pk, one.pk, "One firm.")
    linking.settle_party(one.pk)
    assert claim.origins.get().key == f"party:{one.pk}"
    undo_merge(lead, operation.pk, "Two firms.")
    for party in (one, other):
        linking.settle_party(party.pk)
    assert claim.origins.get().key == f"party:{other.pk}"


def test_its_claims_are_settled_in_batches(merged):
    assert linking.settle_party(merged.pk, batch=2) == 6  # tellings, and their claims
    assert Placement.objects.filter(dispute__title="By rule").count() == 3


def test_what_unnamed_people_told_two_outlets_that_are_one_is_one_claim_until_they_are_taken_apart():
    lead, told = (
        a_user(Role.LEAD),
        [
            tell("Two officials said that DeepSeek copied the models.", name)
            for name in ("nytimes.com", "New York Times")
        ],
    )
    outlets = [telling.article.publisher_id for telling in told]
    assert len(claims_of(told)) == 2
    operation = merge_outlets(lead, *outlets, "One paper.")
    linking.settle_outlet(outlets[1])
    (claim,) = claims_of(told)
    assert (claim.stats.n_articles, claim.stats.n_origins) == (2, 1)
    assert {origin.key for origin in claim.origins.all()} == {f"publisher:{outlets[1]}"}
    assert linking.settle_outlet(outlets[1]) == 1
    undo_outlets(lead, operation.pk, "Two papers.")
    for outlet in outlets:
        linking.settle_outlet(outlet)
    assert len(claims_of(told)) == 2


def claims_of(tellings: Iterable[Appearance]) -> set[Claim]:
    return set(Claim.objects.filter(appearances__in=tellings))
