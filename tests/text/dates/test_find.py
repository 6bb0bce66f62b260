"""What the grammar reads on a page of Thursday, 30 January 2025, and what it leaves alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import find_times

PUBLISHED = date(2025, 1, 30)

READ = [
    # weeks, months, years counted from the publication day
    ("It moved on Tuesday.", "Tuesday", "2025-01-28"),
    ("Thursday's ruling", "Thursday", "2025-01-30"),
    ("Wednesday night", "Wednesday", "2025-01-29"),
    ("He said yesterday", "yesterday", "2025-01-29"),
    ("the day before yesterday", "the day before yesterday", "2025-01-28"),
    ("It did so this week.", "this week", "2025-01-27/2025-02-02"),
    ("early last week", "early last week", "2025-01-20/2025-01-22"),
    ("Tuesday of last week", "Tuesday of last week", "2025-01-21"),
    ("last Tuesday", "last Tuesday", "2025-01-28"),
    ("next Tuesday", "next Tuesday", "2025-02-04"),
    ("over the weekend", "the weekend", "2025-01-25/2025-01-26"),
    ("earlier this month", "earlier this month", "2025-01-01/2025-01-30"),
    ("later this year", "later this year", "2025-01-30/2025-12-31"),
    ("last month", "last month", "2024-12-01/2024-12-31"),
    ("Early last year", "Early last year", "2024-01-01/2024-03-31"),
    ("last quarter", "last quarter", "2024-10-01/2024-12-31"),
    ("the end of the year", "the end of the year", "2025-10-01/2025-12-31"),
    ("three weeks ago", "three weeks ago", "2025-01-06/2025-01-12"),
    ("two days ago", "two days ago", "2025-01-28"),
    ("four months ago", "four months ago", "2024-09-01/2024-09-30"),
    ("a decade ago", "a decade ago", "2015-01-01/2015-12-31"),
    ("22 hours ago", "22 hours ago", "2025-01-29/2025-01-30"),
    ("over the past two weeks", "the past two weeks", "2025-01-16/2025-01-30"),
    ("over the past year", "the past year", "2024-01-30/2025-01-30"),
    ("within the next three months", "the next three months", "2025-01-30/2025-04-30"),
    # what comes every year
    ("noticed last fall that", "last fall", "2024-09-01/2024-11-30"),
    ("noticed in the fall that", "the fall", "2024-09-01/2024-11-30"),
    ("last winter", "last winter", "2023-12-01/2024-02-29"),
    ("this winter", "this winter", "2024-12-01/2025-02-28"),
    ("this summer", "this summer", "2025-06-01/2025-08-31"),
    ("late summer was quiet", "late summer", "2024-08-01/2024-08-31"),
    ("in January it", "January", "2025-01-01/2025-01-31"),
    ("in June it", "June", "2024-06-01/2024-06-30"),
    ("In May it", "May", "2024-05-01/2024-05-31"),
    ("late December", "late December", "2024-12-21/2024-12-31"),
    ("since February", "February", "2024-02-01/2024-02-29"),
    ("last June", "last June", "2024-06-01/2024-06-30"),
    ("in June last year", "June last year", "2024-06-01/2024-06-30"),
    ("on Jan. 28", "Jan. 28", "2025-01-28"),
    ("as of January 25th, it", "January 25th", "2025-01-25"),
    ("on 5 May", "5 May", "2024-05-05"),
    ("a Feb. 10 deadline", "Feb. 10", "2025-02-10"),
    ("on Feb. 29", "Feb. 29", "2024-02-29"),
    ("Jan. 3-5", "Jan. 3-5", "2025-01-03/2025-01-05"),
    ("Jan. 28 and 12 authors", "Jan. 28", "2025-01-28"),
    ("in the third quarter", "the third quarter", "2024-07-01/2024-09-30"),
    # with a year
    ("on January 30, 2025, it", "January 30, 2025", "2025-01-30"),
    ("on Thursday, January 30, 2025", "Thursday, January 30, 2025", "2025-01-30"),
    ("30 January 2025", "30 January 2025", "2025-01-30"),
    ("the 30th of January 2025", "the 30th of January 2025", "2025-01-30"),
    ("Jan 3–5, 2024", "Jan 3–5, 2024", "2024-01-03/2024-01-05"),
    ("2025-01-28T10:00Z", "2025-01-28", "2025-01-28"),
    ("on 30/1/2025", "30/1/2025", "2025-01-30"),
    ("in May 2020", "May 2020", "2020-05-01/2020-05-31"),
    ("in June of 2023", "June of 2023", "2023-06-01/2023-06-30"),
    ("from March to May 2024", "from March to May 2024", "2024-03-01/2024-05-31"),
    ("in 2023, it", "2023", "2023-01-01/2023-12-31"),
    ("the 2023 lawsuit", "2023", "2023-01-01/2023-12-31"),
    ("in late 2023", "late 2023", "2023-10-01/2023-12-31"),
    ("mid-2023", "mid-2023", "2023-04-01/2023-09-30"),
    ("by the end of 2024", "the end of 2024", "2024-10-01/2024-12-31"),
    ("in 2019–21", "2019–21", "2019-01-01/2021-12-31"),
    ("the 2010s", "the 2010s", "2010-01-01/2019-12-31"),
    ("late 1990s", "late 1990s", "1997-01-01/1999-12-31"),
    ("Q3 2024", "Q3 2024", "2024-07-01/2024-09-30"),
    ("the first half of 2024", "the first half of 2024", "2024-01-01/2024-06-30"),
    ("spring of 2024", "spring of 2024", "2024-03-01/2024-05-31"),
    ("winter 2023-24", "winter 2023-24", "2023-12-01/2024-02-29"),
    # joined
    ("between 2019 and 2021", "between 2019 and 2021", "2019-01-01/2021-12-31"),
    ("from Monday to Wednesday", "from Monday to Wednesday", "2025-01-27/2025-01-29"),
    # the sentence looks ahead
    ("It is expected to be final on September 3rd.", "September 3rd", "2025-09-03"),
    ("They were set to go to trial in December.", "December", "2025-12-01/2025-12-31"),
    ("On Monday the court will hear both.", "Monday", "2025-02-03"),
    ("It will appeal, it said on Monday.", "Monday", "2025-01-27"),
]


@pytest.mark.parametrize("text, words, value", READ, ids=[text for text, _, _ in READ])
def test_reads(text, words, value):
    (found,) = find_times(text, PUBLISHED)
    assert (found.text, found.date.value) == (words, value)
    assert found.span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "They may sue and march on.",
        "Theresa May said so to April Smith.",
        "May I? March!",
        "a fall in prices",
        "the second of two, in the spring of his life",
        "They fall short; hopes spring up.",
        "31 February 2025",
        "February 31, 2025",
        "on 4/5/2025",
        "in 2005-06",
        "Black Friday, every Tuesday, on Mondays, the Sunday Times",
        "today's models",
        "$2023 and 2,023 and 2023% and GPT-2023 and 12023",
        "of 2000 authors",
        "the Copyright Act of 1976",
        "more than a year ago",
        "over the past weeks",
        "three weeks later, the following day",
        "in the coming weeks",
        "it costs $10 a month and took years",
        "",
    ],
)
def test_leaves_alone(text):
    assert find_times(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["last fall", "on Tuesday", "in June", "Jan. 28", "three weeks ago", "this week"])
def test_a_relative_expression_without_publication_day_is_left_out(text):
    assert find_times(text, None) == []


def test_a_year_named_once_counts_for_both():
    found = find_times("in March and May 2024, on Jan. 5 and Feb. 3, 2024", PUBLISHED)
    assert [expression.date.edtf for expression in found] == ["2024-03", "2024-05", "2024-01-05", "2024-02-03"]


def test_says_by_which_rule_and_against_which_day():
    relative, absolute = (find_times(text, PUBLISHED)[0].date for text in ("last fall", "30 January 2025"))
    assert (relative.rule, relative.edtf, relative.anchor_on) == ("season-relative", "2024-23", PUBLISHED)
    assert (absolute.rule, absolute.edtf, absolute.anchor_on) == ("day-month-year", "2025-01-30", None)


def test_a_line_break_within_an_expression_is_a_blank_but_a_paragraph_is_not():
    assert [found.text for found in find_times("on January\n30, 2025", None)] == ["January\n30, 2025"]
    assert [found.text for found in find_times("January\n\n30 were heard", PUBLISHED)] == ["January"]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_break_it(published):
    for text, _, _ in READ:
        find_times(text, published)


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_gives_ordered_spans_without_overlaps(text, published):
    found = find_times(text, published)
    assert all(expression.span.of(text) == expression.text for expression in found)
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))
