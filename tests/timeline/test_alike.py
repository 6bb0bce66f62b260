"""Claims like another one."""

import pytest

from claims.models import Embedding
from claims.permissions import Gate
from claims.terms import Publishes
from claims.timeline import alike
from claims.timeline.alike import load_alike
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def with_vector(claim, *numbers: float):
    claim.refresh_from_db()
    vector = [*numbers] + [0.0] * (384 - len(numbers))
    Embedding.objects.create(wording_hash=claim.wording_hash, model="test", vector=vector)
    return claim


@pytest.fixture
def claims():
    dispute = a_dispute()
    vectors = {"One": (1, 0), "Far": (0, 1), "Near": (0.8, 0.6), "Nearer": (0.96, 0.28)}
    return {words: with_vector(a_placed_claim(dispute, words), *vector) for words, vector in vectors.items()}


def found(claim, gate=None) -> list[str]:
    return [hit.claim.wording for hit in load_alike(gate or Gate.for_readers(), claim.number).hits]


def test_the_likest_comes_first_and_not_the_claim_itself(claims):
    assert found(claims["One"]) == ["Nearer", "Near", "Far"]


def test_the_index_finds_the_same(claims, monkeypatch):
    monkeypatch.setattr(alike, "EXACT_UP_TO", 0)
    assert found(claims["One"]) == ["Nearer", "Near", "Far"]


def test_vectors_of_another_model_are_not_compared(claims):
    Embedding.objects.filter(wording_hash=claims["Near"].wording_hash).update(model="older")
    assert found(claims["One"]) == ["Nearer", "Far"]


def test_what_is_not_published_is_not_like_anything(claims):
    with_vector(a_placed_claim(a_dispute("Other", publishes=Publishes.ACCEPTED), "Secret"), 1, 0)
    assert "Secret" not in found(claims["One"])
    assert found(claims["One"], Gate(sees_all=True))[0] == "Secret"


def test_a_claim_without_a_vector_says_so(claims):
    fresh = a_placed_claim(a_dispute("Fresh"), "Fresh")
    assert not load_alike(Gate.for_readers(), fresh.number).is_compared


def test_there_is_nothing_like_a_claim_that_is_not_there(claims):
    assert load_alike(Gate.for_readers(), 10**9) is None
