"""Vectors of words, made once in a process: each test takes back what it wrote, and theirs with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest

from claims.linking import vectors


@contextmanager
def vectors_made_once() -> Iterator[None]:
    """What the linking asks to be made is made meanwhile as ever, and the same words are not gone through again."""
    made: dict[str, np.ndarray] = {}
    encode = vectors.encode

    def from_memory(wordings: Sequence[str]) -> np.ndarray:
        if new := [wording for wording in dict.fromkeys(wordings) if wording not in made]:
            made.update(zip(new, encode(new), strict=True))
        return np.stack([made[wording] for wording in wordings]) if wordings else encode(wordings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "encode", from_memory)
        yield
