"""What is counted and listed of tellings that were read once with the parts they belong to."""

from datetime import date

import pytest

from claims.models import Appearance
from claims.permissions import Gate
from claims.timeline.heard import Heard, Hearing
from claims.timeline.party_page import Part, find_party, load_party_page
from tests.factories import a_dispute, a_party, a_placed_claim

EARLY, LATE = date(2024, 12, 27), date(2025, 1, 30)


def heard(claim: int, day: date | None, *parts: str, appearance: int = 0) -> Heard:
    return Heard(appearance, claim, day, frozenset(parts))


def test_a_claim_counts_once_and_only_in_its_parts():
    hearing = Hearing([heard(1, EARLY, "says"), heard(1, LATE, "says", "denies"), heard(2, LATE, "about")])
    assert {part: hearing.of(part).n_claims for part in ("says", "denies", "about", "chains")} == {
        "says": 1,
        "denies": 1,
        "about": 1,
        "chains": 0,
    }


def test_claims_stand_by_their_earliest_day_the_newest_first_and_those_without_one_last():
    hearing = Hearing([heard(1, LATE), heard(1, EARLY), heard(2, LATE), heard(3, None), heard(4, None), heard(5, LATE)])
    assert hearing.newest_first == [5, 2, 1, 4, 3]


def test_a_day_beside_a_telling_without_one_counts():
    assert Hearing([heard(1, None), heard(1, EARLY), heard(2, None)]).newest_first == [1, 2]


@pytest.mark.django_db
def test_nothing_that_the_gate_holds_back_is_heard():
    dispute, openai = a_dispute(), a_party("OpenAI")
    a_placed_claim(dispute, "Said aloud.", speaker=openai)
    a_placed_claim(dispute, "Rejected.", speaker=openai)
    Appearance.objects.filter(claim__wording="Rejected.").update(status="rejected")
    gate = Gate.for_readers()
    page = load_party_page(gate, find_party(gate, openai.slug))
    assert dict(page.counts)[Part.SAYS] == 1
    assert [row.claim.wording for row in page.claims.rows] == ["Said aloud."]
