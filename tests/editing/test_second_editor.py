"""The rule of two: what accuses somebody is checked once two editors have accepted it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from claims.editing.corrections import correct_telling
from claims.editing.going_back import go_back
from claims.editing.refusal import Refused, Stale
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.editing.review_many import decide_many
from claims.editing.review_undo import undo_decision
from claims.editing.told import Named, Part, told_in, version_of_telling
from claims.editing.withdrawing import ask_second_editor, version_of_dispute
from claims.models import (
    Agreement,
    Appearance,
    Claim,
    ClaimParty,
    Dispute,
    ReviewDecision,
    ReviewItem,
    TimelineEntry,
    User,
)
from claims.permissions import Gate
from claims.terms import PartyRole, Role, Status, Verdict
from claims.timeline.history import load_history
from claims.timeline.review_editor import load_editor
from claims.timeline.review_queue import QueueAsked, waiting
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(second_editor=True)


@pytest.fixture
def one() -> User:
    return a_user(Role.EDITOR, username="one")


@pytest.fixture
def other() -> User:
    return a_user(Role.EDITOR, username="other")


@pytest.fixture
def claim(dispute) -> Claim:
    return accusing(a_placed_claim(dispute))


def accusing(claim: Claim, role: PartyRole = PartyRole.ACCUSED, **fields) -> Claim:
    ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=role, **fields)
    claim.placements.update(by_editor=True)
    return claim


def accept(claim: Claim, user: User) -> ReviewDecision:
    claim.refresh_from_db()
    accept_claim(claim.number, user, version_of(claim))
    return ReviewDecision.objects.latest("pk")


def status(claim: Claim) -> Status:
    return Status(Claim.objects.get(pk=claim.pk).status)


def statuses(claim: Claim) -> set[str]:
    return {status(claim), *(row.status for rows in (claim.appearances, claim.parties) for row in rows.all())}


def queue_of(user: User) -> list[int]:
    return list(waiting(QueueAsked(), load_editor(user)).values_list("claim", flat=True))


@pytest.mark.parametrize("role", [PartyRole.ACCUSED, PartyRole.DEFENDANT])
def test_the_first_acceptance_leaves_it_unchecked_and_the_second_checks_it(dispute, one, other, role):
    claim = accusing(a_placed_claim(dispute), role)
    accept(claim, one)
    assert statuses(claim) == {Status.SUGGESTED}
    assert {entry.standing for entry in TimelineEntry.objects.all()} == {TimelineEntry.SUGGESTED}
    accept(claim, other)
    assert statuses(claim) == {Status.ACCEPTED}
    agreed = Agreement.objects.get()
    assert (agreed.user, agreed.second.user) == (one, other)


def test_who_accepted_it_cannot_be_the_second(claim, one):
    accept(claim, one)
    with pytest.raises(Refused, match="second editor"):
        accept(claim, one)
    assert status(claim) == Status.SUGGESTED


def test_the_first_no_longer_finds_it_in_the_queue_and_others_do(claim, one, other):
    accept(claim, one)
    assert queue_of(one) == []
    assert queue_of(other) == [claim.pk]


@pytest.mark.parametrize(
    "make",
    [
        lambda dispute: a_placed_claim(dispute),
        lambda dispute: accusing(a_placed_claim(dispute), PartyRole.ABOUT),
        lambda dispute: accusing(a_placed_claim(dispute), PartyRole.PLAINTIFF),
        lambda dispute: accusing(a_placed_claim(dispute), status=Status.REJECTED),
        lambda dispute: accusing(a_placed_claim(a_dispute(second_editor=False))),
        lambda dispute: accusing(a_placed_claim(a_dispute())),
    ],
    ids=["nobody", "about", "plaintiff", "rejected", "rule off", "usual"],
)
def test_one_is_enough_where_nobody_is_accused_or_no_rule_says_so(dispute, one, make):
    claim = make(dispute)
    accept(claim, one)
    assert status(claim) == Status.ACCEPTED


@pytest.mark.parametrize("said, is_needed", [(None, True), (True, True), (False, False)])
def test_a_dispute_that_says_nothing_follows_the_setting(settings, one, said, is_needed):
    settings.SECOND_EDITOR = True
    claim = accusing(a_placed_claim(a_dispute(second_editor=said)))
    accept(claim, one)
    assert (status(claim) == Status.SUGGESTED) == is_needed


def test_a_claim_in_no_dispute_follows_the_setting(settings, one):
    settings.SECOND_EDITOR = True
    claim = accusing(a_claim())
    an_appearance(an_article(), claim, "DeepSeek may have taken data")
    accept(claim, one)
    assert status(claim) == Status.SUGGESTED


def test_either_of_them_can_reject_it(claim, one, other):
    accept(claim, one)
    reject_claim(claim.number, other, version_of(claim), "It is a parody.")
    assert status(claim) == Status.REJECTED
    undo_decision(other, ReviewDecision.objects.latest("pk").pk)
    reject_claim(claim.number, one, version_of(claim), "I was wrong.")
    assert status(claim) == Status.REJECTED


def test_a_claim_that_changed_since_begins_anew(claim, one, other):
    accept(claim, one)
    Claim.objects.filter(pk=claim.pk).update(wording="Something else.")
    accept(claim, other)
    assert status(claim) == Status.SUGGESTED
    assert Agreement.objects.get().user == other
    accept(claim, one)
    assert status(claim) == Status.ACCEPTED


def test_the_second_undoes_and_the_first_stands(claim, one, other):
    accept(claim, one)
    undo_decision(other, accept(claim, other).pk)
    assert statuses(claim) == {Status.SUGGESTED}
    assert queue_of(one) == []
    accept(claim, other)
    assert status(claim) == Status.ACCEPTED


def test_the_first_undoes_and_nothing_is_left_of_it(claim, one):
    undo_decision(one, accept(claim, one).pk)
    assert not Agreement.objects.exists()
    assert queue_of(one) == [claim.pk]


def test_the_first_undoes_after_the_second_who_then_is_the_first(claim, one, other):
    first = accept(claim, one)
    second = accept(claim, other)
    undo_decision(one, first.pk)
    assert statuses(claim) == {Status.SUGGESTED}
    assert Agreement.objects.get().user == other
    assert (queue_of(one), queue_of(other)) == ([claim.pk], [])
    undo_decision(other, second.pk)
    assert not Agreement.objects.exists()
    accept(claim, other)
    accept(claim, one)
    assert status(claim) == Status.ACCEPTED


def test_the_first_undoes_nothing_where_it_was_changed_since(claim, one, other):
    first = accept(claim, one)
    accept(claim, other)
    Claim.objects.filter(pk=claim.pk).update(wording="Something else.")
    with pytest.raises(Stale):
        undo_decision(one, first.pk)


def test_many_at_once_are_accepted_as_far_as_one_may(dispute, claim, one, other):
    plain = a_placed_claim(dispute, "It is raining.")
    seen = {each.number: version_of(each) for each in (claim, plain)}
    decision, left = decide_many(one, Verdict.ACCEPTED, seen, "Read.")
    assert (status(claim), status(plain), left) == (Status.SUGGESTED, Status.ACCEPTED, [])
    with pytest.raises(Stale, match="second editor"):
        decide_many(one, Verdict.ACCEPTED, {claim.number: seen[claim.number]}, "Read.")
    undo_decision(one, decision.pk)
    assert (status(plain), Agreement.objects.count()) == (Status.SUGGESTED, 0)
    accept(claim, one)
    decide_many(other, Verdict.ACCEPTED, {claim.number: version_of(claim)}, "Read, too.")
    assert status(claim) == Status.ACCEPTED


def correct(claim: Claim, user: User, **changed) -> None:
    row = Appearance.objects.get(claim=claim)
    told = told_in(row)
    correct_telling(user, row.pk, version_of_telling(row, told), replace(told, **changed), "As the text has it.")


def test_a_correction_is_the_first_of_two(claim, one, other):
    correct(claim, one, wording="DeepSeek took data.")
    assert status(claim) == Status.SUGGESTED
    assert Agreement.objects.get().user == one
    accept(claim, other)
    assert status(claim) == Status.ACCEPTED


def test_what_the_second_corrects_the_first_has_to_accept(claim, one, other):
    accept(claim, one)
    correct(claim, other, wording="DeepSeek took data.")
    assert Agreement.objects.get().user == other
    accept(claim, one)
    assert status(claim) == Status.ACCEPTED


def test_what_is_checked_stays_so_unless_somebody_else_is_accused(dispute, one):
    claim = accusing(a_placed_claim(dispute, status=Status.ACCEPTED), status=Status.ACCEPTED)
    correct(claim, one, wording="DeepSeek took data.")
    assert status(claim) == Status.ACCEPTED
    parts = told_in(Appearance.objects.get(claim=claim)).parts
    a_party("Meta")
    correct(claim, one, parts=(*parts, Part(Named("Meta"), PartyRole.ACCUSED)))
    assert status(claim) == Status.SUGGESTED


def test_new_tellings_of_what_is_checked_take_one(dispute, one):
    claim = accusing(a_placed_claim(dispute, status=Status.ACCEPTED), status=Status.ACCEPTED)
    an_appearance(an_article("They say it again."), claim, "it again")
    accept(claim, one)
    assert set(claim.appearances.values_list("status", flat=True)) == {Status.ACCEPTED}


def test_nobody_goes_back_to_checked_alone(claim, one, other):
    accept(claim, one)
    accept(claim, other)
    checked = claim.events.order_by("-pgh_id").first().pgh_id
    undo_decision(other, ReviewDecision.objects.latest("pk").pk)
    latest = claim.events.order_by("-pgh_id").first().pgh_id
    with pytest.raises(Refused, match="two editors"):
        go_back(one, "claim", claim.pk, checked, latest, "It was right.")


def test_turned_off_the_next_acceptance_is_enough_and_turned_on_what_is_checked_stays(claim, dispute, one):
    lead = a_user(Role.LEAD)
    accept(claim, one)
    ask_second_editor(lead, dispute.pk, version_of_dispute(Dispute.objects.get(pk=dispute.pk)), False, "We are few.")
    assert queue_of(one) == [claim.pk]
    accept(claim, one)
    assert status(claim) == Status.ACCEPTED
    ask_second_editor(lead, dispute.pk, version_of_dispute(Dispute.objects.get(pk=dispute.pk)), True, "We are more.")
    assert status(claim) == Status.ACCEPTED
    assert not ReviewItem.objects.exists()


def test_only_a_lead_says_so_and_gives_a_reason(dispute, one):
    version = version_of_dispute(Dispute.objects.get(pk=dispute.pk))
    with pytest.raises(PermissionDenied):
        ask_second_editor(one, dispute.pk, version, False, "Because.")
    lead = a_user(Role.LEAD)
    with pytest.raises(Refused, match="Say why"):
        ask_second_editor(lead, dispute.pk, version, False, " ")
    with pytest.raises(Refused, match="already"):
        ask_second_editor(lead, dispute.pk, version, True, "Because.")
    with pytest.raises(Stale):
        ask_second_editor(lead, dispute.pk, "old", False, "Because.")


def test_history_and_figures_know_both(claim, one, other):
    accept(claim, one)
    accept(claim, other)
    assert {(each.who, each.what) for each in load_history(Claim.objects.get(pk=claim.pk))} == {
        ("other", ("checked by an editor",)),
        ("one", ("one editor agrees, a second is needed",)),
        ("", ("made",)),
    }
    assert [load_editor(user).n_today for user in (one, other)] == [1, 1]


def test_readers_see_it_as_not_yet_checked(claim, dispute, one):
    before = Claim.objects.values().get()
    accept(claim, one)
    assert Claim.objects.values().get() == before  # no feed calls it changed either
    Dispute.objects.filter(pk=dispute.pk).update(publishes="accepted")
    assert not Gate.for_readers().claims().exists()


def accept_anyhow(user: User, number: int, version: str) -> str:
    try:
        accept_claim(number, user, version)
        return "accepted"
    except (Refused, Stale):
        return "refused"
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_the_same_person_at_once_is_one_person():
    claim, user = accusing(a_placed_claim(a_dispute(second_editor=True))), a_user(Role.EDITOR)
    version = version_of(claim)
    with ThreadPoolExecutor(4) as at_once:
        said = sorted(at_once.map(accept_anyhow, [user] * 4, [claim.number] * 4, [version] * 4))
    assert said == ["accepted", "refused", "refused", "refused"]
    assert status(claim) == Status.SUGGESTED
