"""Going back to an earlier state of one thing."""

import pghistory
import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.going_back import go_back
from claims.editing.notes import Words, edit_note, write_note
from claims.editing.refusal import Refused, Stale
from claims.editing.ways_back import NO_WAYS, WAYS
from claims.models import (
    Affiliation,
    Appearance,
    ChainLink,
    Claim,
    Dispute,
    Party,
    Placement,
    Story,
    StoryStep,
    Telling,
)
from claims.terms import Certainty, FeedState, How, Publishes, Role, Status
from claims.timeline.history_kinds import KINDS
from tests.factories import a_claim, a_dispute, a_feed, a_party, a_placed_claim, a_publisher, a_user
from tests.stories import a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


def events(row) -> list[int]:
    """Its events, the latest first."""
    return list(row.events.order_by("-pgh_id").values_list("pgh_id", flat=True))


def back(user, kind: str, row, reason: str = "It was right."):
    """Go back to how the thing stood when it was made."""
    told = events(row)
    return go_back(user, kind, row.pk, told[-1], told[0], reason)


def test_every_way_is_of_a_kind_with_a_history_and_shows_what_comes_back():
    hidden = {"certainty_words", "negation_words"}
    hidden |= {f"{clock}_why" for clock in ("happened", "said", "published", "replied", "held")}
    for kind, way in WAYS.items():
        assert KINDS[kind].model is way.model
        assert {*way.columns, *way.fixed} - hidden <= KINDS[kind].shown.keys(), kind


def test_every_kind_has_a_way_back_or_says_why_there_is_none():
    assert {*WAYS, *NO_WAYS} == {*KINDS}
    assert not {*WAYS} & {*NO_WAYS}


def a_step() -> StoryStep:
    return a_story(a_claim()).steps.get()


def an_office() -> Affiliation:
    return Affiliation.objects.create(party=a_party("Jane Roe"), organisation=a_party("Meta"), title="spokeswoman")


@pytest.mark.parametrize(
    "kind, make, changed",
    [
        ("claim", a_claim, {"wording": "Other words.", "negated": True, "status": Status.REJECTED}),
        ("party", a_party, {"name": "Open AI"}),
        ("publisher", a_publisher, {"name": "Peta", "domains": ["example.org"]}),
        ("dispute", a_dispute, {"title": "Another", "rules": {"words": ["x"]}}),
        ("story", a_story, {"title": "Another", "lead": "Words."}),
        ("story-step", a_step, {"text": "Other words."}),
        ("office", an_office, {"title": "director", "status": Status.REJECTED}),
        ("feed", a_feed, {"title": "Another", "folder": "Tech/AI", "state": FeedState.PAUSED}),
        (
            "telling",
            lambda: a_placed_claim(a_dispute()).appearances.get(),
            {"certainty": Certainty.MAY, "negated": True},
        ),
    ],
)
def test_it_stands_again_as_it_stood(lead, kind, make, changed):
    row = make()
    first = {name: getattr(row, name) for name in changed}
    type(row).objects.filter(pk=row.pk).update(**changed)
    back(lead, kind, row)
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in changed} == first
    last = row.events.order_by("-pgh_id").first()
    assert last.pgh_context.metadata["reason"] == "It was right."


def test_what_has_a_way_of_its_own_is_refused(lead):
    claim = a_claim()
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="Retracted.")
    with pytest.raises(Refused, match="withdrawn"):
        back(lead, "claim", claim)
    merged = a_claim("Another.")
    Claim.objects.filter(pk=merged.pk).update(merged_into=claim)
    with pytest.raises(Refused, match="merged"):
        back(lead, "claim", merged)
    telling = a_placed_claim(a_dispute()).appearances.get()
    Appearance.objects.filter(pk=telling.pk).update(content="other words")
    with pytest.raises(Refused, match="Correct the telling"):
        back(lead, "telling", telling)
    placement = Placement.objects.get()
    Placement.objects.filter(pk=placement.pk).update(by_editor=True, kept_out=True)
    with pytest.raises(Refused, match="rule"):
        back(lead, "placement", placement)
    with pytest.raises(Refused, match="follows from the text"):
        go_back(lead, "anchor", 1, 1, 1, "Why.")
    with pytest.raises(Refused, match="nothing of this kind"):
        go_back(lead, "secret", 1, 1, 1, "Why.")


def a_chain(*via) -> list[ChainLink]:
    """Of a telling by way of these outlets: the speaker, they, and the outlet of its article."""
    return list(a_placed_claim(a_dispute(), via=via).appearances.get().chain.order_by("position"))


