"""A citation as a sentence."""

from claims.exports.citation import as_plain
from tests.exports.citation.cases import a_citable


def test_all_that_finds_it_again_stands_in_one_line():
    assert as_plain(a_citable()) == (
        "“OpenAI copied millions of articles.” (The New York Times). Claimline, claim 8, as known on 28 Nov 2026 "
        "(first published 28 Dec 2023; told by 5 articles, 1 origin; found by the machine, not yet checked). "
        "https://example.org/claims/8/?as_of=2026-11-28&as_of_clock=first_held"
    )


def test_what_nobody_knows_is_left_out_and_who_checked_it_is_said():
    told = as_plain(a_citable(speaker="", published="", n_articles=1, is_checked=True))
    assert "“OpenAI copied millions of articles.” Claimline" in told
    assert "“Nobody knows”. Claimline" in as_plain(a_citable(speaker="", wording="Nobody knows"))
    assert "(told by 1 article, 1 origin; checked by an editor)" in told


def test_what_is_quoted_within_the_wording_has_single_marks():
    assert "“It saw ‘evidence’ of it.” (The New York Times)" in as_plain(a_citable(wording="It saw “evidence” of it."))


def test_a_very_long_wording_is_cut_and_turns_nothing_round():
    told = as_plain(a_citable(wording="\u202eturned\nround " * 500))
    assert "\u202e" not in told
    assert "\n" not in told
    assert len(told) < 600
