"""How far a figure may be from what many more articles would give: 95 % intervals."""

import math
from collections.abc import Sequence
from random import Random

Z = 1.959963984540054  # 95 % of a normal distribution lie within so many standard deviations
SHARE_OUTSIDE = 0.025  # on either side
N_DRAWS = 1_000
SEED = 20250130


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's score interval for `right` out of `n` cases, n > 0.

    Unlike the plain one it stays within 0 and 1, and says of 3 right out of 3 that it may well be .44.
    """
    share, z2 = right / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def draws(n_articles: int) -> list[list[int]]:
    """N_DRAWS times as many articles as there are, with repetition; the same ones each time.

    Whole articles are drawn, because the claims of one article are alike: drawn one by one, they would make the
    interval look narrower than it is.
    """
    chance = Random(SEED)  # nosec B311 # the same each time, on purpose
    return [chance.choices(range(n_articles), k=n_articles) for _ in range(N_DRAWS)]


def middle_of(values: Sequence[float]) -> tuple[float, float]:
    """The bounds of the middle 95 % of some values."""
    ranked = sorted(values)
    outside = math.ceil(len(ranked) * SHARE_OUTSIDE)
    return ranked[max(outside - 1, 0)], ranked[-max(outside, 1)]
