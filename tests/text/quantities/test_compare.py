"""Whether two amounts agree, differ, or cannot be compared."""

import pytest

from claims.text.agreement import Agreement
from claims.text.quantities import compare_quantities, differ_beyond_zeros, find_quantities

AGREE, DIFFER, UNKNOWN = Agreement.AGREE, Agreement.DIFFER, Agreement.UNKNOWN

CASES = [
    ("$1.5 billion", "1.5 billion dollars", AGREE),
    ("$1.5 billion", "$1.5 million", DIFFER),
    ("$1.5 billion", "€1.5 billion", UNKNOWN),
    ("more than a billion dollars", "$1.5 billion", AGREE),
    ("more than a billion dollars", "$900 million", DIFFER),
    ("more than a billion dollars", "$20 billion", UNKNOWN),
    ("more than $1 billion", "at least $1.2 billion", AGREE),
    ("up to $150,000", "$100,000", AGREE),
    ("up to $150,000", "$1,000", UNKNOWN),
    ("up to $150,000", "$250,000", DIFFER),
    ("up to $1 billion", "more than $2 billion", DIFFER),
    ("nearly half a million books", "482,460 books", AGREE),
    ("nearly half a million books", "500,000 books", AGREE),
    ("nearly half a million books", "600,000 books", DIFFER),
    ("about 24,000 accounts", "24,312 fake accounts", AGREE),
    ("24,000 fraudulent accounts", "23,900 fake accounts", AGREE),
    ("24,000 accounts", "42,000 accounts", DIFFER),
    ("24,000 accounts", "16 million exchanges", UNKNOWN),
    ("three Chinese labs", "five Chinese engineers", UNKNOWN),
    ("three Chinese labs", "four labs in China", DIFFER),
    ("tens of millions of articles", "20 million articles", AGREE),
    ("tens of millions of articles", "2 million articles", DIFFER),
    ("10 to 20 percent", "15%", AGREE),
    ("10 to 20 percent", "25%", DIFFER),
    ("half of the class", "50 percent", AGREE),
    ("two percentage points", "2 percent", UNKNOWN),
    ("three months", "90 days", AGREE),
    ("three months", "30 days", DIFFER),
    ("one year", "12 months", AGREE),
    # several at once
    ("$3,000 for 500,000 books", "500,000 books", AGREE),
    ("$3,000 for 500,000 books", "$2,000 for 500,000 books", DIFFER),
    ("$3,000 a book, $1.5 billion in all", "$1.5 billion", AGREE),
    ("16 million exchanges through 24,000 accounts", "24,000 accounts and 16 million exchanges", AGREE),
    ("", "$1.5 billion", UNKNOWN),
    ("", "", UNKNOWN),
]


@pytest.mark.parametrize("one, other, expected", CASES, ids=[f"{one} / {other}" for one, other, _ in CASES])
def test_amounts_are_compared(one, other, expected):
    quantities = find_quantities(one), find_quantities(other)
    assert compare_quantities(*quantities) is expected
    assert compare_quantities(*reversed(quantities)) is expected


BEYOND = [
    ("3,100 accounts", "31,000 accounts", False),
    ("$1.5 billion", "$1.5 million", False),
    ("$3,500 for 500,000 books", "$35,000 for 500,000 books", False),
    ("$3,500 for 500,000 books", "$35,000 for 600,000 books", True),
    ("3,100 accounts", "3,700 accounts", True),
    ("200 accounts", "2,000 accounts", True),
    ("3,100 accounts", "31,000 exchanges", False),
    ("three months", "90 days", False),
]


@pytest.mark.parametrize("one, other, expected", BEYOND, ids=[f"{one} / {other}" for one, other, _ in BEYOND])
def test_a_misplaced_nought_is_no_other_amount(one, other, expected):
    quantities = find_quantities(one), find_quantities(other)
    assert differ_beyond_zeros(*quantities) is expected
    assert differ_beyond_zeros(*reversed(quantities)) is expected


@pytest.mark.parametrize("amount", [one for one, _, _ in CASES if one])
def test_an_amount_agrees_with_itself(amount):
    assert compare_quantities(find_quantities(amount), find_quantities(amount)) is AGREE


@pytest.mark.parametrize(
    "several, best, worst",
    [
        ([AGREE, DIFFER, UNKNOWN], AGREE, DIFFER),
        ([DIFFER, UNKNOWN], DIFFER, DIFFER),
        ([AGREE, UNKNOWN], AGREE, AGREE),
        ([UNKNOWN], UNKNOWN, UNKNOWN),
        ([], UNKNOWN, UNKNOWN),
    ],
)
def test_several_comparisons_as_one(several, best, worst):
    assert (Agreement.best(several), Agreement.worst(several)) == (best, worst)
