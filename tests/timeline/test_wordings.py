"""In which words a claim is told as long as those it has today were not known."""

from datetime import date

import pytest

from claims.models import Claim, Telling
from claims.permissions import Gate, Known
from claims.timeline.search import search
from claims.timeline.wordings import word_as_known
from tests.factories import a_claim, a_dispute, an_appearance, an_article

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH = date(2025, 1, 30), date(2025, 2, 28), date(2025, 3, 31)


@pytest.fixture
def claim():
    """Told in January with a pronoun, in February clearly, and in March in the words that it has today."""
    claim = a_claim("DeepSeek took a terabyte.")
    claim.placements.create(dispute=a_dispute())
    tell(claim, "it took data", JANUARY, "It took data.", unclear="it")
    tell(claim, "DeepSeek took loads", FEBRUARY, "DeepSeek took loads.")
    tell(claim, "DeepSeek took a terabyte", MARCH, "DeepSeek took a terabyte.")
    return claim


def tell(claim: Claim, content: str, on: date, wording: str = "", unclear: str = "", **fields) -> None:
    appearance = an_appearance(an_article(f"News\n\nThey say that {content}.", on), claim, content, **fields)
    if wording:
        Telling.objects.create(appearance=appearance, wording=wording, unclear=unclear, version="1")


def wording(day: date) -> str:
    gate = Gate.for_readers(Known(day))
    claim = gate.claims().get()
    word_as_known(gate, [claim])
    return claim.wording


def test_a_claim_is_told_in_the_best_words_that_were_known(claim):
    assert wording(JANUARY) == "It took data."
    assert wording(FEBRUARY) == "DeepSeek took loads."
    assert wording(MARCH) == "DeepSeek took a terabyte."


def test_its_own_words_stay_where_a_known_telling_has_them(claim):
    tell(claim, "DeepSeek took a terabyte", date(2025, 1, 1), "DeepSeek took a terabyte.")
    assert wording(JANUARY) == "DeepSeek took a terabyte."


def test_an_editors_words_stay_where_no_telling_came_later(claim):
    Claim.objects.update(wording="An editor's words.")
    assert wording(MARCH) == "An editor's words."
    assert wording(FEBRUARY) == "DeepSeek took loads."


def test_a_denial_that_linking_has_not_read_says_that_it_is_one(claim):
    Telling.objects.all().delete()
    claim.appearances.filter(content="it took data").update(negated=True, cue_class="denial")
    assert wording(JANUARY) == "Denied: it took data"


def test_a_search_finds_no_claim_by_words_of_later(claim):
    gate = Gate.for_readers(Known(FEBRUARY))
    assert search(gate, "terabyte").n_claims == 0
    assert search(gate, "loads").claims[0].claim.wording == "DeepSeek took loads."
    assert search(Gate.for_readers(Known(MARCH)), "terabyte").n_claims == 1


def test_today_costs_no_query(claim, django_assert_num_queries):
    with django_assert_num_queries(0):
        word_as_known(Gate.for_readers(), [claim])
