"""Numbers and amounts as people write them, each as the range of values that the words leave open.

"$1.5 billion" is one value; "more than a billion" has no upper end; "nearly half a million" reaches up to 500,000 and
not far below; "up to 20%" has no lower end that anybody claims; "tens of millions" lies somewhere from 10 to 100
million. What is counted is kept beside it: a currency, percent, a span of time in days, or the noun.

Days and years ("20 January 2025") are no quantities: `dates` reads those. Numbers in names (GPT-4, Section 1202, docket
3:23-cv-01092) are none either. `words` holds the vocabulary, `numerals` reads one number, `find` walks a text and
`compare` says whether two quantities, or all of two texts, agree.
"""

from claims.text.quantities.compare import ROUNDING, compare_quantities, compare_two, differ_beyond_zeros
from claims.text.quantities.find import find_denied, find_quantities
from claims.text.quantities.values import Bound, Kind, Quantity

__all__ = [
    "ROUNDING",
    "Bound",
    "Kind",
    "Quantity",
    "compare_quantities",
    "compare_two",
    "differ_beyond_zeros",
    "find_denied",
    "find_quantities",
]