def set_link(link: ChainLink, **columns) -> None:
    ChainLink.objects.filter(pk=link.pk).update(**columns)


def test_a_link_comes_back_and_the_telling_is_read_anew(lead):
    bloomberg = a_publisher("Bloomberg")
    _, link, _ = a_chain(bloomberg)
    Telling.objects.create(appearance=link.appearance, wording="So.", version="1")
    set_link(link, publisher=a_publisher("Reuters"), how=How.TOLD)
    back(lead, "chain-link", link)
    link.refresh_from_db()
    assert link.publisher == bloomberg
    assert Telling.objects.get().version == ""


def test_a_link_that_would_break_the_chain_stays(lead):
    speaker, link, outlet = a_chain(a_publisher("Bloomberg"))
    set_link(link, publisher=None, document=None, unnamed="two people")
    set_link(speaker, party=a_party("Microsoft"))
    Appearance.objects.update(speaker=a_party("Microsoft"))
    with pytest.raises(Refused, match="Another party spoke then"):
        back(lead, "chain-link", speaker)
    set_link(outlet, publisher=a_publisher("Bloomberg"))
    link.appearance.article.__class__.objects.update(publisher=a_publisher("Bloomberg"))
    with pytest.raises(Refused, match="twice"):
        back(lead, "chain-link", link)
    with pytest.raises(Refused, match="outlet of the article ends"):
        back(lead, "chain-link", outlet)


def test_a_step_that_comes_back_makes_another_version_of_its_story(lead):
    step = a_step()
    StoryStep.objects.update(text="Other words.")
    back(lead, "story-step", step)
    assert Story.objects.get().version == step.story.version + 1


def test_a_title_that_another_dispute_has_by_now_does_not_come_back(lead):
    water = a_dispute("Water")
    Dispute.objects.filter(pk=water.pk).update(title="Rivers")
    a_dispute("water")
    with pytest.raises(Refused, match="Another dispute is called “Water”"):
        back(lead, "dispute", water)
    water.refresh_from_db()
    assert water.title == "Rivers"


def test_what_a_dispute_publishes_does_not_come_back_by_the_way(lead):
    dispute = a_dispute(publishes=Publishes.SUGGESTED)
    Dispute.objects.filter(pk=dispute.pk).update(publishes=Publishes.ACCEPTED, title="Another")
    assert back(lead, "dispute", dispute).publishes == Publishes.ACCEPTED


def test_a_reason_is_needed_and_nothing_to_change_is_no_change(lead):
    party = a_party()
    with pytest.raises(Refused, match="Say why"):
        back(lead, "party", party, " ")
    with pytest.raises(Refused, match="already"):
        back(lead, "party", party)
    told = events(party)
    with pytest.raises(Stale):
        go_back(lead, "party", party.pk, told[0], told[0] - 1, "Why.")
    with pytest.raises(party.events.model.DoesNotExist):
        go_back(lead, "party", party.pk, a_party("Another").events.get().pgh_id, told[0], "Why.")
    with pytest.raises(Party.DoesNotExist):
        go_back(lead, "party", 10**9, 1, 1, "Why.")


def test_what_cannot_stand_any_more_is_refused_in_a_sentence(lead):
    claim, speaker = a_claim(speaker=a_party("Gone")), a_party("Here")
    with pghistory.context(user=lead.pk, reason="other"):
        Claim.objects.filter(pk=claim.pk).update(speaker=speaker)
    party = Party.objects.get(name="Gone")
    party.aliases.all().delete()
    party.delete()
    with pytest.raises(Refused, match="cannot stand"):
        back(lead, "claim", claim)


def test_a_note_comes_back_for_its_author_and_for_the_desk_alone(lead):
    jane = a_user(Role.CONTRIBUTOR)
    note = write_note(jane, a_claim(), Words("First."))
    edit_note(lead, note.pk, 1, Words("Second.", public=True))
    with pytest.raises(PermissionDenied):
        back(a_user(Role.CONTRIBUTOR), "note", note)
    note = back(jane, "note", note)
    assert (note.body, note.public, note.version) == ("First.", False, 3)


def test_who_may_not_change_it_goes_nowhere():
    with pytest.raises(PermissionDenied):
        back(a_user(Role.CONTRIBUTOR), "claim", a_claim())
    with pytest.raises(PermissionDenied):
        back(a_user(Role.EDITOR), "dispute", a_dispute())
