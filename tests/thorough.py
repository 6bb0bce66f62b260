"""What of a test is left to ``--slow``: three in four generated inputs, and of many cases alike all but the first."""

from collections.abc import Sequence
from itertools import islice

import pytest
from hypothesis import settings


def examples(number: int) -> int:
    """So many of ``number`` as this run tries, at least one. Of 100, this is what hypothesis does by itself."""
    return max(1, number * settings.default.max_examples // 100)


def first_of(cases: Sequence[object], n: int = 1) -> list:
    """These cases for ``parametrize``, of which a run without ``--slow`` takes the first ``n``."""
    return [*islice(cases, n), *(pytest.param(case, marks=pytest.mark.slow) for case in cases[n:])]
