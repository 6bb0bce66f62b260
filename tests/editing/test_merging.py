"""Merging parties and taking them apart again: everything moves, everything comes back."""

import pytest

from claims.editing.corrections import decide_speaker
from claims.editing.freezing import freeze
from claims.editing.moving import POINTERS
from claims.editing.parties import (
    merge_parties,
    preview_merge,
    set_wikidata_id,
    undo_merge,
)
from claims.editing.refusal import Refused
from claims.models import (
    Affiliation,
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    Document,
    MentionDecision,
    Party,
    PartyAlias,
    PartyMatch,
    Publisher,
    Reply,
    TimelineEntry,
    WatchedParty,
)
from claims.reading.decided import decided_by_people
from claims.terms import DocumentKind, MatchKind, PartyKind, PartyRole, ReplyKind, Role, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user

TABLES = (*{pointer.model for pointer in POINTERS}, Party, PartyMatch)


@pytest.fixture
def lead(db):
    return a_user(Role.LEAD)


@pytest.fixture
def survivor(db) -> Party:
    return a_party("OpenAI")


@pytest.fixture
def absorbed(db, survivor) -> Party:
    """A party to which every table points, some of it twins of what the survivor has."""
    party = a_party("Open AI")
    dispute = a_dispute()
    claim = a_placed_claim(dispute, "It may have taken data.", speaker=party)
    shared = a_placed_claim(dispute, "They are safe.", speaker=a_party("Meta"), about=(party, survivor))
    ClaimParty.objects.filter(claim=shared, party=party).update(status=Status.ACCEPTED)
    ClaimParty.objects.create(claim=shared, party=party, role=PartyRole.ACCUSED)
    Reply.objects.create(accusation=shared, party=party, kind=ReplyKind.DENIED)
    ChainLink.objects.create(appearance=claim.appearances.get(), position=7, party=survivor, how="told")
    altman = a_party("Sam Altman", PartyKind.PERSON)
    for house in (party, survivor):
        Affiliation.objects.create(party=altman, organisation=house, title="CEO")
        PartyAlias.objects.create(party=house, name="OAI")
        Document.objects.create(kind=DocumentKind.FILING, title="Answer", party=house, slug=f"answer-{house.pk}")
    Affiliation.objects.create(party=party, organisation=survivor, title="arm")
    Affiliation.objects.create(party=party, organisation=a_party("Microsoft"), title="partner")
    MentionDecision.objects.create(words="the lab", party=party, decided_by=a_user())
    watcher = a_user()
    for watched in (party, survivor):
        WatchedParty.objects.create(user=watcher, party=watched)
    publisher = a_publisher("OpenAI Blog")
    publisher.party = party
    publisher.save()
    other = a_party("OpenAl")
    for first, second in ((survivor, party), (survivor, other), (party, other), (party, a_party("AI Open"))):
        PartyMatch.objects.create(party=first, other=second, kind=MatchKind.SPELLING) if first.pk < second.pk else (
            PartyMatch.objects.create(party=second, other=first, kind=MatchKind.SPELLING)
        )
    return party


def everything() -> dict[str, list[dict]]:
    tables = {table._meta.model_name: list(table.objects.order_by("pk").all()) for table in TABLES}
    return {name: [freeze(row) for row in rows] for name, rows in tables.items()} | {
        "entries": list(TimelineEntry.objects.order_by("dispute", "appearance").values("speaker", "about"))
    }


def test_every_column_that_points_to_parties_is_known():
    known = {pointer.name for pointer in POINTERS}
    known |= {"party.merged_into", "partymatch.party", "partymatch.other", "timelineentry.speaker"}
    pointing = {
        f"{relation.related_model._meta.model_name}.{relation.field.name}"
        for relation in Party._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
        if not relation.related_model._meta.model_name.endswith("event")
    }
    assert pointing == known


def test_everything_moves(lead, survivor, absorbed):
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    for pointer in POINTERS:
        assert not pointer.of(absorbed).exists(), pointer.name
    absorbed.refresh_from_db()
    assert absorbed.merged_into == survivor
    assert (operation.survivor_id, operation.absorbed_id, operation.reason) == (survivor.pk, absorbed.pk, "One firm.")
    assert Claim.objects.get(wording="It may have taken data.").speaker == survivor
    assert Publisher.objects.get(name="OpenAI Blog").party == survivor
    assert set(TimelineEntry.objects.values_list("speaker__name", flat=True)) == {"OpenAI", "Meta"}


