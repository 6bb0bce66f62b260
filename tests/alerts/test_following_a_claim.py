"""One claim followed by its number: that it was answered, corrected, withdrawn or merged, and nothing of any other."""

import re
from datetime import timedelta
from itertools import count

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.alerts.collecting import collect
from claims.alerts.sending import send_due
from claims.editing.claims_merged import merge_claims, undo_claims
from claims.editing.withdrawing import version_of_claim, withdraw_claim
from claims.models import AlertReading, Claim, ClaimRelation, ClaimSeen, Dispute, Reply, SavedSearch
from claims.terms import RelationKind, ReplyKind, Role, Status
from tests.factories import a_dispute, a_merged_claim, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

_rounds = count()


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(slug="training")


@pytest.fixture
def claim(dispute) -> Claim:
    """A claim, and another one of the dispute."""
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    a_placed_claim(dispute, "DeepSeek took chips.")
    return claim


@pytest.fixture(autouse=True)
def following(claim, dispute) -> None:
    """Somebody follows the claim, from now on."""
    follow(dispute, f"claim={claim.number}")
    news()


def follow(dispute: Dispute, query: str) -> None:
    search = SavedSearch.objects.create(dispute=dispute, name="Mine", query=query)
    told = {"email": "reader@example.org", "rhythm": "at_once", "site": "https://claims.example"}
    search.subscriptions.create(confirmed_at=timezone.now(), **told)


def news() -> list[str]:
    """The lines of the letters of one round of the worker that say what happened, without how the claim stands."""
    AlertReading.objects.update(xid=0, change=next(_rounds))  # what happens to a claim twice is two items
    mail.outbox.clear()
    collect()
    send_due()
    lines = [line for letter in mail.outbox for line in letter.body.splitlines()]
    told = [line for line in lines if line.partition(":")[0] in ("New", "Answered", "Corrected", "Withdrawn", "Merged")]
    return [re.sub(r" \((denied|disputed)\)$", "", line) for line in told]


def answer(claim: Claim, kind: RelationKind = RelationKind.DENIES, wording: str = "We took nothing.") -> Claim:
    """Somebody else's claim that stands against it."""
    (place,) = claim.placements.all()
    found = a_placed_claim(place.dispute, wording, speaker=a_party("DeepSeek"))
    ClaimRelation.objects.create(claim=found, kind=kind, other=claim)
    return found


def withdraw(claim: Claim, reason: str) -> None:
    claim.refresh_from_db()
    withdraw_claim(a_user(), claim.number, version_of_claim(claim), reason)


def test_of_other_claims_nothing_is_told(claim, dispute):
    a_placed_claim(dispute, "DeepSeek took more.")
    Claim.objects.exclude(pk=claim.pk).update(wording="Something else.")
    assert news() == []


def test_a_correction(claim):
    claim.wording = "DeepSeek took other data."
    claim.save()
    assert news() == ["Corrected: OpenAI: DeepSeek took other data."]


@pytest.mark.parametrize("kind", [RelationKind.DENIES, RelationKind.DISPUTES, RelationKind.ANSWERS])
def test_a_claim_that_stands_against_it_answers_it(claim, kind):
    answer(claim, kind)
    assert news() == ["Answered: OpenAI: DeepSeek took data."]
    assert news() == []


@pytest.mark.parametrize("kind", [RelationKind.SUPPORTS, RelationKind.SUPERSEDES])
def test_one_that_supports_it_does_not(claim, kind):
    answer(claim, kind)
    assert news() == []


def test_one_that_nobody_accepted_answers_only_where_suggestions_are_published(claim, dispute):
    Dispute.objects.update(publishes="accepted")
    Claim.objects.update(status=Status.ACCEPTED)
    claim.appearances.update(status=Status.ACCEPTED)
    news()
    answering = answer(claim)
    Claim.objects.filter(pk=answering.pk).update(status=Status.ACCEPTED)
    answering.appearances.update(status=Status.ACCEPTED)
    assert news() == []
    ClaimRelation.objects.update(status=Status.ACCEPTED)
    assert news() == ["Answered: OpenAI: DeepSeek took data."]


