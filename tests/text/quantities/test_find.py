"""Numbers and amounts in a text: text → (low, high, kind and unit, bound)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import find_times
from claims.text.quantities import find_denied, find_quantities

FOUND = {
    # figures, scales, currencies
    "a $1.5 billion settlement": [(1.5e9, 1.5e9, "USD", "exact")],
    "1.5 billion dollars": [(1.5e9, 1.5e9, "USD", "exact")],
    "US$2bn": [(2e9, 2e9, "USD", "exact")],
    "€5m": [(5e6, 5e6, "EUR", "exact")],
    "£250k": [(250e3, 250e3, "GBP", "exact")],
    "40 cents": [(0.4, 0.4, "USD", "exact")],
    "3 million yuan": [(3e6, 3e6, "CNY", "exact")],
    "$3,000 per book for 500,000 books": [(3e3, 3e3, "USD", "exact"), (5e5, 5e5, "book", "exact")],
    # words
    "three Chinese labs": [(3, 3, "lab", "exact")],
    "twenty-five authors": [(25, 25, "author", "exact")],
    "two hundred and fifty songs": [(250, 250, "song", "exact")],
    "three hundred thousand works": [(3e5, 3e5, "work", "exact")],
    "half a million books": [(5e5, 5e5, "book", "exact")],
    "a dozen newspapers": [(12, 12, "newspaper", "exact")],
    "two dozen papers": [(24, 24, "paper", "exact")],
    "half a dozen suits": [(6, 6, "suit", "exact")],
    # shares and durations
    "82 percent of answers": [(82, 82, "%", "exact")],
    "5 per cent": [(5, 5, "%", "exact")],
    "2 percentage points": [(2, 2, "points", "exact")],
    "half of the class": [(50, 50, "%", "exact")],
    "two thirds of it": [(66.7, 66.7, "%", "exact")],
    "a 30-day order": [(30, 30, "days", "exact")],
    "one year": [(365.25, 365.25, "days", "exact")],
    # approximations and bounds
    "more than a billion dollars": [(1e9, None, "USD", "least")],
    "nearly half a million books": [(4.5e5, 5e5, "book", "nearly")],
    "up to $150,000 per work": [(None, 1.5e5, "USD", "most")],
    "about 24,000 fraudulent accounts": [(21600, 26400, "account", "about")],
    "at least 500 works": [(500, None, "work", "least")],
    "fewer than 5%": [(None, 5, "%", "most")],
    "100+ songs": [(100, None, "song", "least")],
    "7 million-plus books": [(7e6, None, "book", "least")],
    "20 authors or more": [(20, None, "author", "least")],
    "1,200 or so works": [(1080, 1320, "work", "about")],
    "~90 titles": [(81, 99, "title", "about")],
    # ranges and vague plurals
    "between 10 and 20 million files": [(1e7, 2e7, "file", "range")],
    "10 to 20 percent": [(10, 20, "%", "range")],
    "$5-$7 billion": [(5e9, 7e9, "USD", "range")],
    "tens of millions of articles": [(1e7, 1e8, "article", "range")],
    "hundreds of thousands of conversations": [(1e5, 1e6, "conversation", "range")],
    "dozens of outlets": [(24, 100, "outlet", "range")],
    # one in the place of another
    "£31 million, not £38 million": [(3.1e7, 3.1e7, "GBP", "exact")],
    "31 fires rather than the 38 fires": [(31, 31, "fire", "exact")],
    "not 38 fires but 31 fires": [(31, 31, "fire", "exact")],
    "$5 million instead of $6 million": [(5e6, 5e6, "USD", "exact")],
    "3 cases, and not more than 5 labs": [(3, 3, "case", "exact"), (None, 5, "lab", "most")],
    "not 3 cases of 20 labs": [(3, 3, "case", "exact"), (20, 20, "lab", "exact")],
    "140,000 pictures and not of 1.4 million": [(1.4e5, 1.4e5, "picture", "exact")],
    "closer to 19 fires than to 31": [(19, 19, "fire", "exact")],
    "rather than 38 fires": [(38, 38, "fire", "exact")],
    # two at once
    "16 million exchanges through 24,000 accounts": [
        (16e6, 16e6, "exchange", "exact"),
        (24e3, 24e3, "account", "exact"),
    ],
}
NONE = [
    "one of the authors",
    "no one",
    "GPT-4 and R1",
    "under Section 1202",
    "docket No. 12",
    "case 3:23-cv-01092",
    "in 2024",
    "COVID-19",
    "the 9th Circuit",
    "",
    "$",
    "half",
    "a",
]


@pytest.mark.parametrize("text, expected", FOUND.items(), ids=FOUND)
def test_quantities_are_found(text, expected):
    found = find_quantities(text)
    short = [(one.low, one.high, one.unit or one.nouns[0], one.bound) for one in found]
    assert short == [(pytest.approx(low), pytest.approx(high), *rest) for low, high, *rest in expected]
    assert [one.span.of(text) for one in found] == [one.text for one in found]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text):
    assert find_quantities(text) == []


def test_days_are_left_to_the_dates():
    text = "On 20 January 2025 it took 30 files"
    days = [time.span for time in find_times(text, None)]
    assert [one.text for one in find_quantities(text, days)] == ["30"]


def test_a_year_in_front_of_a_unit_is_a_number():
    assert [one.value for one in find_quantities("2000 dollars and 1999 percent")] == [2000, 1999]


@given(st.text(alphabet="0123456789 ,.$€%-–aehllfmnoinstdruw+~:", max_size=40))
def test_any_text_is_read(text):
    for one in find_quantities(text):
        assert one.span.of(text) == one.text
        assert one.low is not None or one.high is not None


@pytest.mark.parametrize(
    "text, denied",
    [
        ("31 fires, not 38", [38]),
        ("not 38 fires but 31", [38]),
        ("closer to 19 than to 31", [31]),
        ("3 cases, and not more than 5", []),
        ("19 rather than 31 fires, and 7 instead of 9 labs", [31, 9]),
        ("no fires", []),
    ],
)
def test_what_another_number_is_put_in_the_place_of_is_denied(text, denied):
    assert [each.value for each in find_denied(text)] == denied
