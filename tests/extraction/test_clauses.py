"""Clauses that are hard to find or to end: text → every content, in order."""

import pytest

CASES = [
    ("gerund", "Nvidia said paying artists could ruin the firm.", ["paying artists could ruin the firm"]),
    (
        "title and name",
        "Nvidia said former chief engineer Ann Lee was mistaken.",
        ["former chief engineer Ann Lee was mistaken"],
    ),
    (
        "day in front",
        "Nvidia revealed Tuesday the missing songs were found in an archive.",
        ["the missing songs were found in an archive"],
    ),
    ("and somebody else after a day", "Bloomberg first reported the memo on Thursday and Reuters saw it.", []),
    ("and something else after a day", "Reuters reported the deal on Friday and shares fell.", []),
    (
        "two days",
        "Nvidia said the talks on Thursday and Friday were cancelled.",
        ["the talks on Thursday and Friday were cancelled"],
    ),
    ("contact relative", "Nvidia wrote a plan it had made in May.", []),
    (
        "while",
        "While Ann Lee said the songs were stolen, she said nobody could prove it.",
        ["the songs were stolen", "nobody could prove it"],
    ),
    (
        "and calls",
        "Ann Lee says she respects the court and calls the order “a step in the wrong direction.”",
        ["she respects the court", "the order “a step in the wrong direction.”"],
    ),
    (
        "adding",
        "The songs were licensed, Nvidia said, adding that it had kept the receipts.",
        ["The songs were licensed", "it had kept the receipts"],
    ),
    (
        "relative",
        "Ann Lee, who said that the songs were stolen, left the firm.",
        ["the songs were stolen"],
    ),
    (
        "although",
        "Nvidia said that the songs were licensed, although it showed no licence.",
        ["the songs were licensed"],
    ),
    ("many", "The songs, many argue, were never licensed.", ["The songs, many argue, were never licensed"]),
    (
        "records show",
        "The firm bought ten thousand songs, customs records show.",
        ["The firm bought ten thousand songs"],
    ),
    ("nothing", "The firm, which nobody likes, said nothing.", []),
    ("threat", "Nvidia threatened to leave the country.", ["to leave the country"]),
    (
        "according in the middle",
        "But the next day, according to Ann Lee, the firm asked for more.",
        ["the firm asked for more"],
    ),
    (
        "according around",
        "Sales, according to Ann Lee, have fallen by half.",
        ["Sales, according to Ann Lee, have fallen by half"],
    ),
    ("continues to insist", "Nvidia continues to insist it paid for the songs.", ["it paid for the songs"]),
    ("insistence", "Ann Lee’s insistence that the songs were stolen convinced nobody.", ["the songs were stolen"]),
]


@pytest.mark.parametrize("text, contents", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_clauses(claims_in, text, contents):
    assert [claim["content"] for claim in claims_in(text)] == contents