def test_what_both_have_is_kept_once(lead, survivor, absorbed):
    merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    about = ClaimParty.objects.get(party=survivor, role=PartyRole.ABOUT)
    assert about.status == "accepted"
    assert list(Affiliation.objects.values_list("title", flat=True).order_by("title")) == ["CEO", "partner"]
    assert list(Document.objects.values_list("title", flat=True).order_by("pk")) == ["Answer (Open AI)", "Answer"]
    chain = ChainLink.objects.filter(party=survivor, appearance__claim__wording="It may have taken data.")
    assert chain.get().position == 0


def test_the_absorbed_name_is_a_name_of_the_survivor(lead, survivor, absorbed):
    merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    names = dict(survivor.aliases.values_list("name", "status"))
    assert names == {"OpenAI": "accepted", "Open AI": "accepted", "OAI": "suggested"}


def test_matches_with_others_pass_on(lead, survivor, absorbed):
    merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    pairs = {
        tuple(sorted((match.party.name, match.other.name))): match.status
        for match in PartyMatch.objects.select_related("party", "other")
    }
    assert pairs == {
        ("Open AI", "OpenAI"): "accepted",
        ("OpenAI", "OpenAl"): "suggested",
        ("AI Open", "OpenAI"): "suggested",
    }


def test_undoing_puts_everything_back(lead, survivor, absorbed):
    before = everything()
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    assert everything() != before
    assert undo_merge(lead, operation.pk, "Two firms after all.").n_left == 0
    assert everything() == before


def test_what_was_changed_since_stays_and_is_told(lead, survivor, absorbed):
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    meta = a_party("Meta")
    Claim.objects.filter(wording="It may have taken data.").update(speaker=meta)
    Reply.objects.all().delete()
    Document.objects.filter(title="Answer (Open AI)").update(title="Reply")
    assert undo_merge(lead, operation.pk, "Two firms after all.").n_left == 3
    assert Claim.objects.get(wording="It may have taken data.").speaker == meta
    assert Document.objects.get(title="Reply").party == absorbed


def test_a_wikidata_id_that_a_third_has_by_now_is_not_given_to_two(lead, survivor, absorbed):
    set_wikidata_id(lead, absorbed.pk, "Q21708200")
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One company.")
    other = a_party("OpenAI Foundation")
    for party, wikidata_id in ((survivor, ""), (other, "Q21708200")):
        set_wikidata_id(lead, party.pk, wikidata_id)
    with pytest.raises(Refused, match="Q21708200 is the id of OpenAI Foundation already"):
        undo_merge(lead, operation.pk, "Two companies.")
    set_wikidata_id(lead, other.pk, "")
    undo_merge(lead, operation.pk, "Two companies.")
    assert Party.objects.get(wikidata_id="Q21708200") == absorbed


def test_a_telling_corrected_since_takes_along_whom_its_words_mean(lead, survivor, absorbed):
    """Else the next reading would give it to the one that it was taken from."""
    row = Appearance.objects.get(claim__wording="It may have taken data.")
    Appearance.objects.update(source_words="the lab")
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    row.refresh_from_db()
    decide_speaker(row, lead, "It is they.")
    undo_merge(lead, operation.pk, "Two firms after all.")
    assert MentionDecision.objects.get(appearance=row).party == absorbed


def test_claims_made_since_stay_with_the_survivor(lead, survivor, absorbed):
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    made = a_claim("Something new.", speaker=survivor)
    undo_merge(lead, operation.pk, "Two firms after all.")
    made.refresh_from_db()
    assert made.speaker == survivor


def test_an_outlet_that_each_has_is_let_go_and_given_back(lead, survivor, absorbed):
    Publisher.objects.create(name="OpenAI News", slug="openai-news", party=survivor)
    operation = merge_parties(lead, absorbed.pk, survivor.pk, "One firm.")
    assert Publisher.objects.get(name="OpenAI Blog").party is None
    undo_merge(lead, operation.pk, "Two firms after all.")
    assert Publisher.objects.get(name="OpenAI Blog").party == absorbed


def test_the_rows_that_went_along_do_not_count_as_decided_by_a_person(lead, survivor):
    claim = a_placed_claim(a_dispute(), speaker=a_party("Open AI"))
    merge_parties(lead, claim.speaker_id, survivor.pk, "One firm.")
    assert not decided_by_people(claim.appearances.get().article_id)
    context = Appearance.objects.get().events.order_by("-pgh_id").first().pgh_context.metadata
    assert (context["user"], context["reason"]) == (lead.pk, "One firm.")


def test_the_preview_counts_and_changes_nothing(survivor, absorbed):
    before = everything()
    preview = preview_merge(absorbed, survivor)
    assert preview.problem == ""
    assert (1, "claims that it makes") in preview.moves
    assert (2, "parts in claims") in preview.moves
    assert everything() == before
