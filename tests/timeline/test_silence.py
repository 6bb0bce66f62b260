"""Of whom no answer is held."""

from datetime import date

import pytest

from claims.models import ClaimParty, ClaimRelation, Reply
from claims.permissions import Gate, Known
from claims.timeline.claim_lookup import find_claim
from claims.timeline.claim_page import load_claim_page
from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute()


@pytest.fixture
def accusation(dispute):
    """OpenAI accuses DeepSeek, which is sued as well."""
    claim = a_placed_claim(dispute, about=(a_party("Microsoft"),), published_on=date(2025, 1, 30))
    for role in ("accused", "defendant"):
        ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=role)
    return claim


def silent(claim, known: Known | None = None) -> list[str]:
    gate = Gate.for_readers(known)
    return [silence.name for silence in load_claim_page(gate, find_claim(gate, claim.number)).silences]


def test_who_is_accused_and_not_heard_is_silent_once(accusation):
    assert silent(accusation) == ["DeepSeek"]


@pytest.mark.parametrize("kind", ["denied", "declined", "no_answer"])
def test_whoever_stands_in_the_ledger_is_not_said_to_be_silent(accusation, kind):
    Reply.objects.create(accusation=accusation, party=a_party("DeepSeek"), kind=kind)
    assert silent(accusation) == []


@pytest.mark.parametrize("kind, is_heard", [("denies", True), ("answers", True), ("supports", False)])
def test_a_claim_of_the_accused_against_it_is_an_answer(dispute, accusation, kind, is_heard):
    answer = a_placed_claim(dispute, "Nothing was taken.", speaker=a_party("DeepSeek"))
    ClaimRelation.objects.create(claim=answer, kind=kind, other=accusation)
    assert silent(accusation) == ([] if is_heard else ["DeepSeek"])


def test_what_it_denies_itself_is_no_answer_to_it(dispute, accusation):
    other = a_placed_claim(dispute, "Nothing was taken.", speaker=a_party("DeepSeek"))
    ClaimRelation.objects.create(claim=accusation, kind="denies", other=other)
    assert silent(accusation) == ["DeepSeek"]


def test_the_days_are_counted_from_publication(accusation):
    gate = Gate.for_readers()
    silence = load_claim_page(gate, find_claim(gate, accusation.number)).silences[0]
    assert silence.days == (gate.now.date() - date(2025, 1, 30)).days


def test_who_answers_later_had_not_answered_the_day_before(dispute):
    claim = a_placed_claim(dispute, about=(a_party("DeepSeek"),), published_on=date(2025, 1, 30))
    answer = a_placed_claim(dispute, "Nothing.", speaker=a_party("DeepSeek"), published_on=date(2025, 9, 19))
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="denied", answer=answer)
    assert silent(claim) == silent(claim, Known(date(2025, 9, 19))) == []
    assert silent(claim, Known(date(2025, 9, 18))) == ["DeepSeek"]
