"""A telling set right by an editor: what is stored, what is refused, and what follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.corrections import correct_telling
from claims.editing.outlets_merged import merge_outlets
from claims.editing.refusal import Refused, Stale
from claims.editing.told import Dated, Link, Named, Part, Told, told_in, version_of_telling
from claims.models import (
    Anchor,
    Appearance,
    Claim,
    ClaimParty,
    MentionDecision,
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Telling,
    days,
)
from claims.terms import Certainty, CueClass, How, NodeKind, PartyKind, PartyRole, Role, Status
from claims.text.dates import parse_fuzzy
from claims.text.spans import Span
from tests.factories import a_claim, a_dispute, a_party, a_publisher, a_user, an_appearance, an_article
from tests.versions import stored_version

pytestmark = pytest.mark.django_db

TEXT = "OpenAI Claims DeepSeek Took Data\n\nOpenAI says that DeepSeek may have taken data. It denies it, Reuters told."
CONTENT = "DeepSeek may have taken data"


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def telling() -> Appearance:
    return an_appearance(an_article(TEXT), a_claim(), CONTENT)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def standing(telling: Appearance) -> Told:
    return told_in(Appearance.objects.get(pk=telling.pk))


def correct(telling: Appearance, user, reason: str = "As the text has it.", **changed) -> Appearance:
    row = Appearance.objects.get(pk=telling.pk)
    told = told_in(row)
    return correct_telling(user, row.pk, version_of_telling(row, told), replace(told, **changed), reason)


def test_the_words_and_their_selectors_follow_the_places(telling, editor):
    content = span_of("DeepSeek may have taken data. It denies it")
    correct(telling, editor, content=content, source=Span(34, 40), cue=span_of("says that"))
    telling.refresh_from_db()
    anchor = telling.anchors.get()
    assert telling.content == anchor.exact == content.of(TEXT)
    assert (anchor.start, anchor.end, anchor.suffix) == (content.start, content.end, TEXT[content.end :][:32])
    assert (telling.cue_words, anchor.cue_start) == ("says that", TEXT.index("says that"))
    assert (anchor.state, anchor.decided_by) == ("same", editor)


def test_it_is_decided_with_its_claim(telling, editor):
    row = correct(telling, editor)
    assert (row.status, row.claim.status) == (Status.ACCEPTED, Status.ACCEPTED)
    event = Appearance.pgh_event_model.objects.filter(pgh_obj=telling).latest("pgh_id")
    assert event.pgh_context.metadata == {"user": editor.pk, "reason": "As the text has it."}
    assert Telling.objects.get(appearance=telling).version == ""


def test_another_speaker_says_the_only_telling(telling, editor):
    reuters = a_party("Reuters")
    row = correct(telling, editor, speaker=Named("reuters"), source=span_of("Reuters"))
    assert (row.speaker, row.claim.speaker, row.claim_id) == (reuters, reuters, telling.claim_id)
    assert row.reading["speaker"]["canonical"] == "Reuters"
    assert [link.label for link in row.chain.all()] == ["Reuters", "PetaPixel"]
    decided = MentionDecision.objects.get(appearance=row)
    assert (decided.words, decided.party) == ("Reuters", reuters)


def test_another_speaker_of_one_telling_of_several_makes_it_another_claim(telling, editor):
    other = an_appearance(an_article(TEXT + " More."), telling.claim, CONTENT)
    row = correct(telling, editor, speaker=Named(a_party("Reuters").name))
    other.refresh_from_db()
    assert other.claim_id == telling.claim_id != row.claim_id
    assert (row.claim.status, row.claim.speaker.name, other.claim.speaker.name) == ("accepted", "Reuters", "OpenAI")
    assert row.claim.number > other.claim.number


def test_no_claim_is_left_without_a_telling(telling, editor):
    """The others went to another claim while the form was open that offered to take this one out."""
    row = correct(telling, editor, own_claim=True)
    assert (row.claim_id, row.claim.status) == (telling.claim_id, Status.ACCEPTED)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("changed", [{"own_claim": True}, {"speaker": Named("Reuters")}])
def test_what_keeps_a_claim_from_readers_keeps_what_comes_of_it(telling, editor, changed):
    a_party("Reuters")
    an_appearance(an_article(TEXT + " More."), telling.claim, CONTENT)
    Claim.objects.update(embargo_until=timezone.now() + timedelta(hours=1))
    Placement.objects.create(claim=telling.claim, dispute=a_dispute(), by_editor=True, kept_out=True)
    row = correct(telling, editor, **changed)
    assert row.claim_id != telling.claim_id
    assert row.claim.is_embargoed
    assert row.claim.placements.get().kept_out


def test_a_new_party_is_made_where_its_kind_is_said(telling, editor):
    row = correct(telling, editor, speaker=Named("  Jane   Doe ", PartyKind.PERSON))
    party = Party.objects.get(name="Jane Doe")
    assert (row.speaker, party.kind, party.slug) == (party, "person", "jane-doe")
    assert PartyAlias.objects.get(party=party).status == Status.ACCEPTED


@pytest.mark.parametrize("named", [Named("Nobody Known"), Named("Twice")])
def test_a_name_that_means_nobody_or_several_is_refused(telling, editor, named):
    a_party("Twice")
    PartyAlias.objects.create(party=a_party("Other"), name="Twice", status=Status.ACCEPTED)
    with pytest.raises(Refused, match=named.name):
        correct(telling, editor, speaker=named)
    assert Appearance.objects.get().status == Status.SUGGESTED


def test_people_without_a_name(telling, editor):
    row = correct(telling, editor, speaker=None, unnamed="two people familiar with it")
    assert (row.speaker, row.claim.speaker) == (None, None)
    assert [link.label for link in row.chain.all()] == ["two people familiar with it", "PetaPixel"]


def test_links_are_added_moved_and_removed(telling, editor):
    lawyers, wire = (
        Link(NodeKind.UNNAMED, Named("lawyers"), How.TOLD),
        Link(NodeKind.PUBLISHER, Named("A Wire"), How.CITES),
    )
    row = correct(telling, editor, links=(lawyers, wire))
    assert [link.label for link in row.chain.all()] == ["OpenAI", "lawyers", "A Wire", "PetaPixel"]
    assert Publisher.objects.filter(name="A Wire").exists()
    row = correct(telling, editor, links=(wire, lawyers))
    assert [link.label for link in row.chain.all()] == ["OpenAI", "A Wire", "lawyers", "PetaPixel"]
    row = correct(telling, editor, links=(lawyers,))
    assert [(link.label, link.how) for link in row.chain.all()][1:] == [("lawyers", "told"), ("PetaPixel", "wrote")]
    assert standing(telling).links == (lawyers,)


def test_nobody_stands_in_a_chain_twice(telling, editor):
    with pytest.raises(Refused, match="twice"):
        correct(telling, editor, links=(Link(NodeKind.PUBLISHER, Named("PetaPixel"), How.TOLD),))


@pytest.mark.parametrize("added", [(), (Link(NodeKind.UNNAMED, Named("lawyers"), How.TOLD),)], ids=["none", "one"])
def test_a_chain_out_of_which_a_merge_took_a_link_keeps_all_others(editor, added):
    wire, agency = a_publisher("A Wire"), a_publisher("An Agency")
    telling = an_appearance(an_article(TEXT), a_claim(), CONTENT, via=(wire, agency))
    merge_outlets(a_user(Role.LEAD), wire.pk, agency.pk, "One agency.")
    row = correct(telling, editor, links=(Link(NodeKind.PUBLISHER, Named("An Agency"), How.CITES), *added))
    between = ["An Agency", *(link.who.name for link in added)]
    assert [link.label for link in row.chain.all()] == ["OpenAI", *between, "PetaPixel"]
    assert [link.position for link in row.chain.all()] == list(range(len(between) + 2))


def test_an_unknown_document_is_refused(telling, editor):
    with pytest.raises(Refused, match="No document"):
        correct(telling, editor, links=(Link(NodeKind.DOCUMENT, Named("A complaint"), How.FILED),))


def test_clocks_keep_the_editors_own_entry(telling, editor):
    meant = Dated.entered("last fall", parse_fuzzy("last fall", date(2025, 1, 30)))
    row = correct(telling, editor, happened=meant)
    row.refresh_from_db()
    assert row.happened == days(date(2024, 9, 1), date(2024, 11, 30))
    assert row.happened_why == {
        "words": "last fall",
        "rule": "season-relative",
        "edtf": "2024-23",
        "anchor_on": "2025-01-30",
        "entered": True,
    }
    assert correct(telling, editor, happened=None).happened is None


def test_how_sure_and_whether_it_denies(telling, editor):
    Appearance.objects.update(certainty=Certainty.MAY, certainty_words=["may"])
    row = correct(telling, editor, certainty=Certainty.STATED, negated=True, cue_class=CueClass.DENIAL)
    assert (row.certainty, row.certainty_words, row.negated, row.cue_class) == ("stated", [], True, "denial")
    assert row.claim.negated


def test_what_a_party_is_to_the_claim(telling, editor):
    for name, status in (("Getty", Status.SUGGESTED), ("Microsoft", Status.ACCEPTED)):
        ClaimParty.objects.create(claim=telling.claim, party=a_party(name), status=status)
    parts = (Part(Named("Microsoft"), PartyRole.ABOUT), Part(Named(a_party("DeepSeek").name), PartyRole.ACCUSED))
    correct(telling, editor, parts=parts)
    kept = {(row.party.name, row.role): row.status for row in ClaimParty.objects.all()}
    assert kept == {
        ("Getty", "about"): "rejected",
        ("Microsoft", "about"): "accepted",
        ("DeepSeek", "accused"): "accepted",
    }


def test_the_claims_own_wording(telling, editor):
    Claim.objects.update(unclear="it")
    claim = correct(telling, editor, wording="DeepSeek took data from OpenAI.").claim
    claim.refresh_from_db()
    assert (claim.wording, claim.unclear) == ("DeepSeek took data from OpenAI.", "")


def test_later_versions_are_anchored_anew(telling, editor):
    later = stored_version(telling.first_snapshot, "First of all: it is so. It denies it, Reuters told.")
    Anchor.objects.create(appearance=telling, snapshot=later, exact=CONTENT, state="gone")
    correct(telling, editor, content=span_of("It denies it, Reuters told"))
    found = telling.anchors.get(snapshot=later)
    assert (found.exact, found.start, found.state) == ("It denies it, Reuters told", 24, "moved")


def test_an_outdated_version_is_refused(telling, editor):
    row = Appearance.objects.get()
    told = told_in(row)
    version = version_of_telling(row, told)
    Claim.objects.update(wording="It says something else now.")
    with pytest.raises(Stale):
        correct_telling(editor, row.pk, version, told, "So it is.")


def test_a_party_merged_meanwhile_makes_it_outdated(telling, editor):
    row = Appearance.objects.get()
    told = told_in(row)
    version = version_of_telling(row, told)
    Appearance.objects.update(speaker=a_party("OpenAI, Inc."))
    with pytest.raises(Stale):
        correct_telling(editor, row.pk, version, told, "So it is.")


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_is_closed_is_refused(telling, editor, status):
    Claim.objects.update(status=status, tombstone="gone")
    with pytest.raises(Refused, match="not open"):
        correct(telling, editor)


def test_only_those_who_may_decide_and_only_with_a_reason(telling, editor):
    with pytest.raises(PermissionDenied):
        correct(telling, a_user(Role.CONTRIBUTOR))
    with pytest.raises(Refused, match="Say why"):
        correct(telling, editor, reason=" ")


def test_nothing_else_is_written_where_nothing_changed(telling, editor):
    correct(telling, editor)
    counts = [model.pgh_event_model.objects.count() for model in (Claim, Anchor, ClaimParty)]
    n_links = telling.chain.model.pgh_event_model.objects.count()
    correct(telling, editor)
    assert [model.pgh_event_model.objects.count() for model in (Claim, Anchor, ClaimParty)] == counts
    assert telling.chain.model.pgh_event_model.objects.count() == n_links
    assert a_publisher() == telling.article.publisher
