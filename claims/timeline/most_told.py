"""Of the claims that are found those that most articles tell."""

import numpy as np

from claims.timeline.columns import NO_DAY, Columns
from claims.timeline.counts import rows_of_cards
from claims.timeline.filters import Filters


def most_told(columns: Columns, filters: Filters, most: int) -> list[int]:
    """The keys of at most ``most`` claims with a day on the chosen clock, those told by most articles first."""
    rows = rows_of_cards(columns, filters)
    rows = rows[columns.day[rows] != NO_DAY]
    claims = columns.claim[rows]
    return claims[np.lexsort((claims, -columns.told.n_articles[rows]))][:most].tolist()
