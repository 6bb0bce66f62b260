"""The narrow table is what its triggers make of the others, whatever is written and in whatever order."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from claims.models import (
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Dispute,
    Document,
    Party,
    Placement,
    Publisher,
    TimelineEntry,
)
from claims.terms import PartyRole, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute()


def entry() -> TimelineEntry:
    return TimelineEntry.objects.get()


def test_an_entry_flattens_its_appearance(dispute):
    bloomberg, deepseek = a_publisher("Bloomberg"), a_party("DeepSeek")
    claim = a_placed_claim(dispute, via=(bloomberg,), about=(deepseek,), published_on=date(2025, 1, 30))
    made = entry()
    assert (made.claim, made.speaker, made.about) == (claim, claim.speaker, [deepseek.pk])
    assert set(made.channels) == {bloomberg.pk, made.publisher_id}
    assert (made.published_on, made.said_on, made.happened_on) == (date(2025, 1, 30), None, None)
    assert made.first_held_on == date(2025, 1, 31)


@pytest.mark.parametrize(
    "claim_status, appearance_status, standing",
    [
        ("accepted", "accepted", TimelineEntry.ACCEPTED),
        ("accepted", "suggested", TimelineEntry.SUGGESTED),
        ("suggested", "accepted", TimelineEntry.SUGGESTED),
        ("suggested", "suggested", TimelineEntry.SUGGESTED),
        ("rejected", "accepted", TimelineEntry.HIDDEN),
        ("accepted", "rejected", TimelineEntry.HIDDEN),
        ("accepted", "withdrawn", TimelineEntry.HIDDEN),
    ],
)
def test_standing_is_the_lower_of_claim_and_appearance(dispute, claim_status, appearance_status, standing):
    a_placed_claim(dispute)
    Appearance.objects.update(status=appearance_status)
    Claim.objects.update(status=claim_status)
    assert entry().standing == standing


def test_a_merged_claim_is_hidden(dispute):
    gone, kept = a_placed_claim(dispute, "One wording."), a_placed_claim(dispute, "Another wording.")
    gone.merged_into = kept
    gone.save()
    assert TimelineEntry.objects.get(claim=gone).standing == TimelineEntry.HIDDEN


@pytest.mark.parametrize(
    "cue_class, directness, manner",
    [
        ("speech", "direct", "said"),
        ("writing", "mixed", "said"),
        ("speech", "indirect", "reported"),
        ("filing", "direct", "filed"),
        ("ruling", "indirect", "filed"),
        (None, "direct", "said"),
    ],
)
def test_manner(dispute, cue_class, directness, manner):
    a_placed_claim(dispute, appearance={"cue_class": cue_class, "directness": directness})
    assert entry().manner == manner


def test_threads_of_the_dispute_are_named(dispute):
    thread = a_dispute("A thread", parent=dispute)
    claim = a_placed_claim(dispute)
    Placement.objects.create(claim=claim, dispute=thread)
    assert TimelineEntry.objects.get(dispute=dispute).threads == [thread.pk]
    thread.parent = None
    thread.save()
    thread.parent = dispute
    thread.save()
    assert TimelineEntry.objects.get(dispute=dispute).threads == [thread.pk]


def test_kept_out_means_no_entry(dispute):
    claim = a_placed_claim(dispute)
    claim.placements.update(kept_out=True, by_editor=True)
    assert not TimelineEntry.objects.exists()


def test_an_entry_goes_with_its_placement(dispute):
    claim = a_placed_claim(dispute)
    claim.placements.all().delete()
    assert not TimelineEntry.objects.exists()


def test_moving_an_appearance_moves_its_entry(dispute):
    first, second = a_placed_claim(dispute, "One wording."), a_placed_claim(dispute, "Another wording.")
    Appearance.objects.filter(claim=first).update(claim=second)
    assert set(TimelineEntry.objects.values_list("claim", flat=True)) == {second.pk}


def test_an_article_passes_its_clocks_on(dispute):
    a_placed_claim(dispute)
    article = Article.objects.get()
    article.published = None
    article.publisher = a_publisher("TRT World")
    article.first_held_at = datetime(2025, 3, 1, 23, 59, tzinfo=UTC)
    article.save()
    made = entry()
    assert (made.published_on, made.first_held_on) == (None, date(2025, 3, 1))
    assert made.publisher == article.publisher
    assert article.publisher_id in made.channels


def test_parties_and_links_pass_on(dispute):
    claim = a_placed_claim(dispute)
    party = ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"))
    assert entry().about == [party.party_id]
    party.status = Status.REJECTED
    party.save()
    assert entry().about == []
    ChainLink.objects.filter(publisher__isnull=False).delete()
    assert entry().channels == [entry().publisher_id]


@pytest.mark.parametrize("role", PartyRole)
def test_a_claim_is_about_whom_it_concerns(dispute, role):
    claim = a_placed_claim(dispute)
    party = ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=role)
    is_concerned = role in (PartyRole.ABOUT, PartyRole.ACCUSED, PartyRole.DEFENDANT)
    assert entry().about == ([party.party_id] if is_concerned else [])
    assert ClaimParty.objects.concerned().exists() is is_concerned


def test_an_unlinked_appearance_has_no_entry(dispute):
    an_appearance(an_article(), None, "DeepSeek may have taken data", speaker=a_party())
    assert not TimelineEntry.objects.exists()


def test_many_writes_leave_what_a_full_refresh_makes(dispute):
    other = Dispute.objects.create(slug="other", title="Other")
    for number in range(8):
        a_placed_claim(dispute, f"Wording number {number}.", about=(a_party(f"Party {number % 3}"),))
    Claim.objects.filter(pk__in=list(Claim.objects.values_list("pk", flat=True)[::2])).update(status=Status.ACCEPTED)
    Placement.objects.filter(claim__wording__contains="3").update(dispute=other)
    Placement.objects.filter(claim__wording__contains="5").delete()
    Appearance.objects.filter(content__contains="6").update(
        status=Status.REJECTED, happened=("2024-09-01", "2024-12-01")
    )
    kept = sorted(TimelineEntry.objects.values_list(*_columns()))
    TimelineEntry.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_refresh_entries(ARRAY(SELECT id FROM claims_appearance))")
    assert sorted(TimelineEntry.objects.values_list(*_columns())) == kept
    assert len(kept) == 7


def _columns() -> list[str]:
    """All but since when it stands so: that is remembered, not made again."""
    since = ("shown_at", "accepted_at", "hidden_at")
    return [
        field.attname
        for field in TimelineEntry._meta.concrete_fields
        if field.name not in ("id", "happened_on", "said_on", *since)
    ]


def test_an_entry_remembers_since_when_it_stands_as_it_does(dispute):
    claim = a_placed_claim(dispute)
    long_ago = datetime(2025, 1, 1, tzinfo=UTC)
    TimelineEntry.objects.update(shown_at=long_ago)
    assert (entry().accepted_at, entry().hidden_at) == (None, None)
    Appearance.objects.update(status=Status.ACCEPTED)
    assert entry().accepted_at is None
    Claim.objects.update(status=Status.ACCEPTED)
    assert entry().shown_at == long_ago
    accepted_at = entry().accepted_at
    assert accepted_at > long_ago
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="The outlet retracted it.")
    assert entry().hidden_at
    assert (entry().shown_at, entry().accepted_at) == (long_ago, accepted_at)
    Claim.objects.filter(pk=claim.pk).update(status=Status.SUGGESTED)
    assert entry().shown_at > long_ago


def test_what_changes_nothing_of_its_standing_is_no_news(dispute):
    a_placed_claim(dispute, status=Status.ACCEPTED)
    assert entry().accepted_at
    long_ago = datetime(2025, 1, 1, tzinfo=UTC)
    TimelineEntry.objects.update(shown_at=long_ago, accepted_at=long_ago)
    Appearance.objects.update(certainty="may")
    Article.objects.update(headline="Another headline")
    assert (entry().certainty, entry().shown_at, entry().accepted_at) == ("may", long_ago, long_ago)


def test_kinds_are_those_of_publishers_documents_and_unnamed_people_in_the_chain(dispute):
    wire = a_publisher("Wire", kind="agency")
    claim = a_placed_claim(dispute, via=(wire,))
    assert entry().kinds == ["agency", "news"]
    appearance = claim.appearances.get()
    paper = Document.objects.create(kind="filing", title="Complaint", slug="complaint")
    ChainLink.objects.create(appearance=appearance, position=7, document=paper, how="cites")
    ChainLink.objects.create(appearance=appearance, position=8, unnamed="people", how="told")
    assert entry().kinds == ["agency", "filing", "news", "unnamed"]


def test_kinds_follow_what_publishers_documents_and_parties_turn_out_to_be(dispute):
    claim = a_placed_claim(dispute)
    Publisher.objects.update(kind="blog")
    assert entry().kinds == ["blog"]
    Party.objects.filter(pk=claim.speaker_id).update(kind="unnamed")
    assert entry().kinds == ["blog", "unnamed"]
    Party.objects.filter(pk=claim.speaker_id).update(kind="person")
    assert entry().kinds == ["blog"]


def test_roles_stand_alone_and_with_their_party_but_for_whom_it_is_about(dispute):
    deepseek, getty = a_party("DeepSeek"), a_party("Getty Images")
    claim = a_placed_claim(dispute, about=(deepseek,))
    assert entry().roles == []
    role = ClaimParty.objects.create(claim=claim, party=getty, role=PartyRole.ACCUSED)
    assert entry().roles == ["accused", f"accused:{getty.pk}"]
    ClaimParty.objects.filter(pk=role.pk).update(status=Status.REJECTED)
    assert entry().roles == []


@pytest.mark.parametrize("written, kept", [("en", "en"), ("en-US", "en"), ("PT_br", "pt"), ("", ""), ("?", "")])
def test_language_is_the_articles_without_its_region(dispute, written, kept):
    a_placed_claim(dispute)
    Article.objects.update(language=written)
    assert entry().language == kept
