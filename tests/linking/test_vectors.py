"""Sentence vectors: made once per distinct wording, found again, and near what means the same."""

from threading import Barrier, Thread

import numpy as np
import pytest
from django.db import connection

from claims.linking import nearest as nearest_module
from claims.linking import vectors
from claims.linking.nearest import nearest
from claims.linking.vectors import encode, key_of, make_missing, vectors_of
from claims.models import Claim, Embedding
from tests.factories import a_claim, a_party

COPIED = "DeepSeek copied the answers of OpenAI’s models."
COPIED_OTHERWISE = "DeepSeek took what OpenAI’s models had answered."
PRICES = "Grain prices will rise in the autumn."


@pytest.fixture
def encoded(monkeypatch) -> list[str]:
    """What the model was asked for, in order."""
    asked: list[str] = []
    monkeypatch.setattr(vectors, "encode", lambda wordings: asked.extend(wordings) or encode(wordings))
    return asked


def test_vectors_have_length_one_and_are_the_same_alone_and_in_a_batch():
    together = encode([COPIED, PRICES])
    assert together.shape == (2, 384)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert (encode([PRICES])[0] == together[1]).all()


def test_a_paraphrase_is_nearer_than_another_matter():
    copied, otherwise, prices = encode([COPIED, COPIED_OTHERWISE, PRICES])
    assert copied @ otherwise > copied @ prices


@pytest.mark.django_db
@pytest.mark.parametrize("wording", [COPIED, "“Ça” – naïve, 5 €\n", "x" * 3000])
def test_the_key_is_the_one_of_the_database(wording):
    assert a_claim(wording).wording_hash == key_of(wording)


@pytest.mark.django_db
def test_each_wording_is_made_once(encoded):
    first = vectors_of([COPIED, PRICES, COPIED])
    again = vectors_of([PRICES, COPIED_OTHERWISE])
    assert encoded == [COPIED, PRICES, COPIED_OTHERWISE]
    assert (first[PRICES] == again[PRICES]).all()
    assert Embedding.objects.count() == 3


@pytest.mark.django_db
def test_vectors_of_another_model_are_not_taken(monkeypatch, encoded):
    vectors_of([COPIED])
    monkeypatch.setattr(vectors, "MODEL", "another one")
    vectors_of([COPIED])
    assert encoded == [COPIED, COPIED]
    assert Embedding.objects.count() == 2


@pytest.mark.django_db
def test_missing_ones_are_made_in_batches_and_taken_up_again(monkeypatch, encoded):
    for wording in (COPIED, COPIED, PRICES, COPIED_OTHERWISE):
        a_claim(wording)
    with monkeypatch.context() as broken:
        broken.setattr(
            vectors, "encode", lambda wordings: 1 / 0 if encoded else encode(encoded.extend(wordings) or wordings)
        )
        with pytest.raises(ZeroDivisionError):
            make_missing(batch=1)
    assert Embedding.objects.count() == 1
    assert make_missing(batch=2) == 2
    assert make_missing() == 0
    assert sorted(encoded) == sorted([COPIED, PRICES, COPIED_OTHERWISE])


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_each_vector_once(encoded):
    for number in range(6):
        a_claim(f"Claim number {number} is about copying.")
    start, n_made = Barrier(2), []

    def work() -> None:
        start.wait()
        try:
            n_made.append(make_missing(batch=2))
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(n_made) == 6
    assert Embedding.objects.count() == 6
    assert len(encoded) == 6


@pytest.fixture
def claims(db) -> dict[str, Claim]:
    """Two claims of OpenAI that mean the same, another one, and one of Meta."""
    wordings = {"copied": COPIED, "otherwise": COPIED_OTHERWISE, "prices": PRICES}
    made = {name: a_claim(wording) for name, wording in wordings.items()}
    made["meta"] = a_claim(COPIED, a_party("Meta"))
    make_missing()
    return made


@pytest.fixture(params=[1_000, 1], ids=["exactly", "by the index"])
def either_way(request, monkeypatch) -> None:
    """Once with all vectors looked at, once with the index."""
    monkeypatch.setattr(nearest_module, "EXACT_UP_TO", request.param)
    monkeypatch.setattr(nearest_module, "EXACT_AMONG", request.param)


def test_the_nearest_come_first(claims, either_way):
    found = nearest(COPIED, 10)
    names = ("copied", "meta", "otherwise", "prices")
    assert [near.claim_id for near in found] == [claims[name].pk for name in names]
    assert found[0].similarity == pytest.approx(1, abs=0.01)
    assert found[0].similarity > found[2].similarity > found[3].similarity


def test_among_one_speakers_claims(claims, either_way):
    found = nearest(COPIED, 2, among=Claim.objects.filter(speaker=a_party("OpenAI")))
    assert [near.claim_id for near in found] == [claims["copied"].pk, claims["otherwise"].pk]


def test_claims_that_were_merged_away_are_left_out(claims):
    Claim.objects.filter(pk=claims["meta"].pk).update(merged_into=claims["copied"])
    assert claims["meta"].pk not in {near.claim_id for near in nearest(COPIED, 10)}


def test_nobody_to_look_among(claims):
    assert nearest(COPIED, 3, among=Claim.objects.none()) == []