def test_one_answer_is_told_once_however_it_is_written_down(claim):
    answering = answer(claim)
    assert len(news()) == 1
    Reply.objects.create(accusation=claim, party=answering.speaker, kind=ReplyKind.DENIED, answer=answering)
    assert news() == []
    Reply.objects.create(accusation=claim, party=answering.speaker, kind=ReplyKind.DECLINED, words="no comment")
    assert len(news()) == 1


def test_that_two_answers_are_one_is_no_further_answer(claim):
    one, other = answer(claim), answer(claim, wording="Nothing was taken.")
    news()
    merge_claims(a_user(Role.LEAD), one.number, other.number, "The same.")
    assert news() == []


def test_an_answer_after_replies_alone_were_noted(claim):
    for seen in ClaimSeen.objects.all():
        seen.state = {key: value for key, value in seen.state.items() if key not in ("answers", "bare_replies")}
        seen.save()
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind=ReplyKind.DENIED)
    assert len(news()) == 1
    answer(claim)
    assert len(news()) == 1


def test_a_withdrawal_although_it_was_never_told_of_before(claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    for one in (claim, other):
        withdraw(one, f"Claim {one.number} was a mix-up.")
    assert news() == [f"Withdrawn: Claim {claim.number} was a mix-up."]


def test_a_merge_and_then_what_happens_to_the_claim_that_stays(claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    merge_claims(a_user(Role.LEAD), claim.number, other.number, "The same.")
    (line,) = news()
    assert line == f"Merged: claim {claim.number} into claim {other.number}: OpenAI: DeepSeek took chips."
    assert f"https://claims.example/claims/{other.number}/" in mail.outbox[0].body
    answer(other)
    assert news() == ["Answered: OpenAI: DeepSeek took chips."]
    withdraw(other, "A mix-up.")
    assert news() == ["Withdrawn: A mix-up."]


def test_that_it_took_in_another_one(claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    merge_claims(a_user(Role.LEAD), other.number, claim.number, "The same.")
    assert news() == [f"Merged: claim {other.number} into claim {claim.number}: OpenAI: DeepSeek took data."]


def test_a_search_that_asks_for_no_number_tells_of_no_merge(claim, dispute):
    SavedSearch.objects.update(query="by=openai")
    other = Claim.objects.exclude(pk=claim.pk).get()
    merge_claims(a_user(Role.LEAD), other.number, claim.number, "The same.")
    assert news() == []


def test_a_merge_that_is_undone_before_the_letter_is_not_told(claim):
    other = Claim.objects.exclude(pk=claim.pk).get()
    lead = a_user(Role.LEAD)
    operation = merge_claims(lead, claim.number, other.number, "The same.")
    AlertReading.objects.update(xid=0, change=0)
    collect()
    undo_claims(lead, operation.pk, "Not the same.")
    mail.outbox.clear()
    send_due()
    assert mail.outbox == []


def test_under_embargo_it_is_silent_and_goes_on_afterwards(claim):
    claim.embargo_until = timezone.now() + timedelta(days=1)
    claim.wording = "Secret words."
    claim.save()
    assert news() == []
    claim.embargo_until = None
    claim.save()
    assert news() == ["New: OpenAI: Secret words."]


def test_several_are_any_of_them(claim, dispute):
    other = Claim.objects.exclude(pk=claim.pk).get()
    SavedSearch.objects.update(query=f"claim={claim.number}&claim={other.number}")
    third = a_placed_claim(dispute, "DeepSeek took more.")
    for one in (claim, other, third):
        one.wording = f"{one.wording} It says."
        one.save()
    assert len(news()) == 2


def test_many_that_follow_other_claims_cost_nothing(claim, dispute):
    other = Claim.objects.exclude(pk=claim.pk).get()

    def n_queries(wording: str) -> int:
        claim.wording = wording
        claim.save()
        AlertReading.objects.update(xid=0, change=next(_rounds))
        with CaptureQueriesContext(connection) as queries:
            collect()
        return len(queries)

    before = n_queries("Other words.")
    for number in range(5):
        follow(dispute, f"claim={other.number}&from={2000 + number}-01-01")
    assert n_queries("Again other words.") == before


def test_one_that_was_merged_in_steps_before_is_followed_to_the_one_that_stands(claim, dispute):
    first = a_merged_claim(a_merged_claim(claim))
    SavedSearch.objects.update(query=f"claim={first.number}")
    news()
    answer(claim)
    assert news() == ["Answered: OpenAI: DeepSeek took data."]
