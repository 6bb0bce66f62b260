"""How claims stand to each other, found among the tellings of one article, or of claims that come near each other.

Two statements stand against each other (`against`) by a score of all that speaks for and against it: who speaks about
whom, what is negated, which words both have, where they stand (`features`), each with its weight (`weights`). How the
one is against the other, and in which words, its own words say (`stances`), by lists of general language
(`claims.linking.signals`). By rule are found speakers who take back what they said (`turns`), and figures that are put
in the place of others (`figures`).
"""

from claims.linking.opposing.across import relations_across
from claims.linking.opposing.found import Relating
from claims.linking.opposing.weights import MOST_DAYS_EARLY
from claims.linking.opposing.within import relations_within

__all__ = ["MOST_DAYS_EARLY", "Relating", "relations_across", "relations_within"]
